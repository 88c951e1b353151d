import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { RegionSettings } from 'cloudstance/resources/aws/ec2';

export default defineCheck({
  id: 'aws-ec2-region-serial-console-access',
  title: 'The EC2 serial console is off in every region',
  severity: 'low',
  why: 'The serial console goes around security groups and network ACLs to the console of an instance; it is for emergencies.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetSerialConsoleAccessStatus.html'],
  on: RegionSettings.pick('serialConsoleAccess'),
  fix: ({ scope }) => ({
    command: sh`aws ec2 disable-serial-console-access --region ${scope.region}`,
    terraform: 'resource "aws_ec2_serial_console_access": enabled = false',
  }),

  evaluate({ serialConsoleAccess }) {
    if (serialConsoleAccess) return fail('The serial console is on');
    return pass('The serial console is off');
  },

  examples: { pass: [{ serialConsoleAccess: false }], fail: [{ serialConsoleAccess: true }] },
});
