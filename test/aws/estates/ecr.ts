import * as ECR from '@aws-sdk/client-ecr';
import { awsError, estate } from '../fake.ts';

const repository = (name: string, more: object = {}) => ({
  repositoryName: name,
  repositoryArn: `arn:aws:ecr:eu-west-1:111122223333:repository/${name}`,
  imageTagMutability: 'MUTABLE',
  imageScanningConfiguration: { scanOnPush: false },
  encryptionConfiguration: { encryptionType: 'AES256' },
  ...more,
});
const allow = (Principal: unknown, Action = 'ecr:BatchGetImage'): string =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Principal, Action }] });
const policies: Readonly<Record<string, string>> = {
  open: allow('*'),
  'shop/web': allow({ AWS: 'arn:aws:iam::999988887777:root' }),
};

export default [
  estate(ECR, {
    DescribeRepositories: ({ nextToken }) =>
      nextToken
        ? {
            repositories: [
              repository('shop/web', {
                imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
                imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'dev-*' }],
                imageScanningConfiguration: { scanOnPush: true },
                encryptionConfiguration: { encryptionType: 'KMS', kmsKey: 'arn:aws:kms:eu-west-1:111122223333:key/1' },
              }),
            ],
          }
        : { repositories: [repository('open')], nextToken: 'page-2' },
    GetRepositoryPolicy: ({ repositoryName }) =>
      policies[repositoryName]
        ? { policyText: policies[repositoryName] }
        : awsError('RepositoryPolicyNotFoundException'),
    GetLifecyclePolicy: ({ repositoryName }) =>
      repositoryName === 'open'
        ? awsError('LifecyclePolicyNotFoundException')
        : { lifecyclePolicyText: '{"rules":[]}' },
    GetRegistryScanningConfiguration: {
      registryId: '111122223333',
      scanningConfiguration: {
        scanType: 'ENHANCED',
        rules: [
          { scanFrequency: 'CONTINUOUS_SCAN', repositoryFilters: [{ filter: 'shop/*', filterType: 'WILDCARD' }] },
        ],
      },
    },
    GetRegistryPolicy: { policyText: allow({ AWS: 'arn:aws:iam::999988887777:root' }, 'ecr:ReplicateImage') },
  }),
];
