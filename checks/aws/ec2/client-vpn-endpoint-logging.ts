import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { ClientVpnEndpoint } from 'cloudstance/resources/aws/ec2-network';

export default defineCheck({
  id: 'aws-ec2-client-vpn-endpoint-logging',
  title: 'Client VPN endpoints log connections',
  severity: 'low',
  why: 'The log says who came in, when and from where; without it a stolen client certificate is used unseen.',
  references: ['https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-with-connection-logs.html'],
  on: ClientVpnEndpoint.pick('connectionLogging'),
  fix: ({ name, scope }) => ({
    text: 'GROUP is a log group',
    command: sh`aws ec2 modify-client-vpn-endpoint --region ${scope.region} --client-vpn-endpoint-id ${name} --connection-log-options Enabled=true,CloudwatchLogGroup=GROUP`,
    terraform: 'resource "aws_ec2_client_vpn_endpoint": connection_log_options { enabled = true }',
  }),

  evaluate({ connectionLogging }) {
    return connectionLogging ? pass('Connections are logged') : fail('Connections are not logged');
  },

  examples: { pass: [{ connectionLogging: true }], fail: [{ connectionLogging: false }] },
});
