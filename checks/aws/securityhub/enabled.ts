import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { RegionSettings } from 'cloudstance/resources/aws/securityhub';

export default defineCheck({
  id: 'aws-securityhub-enabled',
  title: 'Security Hub is enabled in every region',
  severity: 'medium',
  why: 'Findings of GuardDuty, Inspector, Macie and others stay scattered, and a region without it is one that nobody looks at.',
  references: ['https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-settingup.html'],
  on: RegionSettings.pick('hub'),
  fix: ({ scope }) => ({
    command: sh`aws securityhub enable-security-hub --enable-default-standards --region ${scope.region}`,
    terraform: 'resource "aws_securityhub_account"',
  }),

  evaluate({ hub }) {
    return hub === null ? fail('Security Hub is not enabled') : pass(`Security Hub is enabled: ${hub.hubArn}`);
  },

  examples: {
    pass: [{ hub: { hubArn: 'arn:aws:securityhub:eu-west-1:111122223333:hub/default' } }],
    fail: [{ hub: null }],
  },
});
