import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { nameOf } from 'cloudstance/domain/aws/arn';
import { LaunchTemplate } from 'cloudstance/resources/aws/ec2';

export default defineCheck({
  id: 'aws-ec2-launch-template-public-address',
  title: 'Launch templates assign no public address',
  severity: 'medium',
  why: 'Every instance that is launched from the template is on the internet, whatever its subnet says.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html'],
  on: LaunchTemplate.pick('networkInterfaces', 'version'),
  fix: ({ uid, scope }) => ({
    text: 'Make a version without public addresses and set it as the default version',
    command: sh`aws ec2 describe-launch-template-versions --region ${scope.region} --launch-template-id ${nameOf(uid)} --versions ${'$Default'}`,
    terraform: 'resource "aws_launch_template": network_interfaces { associate_public_ip_address = false }',
  }),

  evaluate({ networkInterfaces, version }) {
    if (networkInterfaces.some(({ associatePublicIpAddress }) => associatePublicIpAddress))
      return fail(`Version ${version} assigns a public address`);
    return pass(`Version ${version} assigns no public address`);
  },

  examples: {
    pass: [
      { networkInterfaces: [], version: 1 },
      { networkInterfaces: [{ associatePublicIpAddress: false }, {}], version: 1 },
    ],
    fail: [{ networkInterfaces: [{}, { associatePublicIpAddress: true }], version: 3 }],
  },
});
