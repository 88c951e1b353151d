import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/aws/ec2';

export default defineCheck({
  id: 'aws-ec2-instance-detailed-monitoring',
  title: 'EC2 instances have detailed monitoring',
  severity: 'low',
  why: 'Basic monitoring has a value every five minutes, in which a burst of mining or exfiltration drowns.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html'],
  on: Instance.pick('monitoring'),
  fix: ({ name, scope }) => ({
    command: sh`aws ec2 monitor-instances --region ${scope.region} --instance-ids ${name}`,
    terraform: 'resource "aws_instance": monitoring = true',
  }),

  evaluate({ monitoring }) {
    if (monitoring === 'enabled' || monitoring === 'pending') return pass(`Detailed monitoring is ${monitoring}`);
    return fail(`Detailed monitoring is ${monitoring}`);
  },

  examples: {
    pass: [{ monitoring: 'enabled' }, { monitoring: 'pending' }],
    fail: [{ monitoring: 'disabled' }, { monitoring: 'disabling' }],
  },
});
