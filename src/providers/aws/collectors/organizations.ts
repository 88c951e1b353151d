import { IAMClient, ListOrganizationsFeaturesCommand } from '@aws-sdk/client-iam';
import {
  DescribeOrganizationCommand,
  DescribeResourcePolicyCommand,
  OrganizationsClient,
  type Organization,
  paginateListAccounts,
  paginateListDelegatedAdministrators,
  paginateListPolicies,
  paginateListRoots,
} from '@aws-sdk/client-organizations';
import { absent } from '../../../collector.ts';
import { Membership } from '../../../resources/aws/organizations.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';
import { camel } from '../shape.ts';

/** Nothing can be switched on yet. The service's guide and its model disagree on how it says so. */
const notYet = ['ServiceAccessNotEnabled', 'OrganizationNotInAllFeaturesMode'].flatMap((code) => [
  code,
  `${code}Exception`,
]);

const organizations = (aws: Aws): OrganizationsClient => aws.client(OrganizationsClient);

const organizationOf = (aws: Aws): Promise<Organization | null> =>
  aws.once('organizations:organization', () =>
    organizations(aws)
      .send(new DescribeOrganizationCommand({}))
      .then(({ Organization: found }) => found!, absent('AWSOrganizationsNotInUseException')),
  );

/** Ask what only the management account is answered; `null` in any other. */
async function asManagement<T>(aws: Aws, ask: () => Promise<T>): Promise<T | null> {
  const organization = await organizationOf(aws);
  return organization?.MasterAccountId === aws.account ? ask() : null;
}

async function all<P, T>(pages: AsyncIterable<P>, items: (page: P) => readonly T[] | undefined): Promise<T[]> {
  const found: T[] = [];
  for await (const page of pages) found.push(...(items(page) ?? []));
  return found;
}

export const memberships = defineAwsCollector(Membership, {
  *list({ account, partition }) {
    yield { uid: `arn:${partition}:organizations::${account}:membership`, name: account };
  },
  facets: {
    organization: async (aws) => camel(await organizationOf(aws)),
    accounts: (aws) =>
      asManagement(aws, async () => {
        const accounts = await all(paginateListAccounts({ client: organizations(aws) }, {}), (page) => page.Accounts);
        return accounts.map(({ Id }) => Id!);
      }),
    rootFeatures: (aws) =>
      asManagement(aws, () =>
        aws
          .client(IAMClient)
          .send(new ListOrganizationsFeaturesCommand({}))
          .then(
            ({ EnabledFeatures = [] }) => EnabledFeatures,
            (error: unknown) => absent(...notYet)(error) ?? [],
          ),
      ),
    policyTypes: (aws) =>
      asManagement(aws, async () => {
        const [root] = await all(paginateListRoots({ client: organizations(aws) }, {}), (page) => page.Roots);
        return root!.PolicyTypes!.filter(({ Status }) => Status === 'ENABLED').map(({ Type }) => Type!);
      }),
    serviceControlPolicies: (aws) =>
      asManagement(aws, async () => {
        const pages = paginateListPolicies({ client: organizations(aws) }, { Filter: 'SERVICE_CONTROL_POLICY' });
        const policies = await all(pages, (page) => page.Policies);
        return policies.filter(({ AwsManaged }) => !AwsManaged).map(({ Name }) => Name!);
      }),
    delegatedAdministrators: (aws) =>
      asManagement(aws, async () => {
        const pages = paginateListDelegatedAdministrators({ client: organizations(aws) }, {});
        return (await all(pages, (page) => page.DelegatedAdministrators)).map(({ Id }) => Id!);
      }),
    delegationPolicy: (aws) =>
      asManagement(aws, () =>
        organizations(aws)
          .send(new DescribeResourcePolicyCommand({}))
          .then(
            ({ ResourcePolicy }) => ResourcePolicy!.Content!,
            (error: unknown) => absent('ResourcePolicyNotFoundException')(error) ?? '',
          ),
      ),
  },
});
