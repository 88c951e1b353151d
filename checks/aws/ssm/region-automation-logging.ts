import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { RegionSettings } from 'cloudstance/resources/aws/ssm';

export default defineCheck({
  id: 'aws-ssm-region-automation-logging',
  title: 'Automations of Systems Manager log what their scripts print',
  severity: 'low',
  why: 'Automations run with wide permissions; without their output nobody can tell afterwards what one did.',
  references: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-logging.html'],
  on: RegionSettings.pick('automationLog'),
  fix: ({ name }) =>
    sh`aws ssm update-service-setting --region ${name} --setting-id /ssm/automation/customer-script-log-destination --setting-value CloudWatch`,

  evaluate({ automationLog: { destination } }) {
    return destination === 'CloudWatch' ? pass('The output goes to CloudWatch Logs') : fail('The output goes nowhere');
  },

  examples: {
    pass: [{ automationLog: { destination: 'CloudWatch' } }],
    fail: [{ automationLog: { destination: null } }],
  },
});
