import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as CloudTrail from '@aws-sdk/client-cloudtrail';
import multiRegion from '../../checks/aws/cloudtrail/multi-region.ts';
import {
  type EventSelectors,
  type FieldSelector,
  recordsManagement,
  recordsObjects,
} from '../../src/domain/aws/trail.ts';
import { awsError, estate, FakeAws } from './fake.ts';
import { collectFake, estates } from './harness.ts';

const advanced = (...fieldSelectors: FieldSelector[]): EventSelectors => ({
  advancedEventSelectors: [{ fieldSelectors }],
});
const management: FieldSelector = { field: 'eventCategory', equals: ['Management'] };
const data: FieldSelector = { field: 'eventCategory', equals: ['Data'] };
const objects: FieldSelector = { field: 'resources.type', equals: ['AWS::S3::Object', 'AWS::Lambda::Function'] };
const arn = (more: Omit<FieldSelector, 'field'>): FieldSelector => ({ field: 'resources.ARN', ...more });
const basic = (more: object): EventSelectors => ({ eventSelectors: [more] });

describe('management events', () => {
  const cases: [string, EventSelectors, read: boolean, write: boolean][] = [
    ['basic, nothing said', basic({}), true, true],
    ['basic, writes', basic({ readWriteType: 'WriteOnly' }), false, true],
    ['basic, reads', basic({ readWriteType: 'ReadOnly', includeManagementEvents: true }), true, false],
    ['basic, without', basic({ readWriteType: 'All', includeManagementEvents: false }), false, false],
    ['advanced', advanced(management), true, true],
    ['advanced, reads', advanced(management, { field: 'readOnly', equals: ['true'] }), true, false],
    [
      'advanced, without noise',
      advanced(management, { field: 'eventSource', notEquals: ['kms.amazonaws.com', 'rdsdata.amazonaws.com'] }),
      true,
      true,
    ],
    [
      'advanced, without IAM',
      advanced(management, { field: 'eventSource', notEquals: ['iam.amazonaws.com'] }),
      false,
      false,
    ],
    [
      'advanced, one source',
      advanced(management, { field: 'eventSource', equals: ['iam.amazonaws.com'] }),
      false,
      false,
    ],
    [
      'advanced, by a field nobody knows',
      advanced(management, { field: 'userIdentity.arn', notEquals: ['x'] }),
      false,
      false,
    ],
    ['advanced, data only', advanced(data, objects), false, false],
    ['advanced, no category', advanced(objects), false, false],
    ['nothing', {}, false, false],
  ];
  for (const [name, selectors, read, write] of cases)
    test(name, () => {
      assert.equal(recordsManagement(selectors, 'read'), read);
      assert.equal(recordsManagement(selectors, 'write'), write);
    });
});

describe('events on the objects of arn:aws:s3:::data', () => {
  const on = (...values: string[]) =>
    basic({ readWriteType: 'All', dataResources: [{ type: 'AWS::S3::Object', values }] });
  const cases: [string, EventSelectors, boolean][] = [
    ['all objects', on('arn:aws:s3'), true],
    ['all buckets', on('arn:aws:s3:::'), true],
    ['the bucket', on('arn:aws:s3:::other/', 'arn:aws:s3:::data/'), true],
    ['a prefix', on('arn:aws:s3:::data/in/'), false],
    ['a bucket whose name is longer', on('arn:aws:s3:::data-2/'), false],
    ['functions', basic({ dataResources: [{ type: 'AWS::Lambda::Function', values: ['arn:aws:lambda'] }] }), false],
    ['advanced, all', advanced(data, objects), true],
    ['advanced, the bucket', advanced(data, objects, arn({ startsWith: ['arn:aws:s3:::data/'] })), true],
    ['advanced, another bucket', advanced(data, objects, arn({ startsWith: ['arn:aws:s3:::other/'] })), false],
    ['advanced, one object', advanced(data, objects, arn({ equals: ['arn:aws:s3:::data/x'] })), false],
    ['advanced, not the bucket', advanced(data, objects, arn({ notStartsWith: ['arn:aws:s3:::data/'] })), false],
    ['advanced, not all of it', advanced(data, objects, arn({ notStartsWith: ['arn:aws:s3:::data/tmp/'] })), false],
    ['advanced, not another', advanced(data, objects, arn({ notStartsWith: ['arn:aws:s3:::other/'] })), true],
    ['advanced, not some endings', advanced(data, objects, arn({ notEndsWith: ['.tmp'] })), false],
    ['advanced, some calls', advanced(data, objects, { field: 'eventName', equals: ['GetObject'] }), false],
    ['advanced, of S3', advanced(data, objects, { field: 'eventSource', equals: ['s3.amazonaws.com'] }), true],
    ['advanced, tables', advanced(data, { field: 'resources.type', equals: ['AWS::DynamoDB::Table'] }), false],
    ['management only', advanced(management), false],
  ];
  for (const [name, selectors, covered] of cases)
    test(name, () => assert.equal(recordsObjects(selectors, 'write', 'arn:aws:s3:::data'), covered));
  test('kinds are told apart', () => {
    const reads = advanced(data, objects, { field: 'readOnly', equals: ['true'] });
    assert.deepEqual(
      [recordsObjects(reads, 'read', 'arn:aws:s3:::data'), recordsObjects(reads, 'write', 'arn:aws:s3:::data')],
      [true, false],
    );
  });
});

describe('finding trails', () => {
  test('each trail is seen once, where it is at home, and no region is asked in vain', async () => {
    const fake = new FakeAws(await estates('cloudtrail'));
    const { listings } = await collectFake(fake, [multiRegion]);
    const trails = listings.find(({ type }) => type === 'aws.cloudtrail.trail')!.resources;
    assert.deepEqual(trails.map(({ name, scope }) => `${name} ${scope.region}`).sort(), [
      'everywhere eu-west-1',
      'local eu-central-1',
      'organization us-west-2',
      'stopped us-east-1',
    ]);
    const asked = fake.calls
      .filter(({ operation }) => operation === 'CloudTrail/DescribeTrails')
      .map(({ region }) => region);
    assert.deepEqual(asked, ['us-east-1', 'eu-central-1']);
  });

  test('a home region that refuses leaves a gap and keeps the trails of others', async () => {
    const trail = {
      Name: 'main',
      TrailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/main',
      HomeRegion: 'us-east-1',
      S3BucketName: 'logs',
      IsMultiRegionTrail: true,
      IsOrganizationTrail: false,
      IncludeGlobalServiceEvents: true,
      LogFileValidationEnabled: true,
      HasInsightSelectors: false,
    };
    const far = {
      Name: 'far',
      TrailARN: 'arn:aws:cloudtrail:ap-east-1:111122223333:trail/far',
      HomeRegion: 'ap-east-1',
    };
    const fake = new FakeAws([
      ...(await estates('base')),
      estate(CloudTrail, {
        ListTrails: { Trails: [trail, far].map(({ Name, TrailARN, HomeRegion }) => ({ Name, TrailARN, HomeRegion })) },
        DescribeTrails: (_input, { region }) =>
          region === 'us-east-1' ? { trailList: [trail] } : awsError('AccessDeniedException'),
        GetTrailStatus: { IsLogging: true },
        GetEventSelectors: { EventSelectors: [] },
      }),
    ]);
    const { listings } = await collectFake(fake, [multiRegion]);
    const listing = listings.find(({ type }) => type === 'aws.cloudtrail.trail')!;
    assert.deepEqual(
      listing.resources.map(({ name }) => name),
      ['main'],
    );
    assert.equal(listing.gap?.because, 'denied');
  });
});
