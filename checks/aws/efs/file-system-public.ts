import { defineCheck, sh } from 'cloudstance/check';
import { FileSystem } from 'cloudstance/resources/aws/efs';
import { examplePolicies, publicVerdict } from '../_resource-policy.ts';

const policies = examplePolicies(
  'elasticfilesystem:ClientMount',
  'arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-1',
);
const fileSystem = (policy: string | null) => ({ policy });
const viaMountTarget = JSON.stringify({
  Statement: {
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: 'elasticfilesystem:ClientMount',
    Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
  },
});

export default defineCheck({
  id: 'aws-efs-file-system-public',
  title: 'Policies of EFS file systems do not let everyone in',
  severity: 'high',
  why: 'Then a client needs no identity at all: one that reaches a mount target reads or changes the files.',
  references: [
    'https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html',
    'https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html',
  ],
  on: FileSystem.pick('policy'),
  fix: ({ name, scope }) => ({
    text: 'Name the roles that mount the file system.',
    command: sh`aws efs put-file-system-policy --region ${scope.region} --file-system-id ${name} --policy file://policy.json`,
    terraform: 'resource "aws_efs_file_system_policy": policy = … without "Principal": "*"',
  }),

  evaluate(judged) {
    return publicVerdict(judged.policy, judged, 'file system');
  },

  examples: {
    pass: [null, policies.own, policies.noPlainHttp, policies.organization, viaMountTarget].map(fileSystem),
    fail: [policies.everybody, policies.everybodyOfAws, policies.looselyNarrowed].map(fileSystem),
  },
});
