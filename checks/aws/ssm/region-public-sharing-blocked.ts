import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { RegionSettings } from 'cloudstance/resources/aws/ssm';

export default defineCheck({
  id: 'aws-ssm-region-public-sharing-blocked',
  title: 'Every region refuses to make Systems Manager documents public',
  severity: 'medium',
  why: 'With the block, no mistake of one person can show a document to the world.',
  references: [
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html#block-public-access',
  ],
  on: RegionSettings.pick('publicSharing'),
  fix: ({ name }) => ({
    command: sh`aws ssm update-service-setting --region ${name} --setting-id /ssm/documents/console/public-sharing-permission --setting-value Disable`,
    terraform:
      'resource "aws_ssm_service_setting": setting_id = ".../ssm/documents/console/public-sharing-permission", setting_value = "Disable"',
  }),

  evaluate({ publicSharing: { value } }) {
    return value === 'Disable' ? pass('Public sharing is blocked') : fail('Public sharing is allowed');
  },

  examples: { pass: [{ publicSharing: { value: 'Disable' } }], fail: [{ publicSharing: { value: 'Enable' } }] },
});
