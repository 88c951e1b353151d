/** Who we are and where we may look: what connect finds out, and what it says when it can't. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as EC2 from '@aws-sdk/client-ec2';
import * as STS from '@aws-sdk/client-sts';
import * as allChecks from '../../checks/index.ts';
import type { Account } from '../../src/provider.ts';
import { planFor } from '../../src/plan.ts';
import { type AwsConnectOptions, connect } from '../../src/providers/aws/connect.ts';
import { awsError, estate, FakeAws, type Answer } from './fake.ts';
import './harness.ts';

const checks = Object.values(allChecks);
const regional = planFor(checks.filter(({ id }) => id.startsWith('aws-kms-')));
const global = planFor(checks.filter(({ id }) => id === 'aws-s3-bucket-versioning'));

const identity = (partition = 'aws'): Answer => ({
  Account: '111122223333',
  Arn: `arn:${partition}:iam::111122223333:user/scanner`,
});
const regions: Answer = {
  Regions: [
    { RegionName: 'eu-west-1', OptInStatus: 'opt-in-not-required' },
    { RegionName: 'ap-east-1', OptInStatus: 'opted-in' },
    { RegionName: 'me-south-1', OptInStatus: 'not-opted-in' },
  ],
};

interface Answers {
  readonly who?: Answer;
  readonly where?: Answer;
}

function fakeOf({ who = identity(), where = regions }: Answers): FakeAws {
  return new FakeAws([estate(STS, { GetCallerIdentity: who }), estate(EC2, { DescribeRegions: where })]);
}

async function connectTo(fake: FakeAws, options: Partial<AwsConnectOptions> = {}): Promise<Account> {
  const base = {
    plan: regional,
    concurrency: 4,
    timeout: 1000,
    maxAttempts: 1,
    quotaShare: 1,
    homeRegion: 'us-east-1',
    signal: new AbortController().signal,
  };
  const [account] = await connect({ ...base, onClient: fake.onClient, ...options });
  return account!;
}

const ledgerOf = ({ ledger }: Account): string[] =>
  ledger.map(({ scope, because }) => `${scope.region} ${because}`).sort();

test('every enabled region is scanned, and the others are named', async () => {
  const account = await connectTo(fakeOf({}));
  assert.deepEqual(account.scope, {
    provider: 'aws',
    account: '111122223333',
    kind: 'account',
    level: 'account',
    parent: null,
    name: null,
    partition: 'aws',
    regions: ['ap-east-1', 'eu-west-1'],
  });
  assert.deepEqual(ledgerOf(account), ['me-south-1 region-disabled']);
  assert.equal(account.regionGap, undefined);
});

test('regions asked for by name, once each; those left out are named', async () => {
  const account = await connectTo(fakeOf({}), { regions: ['eu-west-1', 'eu-west-1'] });
  assert.deepEqual(account.scope.regions, ['eu-west-1']);
  assert.deepEqual(ledgerOf(account), ['ap-east-1 region-excluded', 'me-south-1 region-disabled']);
});

test('when regions cannot be found out, those that always exist are scanned and the rest is a gap', async () => {
  const account = await connectTo(fakeOf({ where: awsError('UnauthorizedOperation', 403) }));
  assert.ok(account.scope.regions.includes('eu-west-1') && account.scope.regions.length > 10);
  assert.deepEqual([account.regionGap?.because, account.regionGap?.permissions], ['denied', ['ec2:DescribeRegions']]);
});

test('when regions cannot be found out but were named, those are scanned and the rest counts as left out', async () => {
  const account = await connectTo(fakeOf({ where: awsError('UnauthorizedOperation', 403) }), {
    regions: ['il-central-1'],
  });
  assert.deepEqual(account.scope.regions, ['il-central-1']);
  assert.equal(account.regionGap, undefined);
  assert.deepEqual(ledgerOf(account), ['other-regions region-excluded']);
});

test('a plan without regional types asks for no regions', async () => {
  const fake = fakeOf({});
  const account = await connectTo(fake, { plan: global });
  assert.deepEqual(account.scope.regions, []);
  assert.deepEqual(
    fake.calls.map(({ operation }) => operation),
    ['STS/GetCallerIdentity'],
  );
});

const homes: readonly [partition: string, options: Partial<AwsConnectOptions>, asked: string, main: string][] = [
  ['aws', { homeRegion: 'eu-west-1' }, 'eu-west-1', 'us-east-1'],
  ['aws-cn', { homeRegion: 'cn-northwest-1' }, 'cn-northwest-1', 'cn-north-1'],
  ['aws-us-gov', { homeRegion: 'us-gov-east-1' }, 'us-gov-east-1', 'us-gov-west-1'],
];

for (const [partition, options, asked, main] of homes)
  test(`${partition}: who we are is asked in ${asked}, what is global in ${main}`, async () => {
    const fake = fakeOf({ who: identity(partition) });
    const account = await connectTo(fake, { ...options, plan: global });
    assert.equal(fake.calls[0]?.region, asked);
    assert.equal(account.scope.partition, partition);
    assert.equal((account.cloud() as { region: string }).region, main);
  });

describe('nothing can be scanned', () => {
  const failures: readonly [
    what: string,
    answers: Answers,
    options: Partial<AwsConnectOptions>,
    cause: unknown,
    line: RegExp,
  ][] = [
    [
      'expired',
      { who: awsError('ExpiredToken', 403) },
      {},
      undefined,
      /^The AWS credentials have expired: sign in again, for example with 'aws sso login', and repeat/,
    ],
    [
      'a key that is gone',
      { who: awsError('InvalidClientTokenId', 403) },
      {},
      undefined,
      /^AWS refused the credentials: check that the access key exists, is active and belongs to the partition of us-east-1/,
    ],
    ['a wrong secret', { who: awsError('SignatureDoesNotMatch', 403) }, {}, undefined, /^AWS refused the credentials/],
    [
      'an STS that fails',
      { who: awsError('InternalFailure', 500) },
      {},
      undefined,
      /^AWS did not say whose the credentials are \(InternalFailure: /,
    ],
    ['an answer without account', { who: {} }, {}, undefined, /^AWS did not say which account/],
    [
      'a region there is not',
      {},
      { regions: ['eu-wst-1'] },
      'usage',
      /^AWS has no region 'eu-wst-1', did you mean 'eu-west-1'\?$/,
    ],
    [
      'a region that is not enabled',
      {},
      { regions: ['me-south-1'] },
      'usage',
      /^The region 'me-south-1' is not enabled for account 111122223333: enable it or leave it out$/,
    ],
    [
      'a profile there is not',
      {},
      { profile: 'no-such-profile-here' },
      undefined,
      /^The AWS profile 'no-such-profile-here' was not found or has no credentials/,
    ],
  ];
  for (const [what, answers, options, cause, line] of failures)
    test(what, async () => {
      await assert.rejects(connectTo(fakeOf(answers), options), (error: Error) => {
        assert.equal(error.name, 'ScopeError');
        assert.match(error.message, line);
        assert.doesNotMatch(error.message, /\n/);
        assert.equal(error.cause, cause);
        return true;
      });
    });

  test('a home region with a typing mistake', async () => {
    const fake = fakeOf({});
    const onClient = (client: any): void => {
      fake.onClient(client);
      client.middlewareStack.add(
        () => () =>
          Promise.reject(
            Object.assign(new Error('getaddrinfo ENOTFOUND sts.us-esat-1.amazonaws.com'), { code: 'ENOTFOUND' }),
          ),
        { step: 'deserialize', priority: 'high' },
      );
    };
    await assert.rejects(connectTo(fake, { homeRegion: 'us-esat-1', onClient }), {
      name: 'ScopeError',
      message: /^AWS STS in the region 'us-esat-1' can't be reached, did you mean 'us-east-1'\? \(Error: getaddrinfo/,
    });
  });
});
