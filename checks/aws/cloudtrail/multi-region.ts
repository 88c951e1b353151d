import { all, defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Account } from 'cloudstance/resources/aws/account';
import { Trail } from 'cloudstance/resources/aws/cloudtrail';
import { organizationTrail, recordsAllManagement, trail, untellingOwner, untold } from './_trail.ts';

const writesOnly = { eventSelectors: [{ readWriteType: 'WriteOnly', includeManagementEvents: true }] };
const management = (...more: { field: string; equals?: string[]; notEquals?: string[] }[]) => ({
  advancedEventSelectors: [{ fieldSelectors: [{ field: 'eventCategory', equals: ['Management'] }, ...more] }],
});

export default defineCheck({
  id: 'aws-cloudtrail-multi-region',
  title: 'A trail records all management events of all regions',
  severity: 'high',
  why: 'What is not recorded cannot be investigated: an intruder who works in a region without a trail leaves no trace.',
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html',
  ],
  on: Account.pick(),
  with: { trails: all(Trail.pick('config', 'status', 'selectors')) },
  fix: () => ({
    text: 'Create a trail for all regions that records read and write management events, and start it.',
    command: sh`aws cloudtrail create-trail --name main --s3-bucket-name BUCKET --is-multi-region-trail --enable-log-file-validation && aws cloudtrail start-logging --name main`,
    terraform: 'resource "aws_cloudtrail": is_multi_region_trail = true, include_global_service_events = true',
  }),

  evaluate(_account, { trails }) {
    const found = trails.find(recordsAllManagement);
    if (found) return pass(`Trail ${found.name} records all management events of all regions`);
    const organizations = trails.find((trail) => untellingOwner(trail) !== undefined);
    if (organizations)
      return notApplicable(
        `Trail ${organizations.name} of account ${untellingOwner(organizations)} records all regions; which events is judged there`,
      );
    if (trails.length === 0) return fail('There is no trail');
    return fail(`No trail records it all: ${listOf(trails.map((t) => `${t.name} ${shortcoming(t)}`))}`);
  },

  examples: {
    pass: [
      { $trails: [trail] },
      { $trails: [{ ...trail, status: { isLogging: false } }, organizationTrail] },
      { $trails: [untold, trail] },
      { $trails: [{ ...trail, selectors: management() }] },
      { $trails: [{ ...trail, selectors: management({ field: 'eventSource', notEquals: ['kms.amazonaws.com'] }) }] },
    ],
    fail: [
      { $trails: [] },
      { $trails: [{ ...trail, status: { isLogging: false } }] },
      { $trails: [{ ...trail, config: { ...trail.config, isMultiRegionTrail: false } }] },
      { $trails: [{ ...trail, selectors: writesOnly }] },
      { $trails: [{ ...untold, status: { isLogging: false } }] },
      {
        $trails: [
          { ...trail, selectors: { eventSelectors: [{ readWriteType: 'All', includeManagementEvents: false }] } },
        ],
      },
      { $trails: [{ ...trail, selectors: management({ field: 'readOnly', equals: ['false'] }) }] },
      { $trails: [{ ...trail, selectors: management({ field: 'eventSource', notEquals: ['iam.amazonaws.com'] }) }] },
    ],
    notApplicable: [{ $trails: [untold] }, { $trails: [{ ...trail, status: { isLogging: false } }, untold] }],
  },
});

/** The first thing that a trail lacks. */
function shortcoming({
  config,
  status,
}: {
  config: { isMultiRegionTrail: boolean };
  status: { isLogging: boolean };
}): string {
  if (!config.isMultiRegionTrail) return 'records one region';
  if (!status.isLogging) return 'is stopped';
  return 'leaves management events out';
}
