import { defineCheck, sh } from 'cloudstance/check';
import { FileSystem } from 'cloudstance/resources/aws/efs';
import { examplePolicies, foreignVerdict, trusting } from '../_resource-policy.ts';

const policies = examplePolicies(
  'elasticfilesystem:ClientMount',
  'arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-1',
);
const fileSystem = (policy: string | null) => ({ policy });

export default defineCheck({
  id: 'aws-efs-file-system-foreign-access',
  title: 'EFS file systems are shared only with trusted accounts',
  severity: 'medium',
  why: 'An account that nobody vouches for can read or change the files for as long as its entry stays in the policy.',
  references: ['https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html'],
  on: FileSystem.pick('policy'),
  params: trusting,
  fix: ({ name, scope }) => ({
    text: 'Remove the account from the policy, or add it to trustedAccounts if it is yours or a partner.',
    command: sh`aws efs put-file-system-policy --region ${scope.region} --file-system-id ${name} --policy file://policy.json`,
  }),

  evaluate({ policy, scope: { account } }, { params: { trustedAccounts } }) {
    return foreignVerdict(policy, { account, trustedAccounts, what: 'file system' });
  },

  examples: {
    pass: [null, policies.own, policies.organization].map(fileSystem),
    fail: [policies.partner, policies.partnerByCondition].map(fileSystem),
  },
});
