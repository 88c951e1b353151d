import { DescribeHubCommand, paginateGetEnabledStandards, SecurityHubClient } from '@aws-sdk/client-securityhub';
import { absent } from '../../../collector.ts';
import { RegionSettings } from '../../../resources/aws/securityhub.ts';
import { defineAwsCollector } from '../define.ts';
import { camel } from '../shape.ts';

/** How Security Hub says that a region is not subscribed. */
const notEnabled = absent('InvalidAccessException', 'ResourceNotFoundException');

export const regionSettings = defineAwsCollector(RegionSettings, {
  *list({ account, partition, region }) {
    yield { uid: `arn:${partition}:securityhub:${region}:${account}:region-settings`, name: region };
  },
  facets: {
    hub: (aws) => aws.client(SecurityHubClient).send(new DescribeHubCommand({})).then(camel, notEnabled),
    standards: (aws) =>
      Array.fromAsync(paginateGetEnabledStandards({ client: aws.client(SecurityHubClient) }, { MaxResults: 100 })).then(
        (pages) => camel(pages.flatMap(({ StandardsSubscriptions = [] }) => StandardsSubscriptions)),
        notEnabled,
      ),
  },
});
