/** What the estates and laws don't show: readings of odd answers, and what is never kept. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as EC2 from '@aws-sdk/client-ec2';
import * as allChecks from '../../checks/index.ts';
import type { Check } from '../../src/check.ts';
import { type Answer, awsError, estate, FakeAws } from './fake.ts';
import { collectFake, estates, scanFake } from './harness.ts';

const checksOf = (...ids: string[]): Check[] => Object.values(allChecks).filter(({ id }) => ids.includes(id));

/** The estate of EC2 with some operations answered otherwise. */
const otherwise = async (answers: Record<string, Answer>): Promise<FakeAws> =>
  new FakeAws([...(await estates('ec2')), estate(EC2, answers)]);

const stopped = (StateTransitionReason: string) => ({
  Reservations: [
    {
      Instances: [
        { InstanceId: 'i-1', State: { Name: 'stopped' }, StateTransitionReason, LaunchTime: new Date('2020-01-01') },
      ],
    },
  ],
});

const times: [string, string, string][] = [
  ['User initiated (2026-11-20 23:59:59 GMT)', 'pass', 'Stopped for 0 days'],
  ['User initiated (2026-01-31 10:20:30 GMT)', 'fail', 'Stopped for 294 days'],
  ['User initiated (2026-01-31 10:20:30 UTC)', 'fail', 'Stopped for 294 days'],
  ['', 'unknown', 'stoppedAt of i-1 could not be read (invalid)'],
  ['Server.InternalError', 'unknown', 'stoppedAt of i-1 could not be read (invalid)'],
];
for (const [reason, status, message] of times)
  test(`an instance that was stopped by "${reason}" is ${status}`, async () => {
    const fake = await otherwise({ DescribeInstances: stopped(reason) });
    const [finding] = await scanFake(fake, checksOf('aws-ec2-instance-stopped'));
    assert.deepEqual([finding?.status, finding?.message], [status, message]);
  });

test('a region that does not know VPC Block Public Access blocks nothing', async () => {
  const fake = await otherwise({ DescribeVpcBlockPublicAccessOptions: awsError('InvalidAction') });
  const findings = await scanFake(
    fake,
    checksOf('aws-ec2-region-vpc-public-access-block', 'aws-ec2-instance-internet-admin-ports'),
  );
  const statusOf = (name: string) => findings.find(({ resource }) => resource.name === name)?.status;
  assert.equal(statusOf('eu-west-1'), 'not-applicable');
  assert.equal(statusOf('i-bastion'), 'fail');
});

test('exclusions are not asked for where the block is off', async () => {
  const fake = await otherwise({
    DescribeVpcBlockPublicAccessOptions: { VpcBlockPublicAccessOptions: { InternetGatewayBlockMode: 'off' } },
  });
  const [finding] = await scanFake(fake, checksOf('aws-ec2-region-vpc-public-access-block'));
  assert.equal(finding?.status, 'fail');
  assert.ok(!fake.calls.some(({ operation }) => operation.endsWith('Exclusions')));
});

for (const [State, status] of [
  ['update-failed', 'fail'],
  ['delete-in-progress', 'fail'],
  ['delete-complete', 'pass'],
  ['create-failed', 'pass'],
  ['disable-complete', 'pass'],
])
  test(`an exclusion from Block Public Access in state ${State} makes it ${status}`, async () => {
    const ResourceArn = 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-public';
    const exclusion = { ResourceArn, InternetGatewayExclusionMode: 'allow-bidirectional', State };
    const fake = await otherwise({
      DescribeVpcBlockPublicAccessExclusions: { VpcBlockPublicAccessExclusions: [exclusion] },
    });
    const findings = await scanFake(fake, checksOf('aws-ec2-instance-internet-admin-ports'));
    assert.equal(findings.find(({ resource }) => resource.name === 'i-bastion')?.status, status);
  });

test('deleted, terminated and refused things are not judged', async () => {
  const { listings } = await collectFake(new FakeAws(await estates('ec2')), Object.values(allChecks));
  const names = listings.flatMap(({ resources }) => resources.map(({ name }) => name));
  for (const gone of ['i-gone', 'pcx-deleted', 'tgw-gone', 'vpn-gone', 'cvpn-endpoint-gone'])
    assert.ok(!names.includes(gone), gone);
  assert.ok(names.includes('pcx-asked'));
});

test('secrets in answers are not kept', async () => {
  const { listings } = await collectFake(new FakeAws(await estates('ec2')), Object.values(allChecks));
  const kept = JSON.stringify(listings);
  assert.ok(kept.includes('vpn-good') && kept.includes('lt-good'));
  for (const secret of ['c2VjcmV0', 'never stored', 'never-stored']) assert.ok(!kept.includes(secret), secret);
});

test('one question finds the public snapshots of a region', async () => {
  const fake = new FakeAws(await estates('ec2'));
  await collectFake(fake, checksOf('aws-ec2-snapshot-public'));
  const asked = fake.calls.filter(({ operation }) => operation === 'EC2/DescribeSnapshots');
  // Two pages of snapshots, two pages of public ones.
  assert.equal(asked.length, 4);
});
