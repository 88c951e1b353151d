import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { VpnConnection } from 'cloudstance/resources/aws/ec2-network';

const tunnel = (outsideIpAddress: string, status: string) => ({ outsideIpAddress, status });

export default defineCheck({
  id: 'aws-ec2-vpn-connection-tunnels',
  title: 'Both tunnels of site-to-site VPN connections are up',
  severity: 'medium',
  why: 'AWS takes tunnels down one at a time for maintenance; with only one up, the connection breaks then.',
  references: ['https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html'],
  on: VpnConnection.pick('tunnels'),
  fix: ({ name, scope }) => ({
    text: 'Configure the second tunnel on the customer gateway device',
    command: sh`aws ec2 describe-vpn-connections --region ${scope.region} --vpn-connection-ids ${name} --query 'VpnConnections[].VgwTelemetry'`,
  }),

  evaluate({ tunnels }) {
    const down = tunnels.filter(({ status }) => status !== 'UP').map(({ outsideIpAddress }) => outsideIpAddress);
    if (down.length > 0) return fail(`Down: ${listOf(down)}`);
    if (tunnels.length < 2) return fail(`Has only ${tunnels.length} of 2 tunnels`);
    return pass('Both tunnels are up');
  },

  examples: {
    pass: [{ tunnels: [tunnel('203.0.113.20', 'UP'), tunnel('203.0.113.21', 'UP')] }],
    fail: [{ tunnels: [tunnel('203.0.113.20', 'UP'), tunnel('203.0.113.21', 'DOWN')] }, { tunnels: [] }],
  },
});
