import { Account, Region } from '../../../resources/aws/account.ts';
import { defineAwsCollector } from '../define.ts';

export const accounts = defineAwsCollector(Account, {
  *list({ account, partition }) {
    yield { uid: `arn:${partition}:iam::${account}:root`, name: account };
  },
  facets: {},
});

export const regions = defineAwsCollector(Region, {
  *list({ account, partition, region }) {
    yield { uid: `arn:${partition}:account::${account}:region/${region}`, name: region };
  },
  facets: {},
});
