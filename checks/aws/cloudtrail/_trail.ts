import { accountOf } from 'cloudstance/domain/aws/arn';
import { type EventSelectors, recordsManagement } from 'cloudstance/domain/aws/trail';

/** The facets of a trail without fault, for examples. */
export const trail = {
  uid: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/main',
  name: 'main',
  config: {
    s3BucketName: 'trail-logs',
    isMultiRegionTrail: true,
    isOrganizationTrail: false,
    includeGlobalServiceEvents: true,
    logFileValidationEnabled: true,
    hasInsightSelectors: true,
    kmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1',
    cloudWatchLogsLogGroupArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:cloudtrail:*',
  },
  status: { isLogging: true, latestCloudWatchLogsDeliveryTime: '2026-11-21T11:40:00.000Z' },
  selectors: { eventSelectors: [{ readWriteType: 'All', includeManagementEvents: true }] },
};

/** The trail of the organization, as it is seen from a member account. */
export const organizationTrail = {
  ...trail,
  uid: 'arn:aws:cloudtrail:us-east-1:999988887777:trail/organization',
  name: 'organization',
  region: 'us-east-1',
  config: { ...trail.config, isOrganizationTrail: true, s3BucketName: 'organization-logs' },
};

/** The same, where its account does not tell what it records. */
export const untold = { ...organizationTrail, selectors: null };

interface SeenTrail {
  readonly uid: string;
  readonly scope: { readonly account: string };
  readonly config: { readonly isMultiRegionTrail: boolean };
  readonly status: { readonly isLogging: boolean };
  readonly selectors: EventSelectors | null;
}

/** Whether a trail is running and records every management event of all regions. */
export const recordsAllManagement = ({ config, status, selectors }: SeenTrail): boolean =>
  config.isMultiRegionTrail &&
  status.isLogging &&
  selectors !== null &&
  recordsManagement(selectors, 'read') &&
  recordsManagement(selectors, 'write');

/** The account of a trail that runs in all regions and does not tell what it records. */
export function untellingOwner({ uid, scope, config, status, selectors }: SeenTrail): string | undefined {
  if (!config.isMultiRegionTrail || !status.isLogging || selectors !== null) return undefined;
  return foreignOwner({ uid, scope });
}

/** The account a trail belongs to, where that is not the one that was scanned: nothing can be changed from here. */
export function foreignOwner({
  uid,
  scope,
}: {
  readonly uid: string;
  readonly scope: { readonly account: string };
}): string | undefined {
  const owner = accountOf(uid);
  return owner === scope.account ? undefined : owner;
}

export const judgedThere = (owner: string): string => `The trail belongs to account ${owner} and is judged there`;
