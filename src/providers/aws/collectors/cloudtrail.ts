import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  paginateListTrails,
  type Trail as Described,
  type TrailInfo,
} from '@aws-sdk/client-cloudtrail';
import { absent } from '../../../collector.ts';
import { accountOf } from '../../../domain/aws/arn.ts';
import { Trail } from '../../../resources/aws/cloudtrail.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';
import { camel } from '../shape.ts';

/**
 * Trails that record this account. Any region lists them all; a region describes those that record it, shadows of
 * trails at home elsewhere included, and an organization's trail shows in member accounts only as such a shadow. So the
 * main region is asked, and then the home regions of trails that do not record the main one.
 */
export async function* describedTrails(aws: Aws): AsyncGenerator<Described> {
  const waiting = new Map<string, string>();
  for (const { TrailARN = '', HomeRegion = aws.region } of await listed(aws)) waiting.set(TrailARN, HomeRegion);
  for (const region of new Set([aws.region, ...[...waiting.values()].toSorted()])) {
    if (region !== aws.region && ![...waiting.values()].includes(region)) continue;
    for (const trail of await described(aws, region)) {
      waiting.delete(trail.TrailARN ?? '');
      yield trail;
    }
  }
}

const listed = (aws: Aws): Promise<TrailInfo[]> =>
  aws.once('ListTrails', async () => {
    const pages = await Array.fromAsync(paginateListTrails({ client: aws.client(CloudTrailClient) }, {}));
    return pages.flatMap(({ Trails = [] }) => Trails);
  });

const described = (aws: Aws, region: string): Promise<Described[]> =>
  aws.once(`DescribeTrails ${region}`, async () => {
    const { trailList } = await aws.client(CloudTrailClient, region).send(new DescribeTrailsCommand({}));
    return trailList!;
  });

/** How members of an organization are refused the selectors of its trail, whatever their permissions. */
const untold = absent('CloudTrailARNInvalidException', 'TrailNotFoundException');

export const trails = defineAwsCollector(Trail, {
  async *list(aws) {
    for await (const trail of describedTrails(aws))
      yield { uid: trail.TrailARN!, name: trail.Name!, region: trail.HomeRegion!, config: camel(trail) };
  },
  facets: {
    // Trails of other accounts are known by ARN only.
    status: (aws, { uid, region }) =>
      aws
        .client(CloudTrailClient, region)
        .send(new GetTrailStatusCommand({ Name: uid }))
        .then(camel),
    selectors: (aws, { uid, region }) => {
      const answer = aws
        .client(CloudTrailClient, region)
        .send(new GetEventSelectorsCommand({ TrailName: uid }))
        .then(camel);
      return accountOf(uid) === aws.account ? answer : answer.catch(untold);
    },
  },
});
