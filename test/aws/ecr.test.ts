import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as ECR from '@aws-sdk/client-ecr';
import registryPublic from '../../checks/aws/ecr/registry-public.ts';
import repositoryPublic from '../../checks/aws/ecr/repository-public.ts';
import base from './estates/base.ts';
import { awsError, estate, FakeAws } from './fake.ts';
import { scanFake } from './harness.ts';

test('having no policy is an answer', async () => {
  const fake = new FakeAws([
    ...base,
    estate(ECR, {
      DescribeRepositories: {
        repositories: [
          {
            repositoryName: 'web',
            repositoryArn: 'arn:aws:ecr:eu-west-1:111122223333:repository/web',
            imageTagMutability: 'MUTABLE',
            imageScanningConfiguration: { scanOnPush: false },
            encryptionConfiguration: { encryptionType: 'AES256' },
          },
        ],
      },
      GetRepositoryPolicy: awsError('RepositoryPolicyNotFoundException'),
      GetRegistryPolicy: awsError('RegistryPolicyNotFoundException'),
    }),
  ]);
  const findings = await scanFake(fake, [repositoryPublic, registryPublic]);
  assert.deepEqual(
    findings.map(({ status, message }) => [status, message]),
    [
      ['pass', 'The repository has no policy'],
      ['pass', 'The registry has no policy'],
    ],
  );
});
