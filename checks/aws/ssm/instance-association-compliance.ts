import { defineCheck, sh } from 'cloudstance/check';
import { Compliance } from 'cloudstance/resources/aws/ssm';
import { complianceVerdict, summary } from './_compliance.ts';

export default defineCheck({
  id: 'aws-ssm-instance-association-compliance',
  title: 'Associations of managed instances have taken effect',
  severity: 'low',
  why: 'An association says how an instance shall be set up; where it failed, the instance is set up otherwise.',
  references: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/compliance-about.html'],
  on: Compliance.pick('summary'),
  fix: ({ name, scope }) =>
    sh`aws ssm list-compliance-items --region ${scope.region} --resource-ids ${name} --filters Key=ComplianceType,Values=Association`,

  evaluate({ summary: seen }) {
    return complianceVerdict(seen, 'Association', 'association');
  },

  examples: {
    pass: [summary('Association', 0)],
    fail: [summary('Association', 2)],
    notApplicable: [summary('Patch', 1)],
  },
});
