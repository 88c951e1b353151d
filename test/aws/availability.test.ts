/** Services that are not in every region: absent is an answer only where AWS says that they are absent. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as AppRunner from '@aws-sdk/client-apprunner';
import * as CodeBuild from '@aws-sdk/client-codebuild';
import * as EC2 from '@aws-sdk/client-ec2';
import { probesOfServices } from '../probes.ts';
import { aws } from './cloud.ts';
import { type AwsError, awsError, estate, FakeAws } from './fake.ts';
import { collectFake, estates } from './harness.ts';

const checks = await probesOfServices(aws, 'apprunner', 'codebuild');
const usual = await estates();

/** No endpoint has the name that is asked for. */
const noSuchHost = (): never => {
  throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
};

interface Case {
  readonly region: string;
  readonly type: string;
  readonly answer?: AwsError | (() => never);
  readonly because?: string;
  readonly notInUse?: string;
}
const cases: readonly Case[] = [
  { region: 'eu-west-1', type: 'aws.apprunner.service', because: 'unreachable' },
  { region: 'sa-east-1', type: 'aws.apprunner.service', notInUse: 'App Runner is not in sa-east-1' },
  { region: 'cn-north-1', type: 'aws.codebuild.project', because: 'unreachable' },
  { region: 'ca-west-1', type: 'aws.codebuild.project', notInUse: 'CodeBuild is not in ca-west-1' },
  // Denied: somebody answers.
  { region: 'sa-east-1', type: 'aws.apprunner.service', answer: awsError('AccessDeniedException'), because: 'denied' },
];

describe('a service that cannot be reached', () => {
  for (const { region, type, answer = noSuchHost, because, notInUse } of cases)
    test(`${type} in ${region}: ${notInUse ?? because}`, async () => {
      const fake = new FakeAws([
        ...usual,
        estate(EC2, { DescribeRegions: { Regions: [{ RegionName: region, OptInStatus: 'opt-in-not-required' }] } }),
        estate(AppRunner, { ListServices: answer }),
        estate(CodeBuild, { ListProjects: answer }),
      ]);
      const { listings } = await collectFake(fake, checks);
      const listing = listings.find((found) => found.type === type);
      assert.deepEqual([listing?.gap?.because, listing?.notInUse], [because, notInUse]);
    });
});
