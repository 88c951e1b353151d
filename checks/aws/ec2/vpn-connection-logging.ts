import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { VpnConnection } from 'cloudstance/resources/aws/ec2-network';

const tunnel = (outsideIpAddress: string, enabled: boolean) => ({ outsideIpAddress, enabled });

export default defineCheck({
  id: 'aws-ec2-vpn-connection-logging',
  title: 'Tunnels of site-to-site VPN connections log to CloudWatch',
  severity: 'low',
  why: 'Without tunnel logs, negotiations that fail or are forced to weaker ciphers leave no trace.',
  references: ['https://docs.aws.amazon.com/vpn/latest/s2svpn/monitoring-logs.html'],
  on: VpnConnection.pick('tunnelLogs'),
  fix: ({ name, scope }) => ({
    text: 'Do so for each tunnel, by its outside address: TUNNEL; GROUP is the ARN of a log group',
    command: sh`aws ec2 modify-vpn-tunnel-options --region ${scope.region} --vpn-connection-id ${name} --vpn-tunnel-outside-ip-address TUNNEL --tunnel-options ${'LogOptions={CloudWatchLogOptions={LogEnabled=true,LogGroupArn=GROUP}}'}`,
    terraform: 'resource "aws_vpn_connection": tunnel1_log_options and tunnel2_log_options',
  }),

  evaluate({ tunnelLogs }) {
    const silent = tunnelLogs.filter(({ enabled }) => !enabled).map(({ outsideIpAddress }) => outsideIpAddress);
    if (silent.length > 0) return fail(`No logs of ${listOf(silent)}`);
    return tunnelLogs.length > 0 ? pass('Every tunnel logs') : fail('No tunnel logs');
  },

  examples: {
    pass: [{ tunnelLogs: [tunnel('203.0.113.20', true), tunnel('203.0.113.21', true)] }],
    fail: [{ tunnelLogs: [tunnel('203.0.113.20', true), tunnel('203.0.113.21', false)] }, { tunnelLogs: [] }],
  },
});
