import {
  AccountClient,
  type AlternateContactType,
  GetAlternateContactCommand,
  GetContactInformationCommand,
} from '@aws-sdk/client-account';
import { absent } from '../../../collector.ts';
import { Account, Contacts, Region } from '../../../resources/aws/account.ts';
import type { Aws } from '../aws.ts';
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

const alternate = (kind: AlternateContactType) => (aws: Aws) =>
  aws
    .client(AccountClient)
    .send(new GetAlternateContactCommand({ AlternateContactType: kind }))
    .then(
      ({ AlternateContact }) => ({ emailAddress: AlternateContact!.EmailAddress! }),
      absent('ResourceNotFoundException'),
    );

export const contacts = defineAwsCollector(Contacts, {
  *list({ account, partition }) {
    yield { uid: `arn:${partition}:account::${account}:contacts`, name: account };
  },
  facets: {
    company: (aws) =>
      aws
        .client(AccountClient)
        .send(new GetContactInformationCommand({}))
        .then(({ ContactInformation }) => ContactInformation!.CompanyName ?? null, absent('ResourceNotFoundException')),
    security: alternate('SECURITY'),
    billing: alternate('BILLING'),
    operations: alternate('OPERATIONS'),
  },
});
