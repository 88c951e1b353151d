/** What the collectors of databases and messaging leave out, and what they ask only once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as allChecks from '../../checks/index.ts';
import type { AccountSnapshot } from '../../src/model.ts';
import { FakeAws } from './fake.ts';
import { collectFake, estates } from './harness.ts';

const services = ['rds', 'sns', 'sqs', 'opensearch', 'redshift', 'dynamodb', 'backup'];
const checks = Object.values(allChecks).filter(({ on }) => services.includes(on.type.id.split('.')[1]!));
const fake = new FakeAws(await estates());
const snapshot: AccountSnapshot = await collectFake(fake, checks);

const resourcesOf = (type: string) => snapshot.listings.filter((l) => l.type === type).flatMap((l) => l.resources);
const textsOf = (inputs: readonly Record<string, unknown>[], name: string): string[] =>
  inputs.map((input) => String(input[name])).sort();
const asked = (operation: string) =>
  fake.calls.filter((call) => call.operation === operation).map(({ input }) => input as Record<string, unknown>);

test('instances of DocumentDB and Neptune are not those of RDS', () => {
  const engines = resourcesOf('aws.rds.instance').map(({ facets }) => facets['engine']);
  assert.ok(engines.includes('postgres'));
  assert.ok(!engines.includes('docdb'));
});

test('an instance whose zone is not said may be in any subnet of its group', () => {
  const networkOf = (name: string) =>
    resourcesOf('aws.rds.instance').find((one) => one.name === name)?.facets['network'];
  const placed = networkOf('shop') as { subnetIds: string[] };
  const unplaced = networkOf('orders-1') as { subnetIds: string[] };
  assert.deepEqual(placed.subnetIds, ['subnet-2', 'subnet-public']);
  assert.deepEqual(unplaced.subnetIds, ['subnet-2', 'subnet-3', 'subnet-public']);
});

test('sharing is asked of unencrypted snapshots only', () => {
  const names = textsOf(asked('RDS/DescribeDBSnapshotAttributes'), 'DBSnapshotIdentifier');
  assert.deepEqual(names, ['kept', 'lent', 'open']);
});

test('a parameter group that several instances share is asked for once', () => {
  // Two groups of two pages each.
  const groups = textsOf(asked('RDS/DescribeDBParameters'), 'DBParameterGroupName');
  assert.deepEqual(groups, ['default.mysql5.7', 'default.mysql5.7', 'tls-only', 'tls-only']);
  assert.equal(asked('Redshift/DescribeClusterParameters').length, 4);
});

test('all that is known of a queue or table comes from one call', () => {
  for (const [type, operation] of [
    ['aws.sqs.queue', 'SQS/GetQueueAttributes'],
    ['aws.dynamodb.table', 'DynamoDB/DescribeTable'],
  ] as const)
    assert.equal(asked(operation).length, resourcesOf(type).length);
});

test('domains are described five at a time', () => {
  assert.deepEqual(
    asked('OpenSearch/DescribeDomains').map((input) => (input['DomainNames'] as string[]).length),
    [5, 1],
  );
  assert.equal(resourcesOf('aws.opensearch.domain').length, 6);
});

test('an empty vault is not asked for its recovery points', () => {
  const vaults = textsOf(asked('Backup/ListRecoveryPointsByBackupVault'), 'BackupVaultName');
  assert.deepEqual([...new Set(vaults)], ['Default', 'shut']);
});

test('the addresses of subscribers are not kept', () => {
  const subscriptions = resourcesOf('aws.sns.subscription');
  assert.doesNotMatch(JSON.stringify(subscriptions), /example\.com/);
  const pending = subscriptions.filter(({ facets }) => (facets['config'] as { pending: boolean }).pending);
  assert.deepEqual(
    pending.map(({ uid }) => uid),
    ['arn:aws:sns:eu-west-1:111122223333:open:pending-email'],
  );
  assert.ok(!subscriptions.some(({ uid }) => uid === 'Deleted'));
});
