import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { nameOf } from 'cloudstance/domain/aws/arn';
import { Instance } from 'cloudstance/resources/aws/ec2';

export default defineCheck({
  id: 'aws-ec2-instance-profile',
  title: 'EC2 instances have an IAM role',
  severity: 'medium',
  why: 'Software on an instance without a role can only call AWS with long-lived keys, which lie on its disk and leak.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html'],
  on: Instance.pick('instanceProfile'),
  fix: ({ name, scope }) => ({
    text: 'PROFILE is an instance profile whose role allows just what the instance does, if only Systems Manager',
    command: sh`aws ec2 associate-iam-instance-profile --region ${scope.region} --instance-id ${name} --iam-instance-profile Name=PROFILE`,
    terraform: 'resource "aws_instance": iam_instance_profile',
  }),

  evaluate({ instanceProfile }) {
    if (instanceProfile === null) return fail('Has no instance profile');
    return pass(`Has instance profile ${nameOf(instanceProfile)}`);
  },

  examples: {
    pass: [{ instanceProfile: 'arn:aws:iam::111122223333:instance-profile/web' }],
    fail: [{ instanceProfile: null }],
  },
});
