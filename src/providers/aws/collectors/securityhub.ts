import {
  DescribeHubCommand,
  paginateGetEnabledStandards,
  SecurityHubClient,
  type StandardsSubscription,
} from '@aws-sdk/client-securityhub';
import { absent } from '../../../collector.ts';
import { RegionSettings } from '../../../resources/aws/securityhub.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';
import { camel } from '../shape.ts';

/** How Security Hub says that a region is not subscribed. */
const notEnabled = absent('InvalidAccessException', 'ResourceNotFoundException');

async function enabledStandards(aws: Aws): Promise<StandardsSubscription[]> {
  const standards: StandardsSubscription[] = [];
  const client = aws.client(SecurityHubClient);
  for await (const { StandardsSubscriptions = [] } of paginateGetEnabledStandards({ client }, { MaxResults: 100 }))
    standards.push(...StandardsSubscriptions);
  return standards;
}

export const regionSettings = defineAwsCollector(RegionSettings, {
  *list({ account, partition, region }) {
    yield { uid: `arn:${partition}:securityhub:${region}:${account}:region-settings`, name: region };
  },
  facets: {
    hub: (aws) => aws.client(SecurityHubClient).send(new DescribeHubCommand({})).then(camel, notEnabled),
    standards: (aws) => enabledStandards(aws).then(camel, notEnabled),
  },
});
