import { IAMClient, ListOrganizationsFeaturesCommand } from '@aws-sdk/client-iam';
import {
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  DescribeResourcePolicyCommand,
  OrganizationsClient,
  type Organization,
  paginateListAccounts,
  paginateListDelegatedAdministrators,
  paginateListParents,
  paginateListPolicies,
  paginateListPoliciesForTarget,
  paginateListRoots,
  type PolicyTypeSummary,
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

const policyTypesOf = (aws: Aws): Promise<readonly PolicyTypeSummary[]> =>
  aws.once('organizations:policy-types', async () => {
    const [root] = await all(paginateListRoots({ client: organizations(aws) }, {}), (page) => page.Roots);
    return root!.PolicyTypes!;
  });

/** The ids of the root, of the organizational units below it, and of the account or unit itself. */
async function pathTo(aws: Aws, ChildId: string): Promise<string[]> {
  const [parent] = await all(paginateListParents({ client: organizations(aws) }, { ChildId }), (page) => page.Parents);
  const { Id, Type } = parent!;
  return [...(Type === 'ROOT' ? [Id!] : await pathTo(aws, Id!)), ChildId];
}

type ControlPolicyType = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';

/** Whether the organization uses a type of policies. Throws while that changes. */
async function isInForce(aws: Aws, type: ControlPolicyType): Promise<boolean> {
  const status = (await policyTypesOf(aws)).find(({ Type }) => Type === type)?.Status;
  if (status === undefined || status === 'ENABLED') return status !== undefined;
  throw new Error(`${type} is ${status}`);
}

async function attachedTo(aws: Aws, TargetId: string, type: ControlPolicyType) {
  if (!(await isInForce(aws, type))) return null;
  const pages = paginateListPoliciesForTarget({ client: organizations(aws) }, { TargetId, Filter: type });
  const policies = await all(pages, (page) => page.Policies);
  const read = policies.map(async ({ Id, Name }) => ({ id: Id!, name: Name!, document: await contentOf(aws, Id!) }));
  return (await Promise.all(read)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

const contentOf = (aws: Aws, PolicyId: string): Promise<string> =>
  aws.once(`organizations:policy:${PolicyId}`, async () => {
    const { Policy } = await organizations(aws).send(new DescribePolicyCommand({ PolicyId }));
    return Policy!.Content!;
  });

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
        const types = await policyTypesOf(aws);
        return types.filter(({ Status }) => Status === 'ENABLED').map(({ Type }) => Type!);
      }),
    serviceControlPolicies: (aws) =>
      asManagement(aws, async () => {
        const pages = paginateListPolicies({ client: organizations(aws) }, { Filter: 'SERVICE_CONTROL_POLICY' });
        const policies = await all(pages, (page) => page.Policies);
        return policies.filter(({ AwsManaged }) => !AwsManaged).map(({ Name }) => Name!);
      }),
    controlPolicies: async (aws) => {
      const organization = await organizationOf(aws);
      if (!organization) return null;
      const targets = await pathTo(aws, aws.account);
      const levels = targets.map(async (target) => ({
        target,
        serviceControl: await attachedTo(aws, target, 'SERVICE_CONTROL_POLICY'),
        resourceControl: await attachedTo(aws, target, 'RESOURCE_CONTROL_POLICY'),
      }));
      return { management: organization.MasterAccountId === aws.account, levels: await Promise.all(levels) };
    },
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
