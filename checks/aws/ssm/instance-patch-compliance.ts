import { defineCheck, sh } from 'cloudstance/check';
import { Compliance } from 'cloudstance/resources/aws/ssm';
import { complianceVerdict, summary } from './_compliance.ts';

export default defineCheck({
  id: 'aws-ssm-instance-patch-compliance',
  title: 'Managed instances have the patches of their baseline',
  severity: 'high',
  why: 'Flaws whose patches are out are the ones that attackers try first.',
  references: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-compliance-states.html'],
  on: Compliance.pick('summary'),
  fix: ({ name, scope }) =>
    sh`aws ssm send-command --region ${scope.region} --document-name AWS-RunPatchBaseline --instance-ids ${name} --parameters Operation=Install`,

  evaluate({ summary: seen }) {
    return complianceVerdict(seen, 'Patch', 'patch');
  },

  examples: {
    pass: [summary('Patch', 0)],
    fail: [summary('Patch', 1), summary('Patch', 12)],
    notApplicable: [summary('Association', 1), summary('Custom:Antivirus', 1)],
  },
});
