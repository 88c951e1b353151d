import { all, type Check, defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { type EventKind, recordsObjects } from 'cloudstance/domain/aws/trail';
import { listOf, plural } from 'cloudstance/domain/text';
import { Account } from 'cloudstance/resources/aws/account';
import { Trail } from 'cloudstance/resources/aws/cloudtrail';
import { Bucket } from 'cloudstance/resources/aws/s3';
import { organizationTrail, trail, untellingOwner, untold } from './_trail.ts';

const bucket = (name: string, region = 'eu-west-1') => ({ uid: `arn:aws:s3:::${name}`, name, region });
const basic = (readWriteType: string, ...values: string[]) => ({
  eventSelectors: [
    { readWriteType, includeManagementEvents: true, dataResources: [{ type: 'AWS::S3::Object', values }] },
  ],
});
const advanced = (
  ...more: { field: string; equals?: string[]; startsWith?: string[]; notStartsWith?: string[] }[]
) => ({
  advancedEventSelectors: [
    {
      fieldSelectors: [
        { field: 'eventCategory', equals: ['Data'] },
        { field: 'resources.type', equals: ['AWS::S3::Object'] },
        ...more,
      ],
    },
  ],
});
const with_ = (selectors: object) => ({ ...trail, selectors });

/** Trails that run record the events of one kind on the objects of all buckets, together if not each for itself. */
export function objectEvents({
  id,
  title,
  why,
  kind,
}: {
  id: string;
  title: string;
  why: string;
  kind: EventKind;
}): Check {
  const [own, other] = kind === 'read' ? ['ReadOnly', 'WriteOnly'] : ['WriteOnly', 'ReadOnly'];
  const $buckets = [bucket('data'), bucket('media', 'us-east-1')];
  return defineCheck({
    id,
    title,
    severity: 'low',
    why,
    references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-cloudtrail-logging-for-s3.html'],
    on: Account.pick(),
    with: { trails: all(Trail.pick('config', 'status', 'selectors')), buckets: all(Bucket.pick()) },
    fix: () => ({
      text: 'Add a data event selector for all S3 objects to a trail for all regions; it is billed by event, so mind busy buckets.',
      command: sh`aws cloudtrail put-event-selectors --trail-name TRAIL --advanced-event-selectors ${'[{"Name":"management","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]},{"Name":"objects","FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::S3::Object"]}]}]'}`,
      terraform: 'resource "aws_cloudtrail": advanced_event_selector { … }',
    }),

    evaluate(_account, { trails, buckets }) {
      if (buckets.length === 0) return notApplicable('There are no buckets');
      const uncovered = buckets.filter(
        ({ uid, scope: { region } }) =>
          !trails.some(
            ({ config, status, selectors, scope }) =>
              (config.isMultiRegionTrail || scope.region === region) &&
              status.isLogging &&
              selectors !== null &&
              recordsObjects(selectors, kind, uid),
          ),
      );
      if (uncovered.length === 0) return pass(`Trails record ${kind} events on the objects of every bucket`);
      const organizations = trails.find((trail) => untellingOwner(trail) !== undefined);
      if (organizations)
        return notApplicable(
          `Trail ${organizations.name} belongs to account ${untellingOwner(organizations)}, which does not tell whether it records objects`,
        );
      if (uncovered.length === buckets.length) return fail(`No trail records ${kind} events on objects of any bucket`);
      return fail(
        `No trail records ${kind} events on objects of ${plural(uncovered.length, 'bucket')}: ${listOf(uncovered.map(({ name }) => name).toSorted())}`,
      );
    },

    examples: {
      pass: [
        { $buckets, $trails: [with_(basic('All', 'arn:aws:s3'))] },
        { $buckets, $trails: [with_(basic(own, 'arn:aws:s3:::'))] },
        { $buckets, $trails: [with_(basic(own, 'arn:aws:s3:::data/')), with_(basic('All', 'arn:aws:s3:::media/'))] },
        { $buckets, $trails: [with_(advanced())] },
        { $buckets, $trails: [with_(advanced({ field: 'readOnly', equals: [String(kind === 'read')] }))] },
        {
          $buckets,
          $trails: [
            {
              ...organizationTrail,
              selectors: advanced({ field: 'resources.ARN', notStartsWith: ['arn:aws:s3:::trail-logs/'] }),
            },
          ],
        },
      ],
      fail: [
        { $buckets, $trails: [] },
        { $buckets, $trails: [trail] },
        { $buckets, $trails: [{ ...with_(basic('All', 'arn:aws:s3')), status: { isLogging: false } }] },
        { $buckets, $trails: [with_(basic(other, 'arn:aws:s3'))] },
        { $buckets, $trails: [with_(basic('All', 'arn:aws:s3:::data/'))] },
        { $buckets, $trails: [with_(basic('All', 'arn:aws:s3:::data/public/', 'arn:aws:s3:::media/'))] },
        {
          $buckets,
          $trails: [{ ...with_(basic('All', 'arn:aws:s3')), config: { ...trail.config, isMultiRegionTrail: false } }],
        },
        { $buckets, $trails: [with_(advanced({ field: 'eventName', equals: ['PutObject', 'GetObject'] }))] },
        { $buckets, $trails: [with_(advanced({ field: 'resources.ARN', notStartsWith: ['arn:aws:s3:::media/'] }))] },
      ],
      notApplicable: [
        { $buckets: [], $trails: [trail] },
        { $buckets, $trails: [trail, untold] },
      ],
    },
  });
}
