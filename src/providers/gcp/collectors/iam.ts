import { Readable } from 'node:stream';
import type { z } from 'zod';
import {
  Group,
  Policy,
  PredefinedRole,
  Role,
  ServiceAccount,
  ServiceAccountKey,
  WorkloadIdentityProvider,
} from '../../../resources/gcp/iam.ts';
import { seenOf } from '../../answers.ts';
import { belowEach, bindingsOf, defineGcpCollector, lastOf } from '../define.ts';
import type { Gcp } from '../gcp.ts';
import { ancestorsOf, nodesOf } from '../hierarchy.ts';

const iam = 'https://iam.googleapis.com/v1';
const manager = '//cloudresourcemanager.googleapis.com/';
type Bindings = z.input<typeof Policy.facets.bindings.schema>;
type AuditConfigs = z.input<typeof Policy.facets.auditConfigs.schema>;
interface NodePolicy {
  readonly bindings: Bindings;
  readonly auditConfigs: AuditConfigs;
}

export const policies = defineGcpCollector(Policy, {
  async *list(gcp) {
    for await (const { container, name } of nodesOf(gcp)) yield { uid: `${manager}${container}`, name };
  },
  facets: {
    bindings: async (gcp, { uid }) => (await policyOf(gcp, containerOf(uid))).bindings,
    auditConfigs: async (gcp, { uid }) => (await policyOf(gcp, containerOf(uid))).auditConfigs,
    async inherited(gcp, { uid }) {
      const above = await ancestorsOf(gcp, containerOf(uid));
      return Promise.all(above.map(async (node) => ({ node, ...(await policyOf(gcp, node)) })));
    },
    denyPolicies: async (gcp, { uid }) => {
      const nodes = await lineageOf(gcp, containerOf(uid));
      const found = await Promise.all(nodes.map((node) => gcp.shared(`deny/${node}`, () => denyPoliciesOf(gcp, node))));
      return found.flat();
    },
    boundaries: async (gcp, { uid }) => {
      const nodes = await lineageOf(gcp, containerOf(uid));
      const found = await Promise.all(
        nodes.map((node) => gcp.shared(`boundary/${node}`, () => boundariesOf(gcp, node))),
      );
      return found.flat();
    },
  },
});

/** A node and all that is above it, nearest first. */
const lineageOf = async (gcp: Gcp, container: string): Promise<readonly string[]> => [
  container,
  ...(await ancestorsOf(gcp, container)),
];

/** Lists of deny policies leave their rules out. */
async function denyPoliciesOf(gcp: Gcp, node: string) {
  const api = 'https://iam.googleapis.com/v2';
  const point = encodeURIComponent(`cloudresourcemanager.googleapis.com/${node}`);
  const found = await Array.fromAsync(gcp.pages(`${api}/policies/${point}/denypolicies`, 'policies'));
  const whole = await Promise.all(found.map(({ name }) => gcp.get(`${api}/${name}`)));
  return whole.map(({ name, rules = [] }) => ({
    node,
    name: lastOf(name),
    rules: rules.map(({ denyRule = {} }: any) => ({
      deniedPrincipals: denyRule.deniedPrincipals ?? [],
      exceptionPrincipals: denyRule.exceptionPrincipals ?? [],
      deniedPermissions: denyRule.deniedPermissions ?? [],
      exceptionPermissions: denyRule.exceptionPermissions ?? [],
      denialCondition: denyRule.denialCondition?.expression,
    })),
  }));
}

async function boundariesOf(gcp: Gcp, node: string) {
  const api = 'https://iam.googleapis.com/v3';
  const found = await Array.fromAsync(
    gcp.pages(`${api}/${node}/locations/global/policyBindings?pageSize=1000`, 'policyBindings'),
  );
  const bound = found.filter(
    ({ policyKind = 'PRINCIPAL_ACCESS_BOUNDARY' }) => policyKind === 'PRINCIPAL_ACCESS_BOUNDARY',
  );
  return Promise.all(
    bound.map(async ({ name, target, condition, policy }) => {
      const { details = {} } = await gcp.shared(`boundary-policy/${policy}`, () => gcp.get(`${api}/${policy}`));
      return {
        name,
        principalSet: target.principalSet,
        condition: condition?.expression,
        policy,
        resources: (details.rules ?? []).flatMap(({ resources = [] }: any) => resources),
        enforcementVersion: details.enforcementVersion ?? 'latest',
      };
    }),
  );
}

/** The policies of a scope and of all that is above it. */
async function* policiesAround(gcp: Gcp): AsyncGenerator<NodePolicy> {
  const own: string[] = [];
  for await (const { container } of nodesOf(gcp)) own.push(container);
  const nodes = new Set([...own, ...(await ancestorsOf(gcp, gcp.container))]);
  yield* belowEach(Readable.from(nodes), async function* (node) {
    yield await policyOf(gcp, node);
  });
}

/** Roles that people give on single things: what policies of projects don't name is looked for here. */
const onResources =
  /^roles\/(?:storage\.|secretmanager\.|iam\.(?:serviceAccount|workloadIdentityUser)|run\.|cloudfunctions\.|pubsub\.|cloudkms\.|artifactregistry\.(?:reader|writer|repoAdmin|admin)|compute\.(?:imageUser|storageAdmin|instanceAdmin|osLogin|osAdminLogin|admin)|iap\.|bigquery\.data)/;

/** Predefined roles are the same for all: asked once in a scan, with their permissions. */
const predefinedRoles = (gcp: Gcp): Promise<readonly any[]> =>
  gcp.shared('predefined-roles', () => Array.fromAsync(gcp.pages(`${iam}/roles?view=FULL&pageSize=1000`, 'roles')));

export const predefined = defineGcpCollector(PredefinedRole, {
  async *list(gcp) {
    const { items, error } = await seenOf(() => policiesAround(gcp));
    const bound = new Set(items.flatMap(({ bindings }) => bindings.map(({ role }) => role)));
    for (const { name, includedPermissions = [] } of await predefinedRoles(gcp))
      if (bound.has(name) || onResources.test(name))
        yield { uid: `//iam.googleapis.com/${name}`, name, includedPermissions };
    if (error !== undefined) throw error;
  },
  facets: {},
});

export const groups = defineGcpCollector(Group, {
  async *list(gcp) {
    const { items, error } = await seenOf(() => policiesAround(gcp));
    const members = items.flatMap(({ bindings }) => bindings.flatMap((binding) => binding.members));
    const named = members
      .filter((member) => member.startsWith('group:'))
      .map((member) => member.slice('group:'.length));
    for (const name of new Set(named)) yield { uid: `//cloudidentity.googleapis.com/groups/${name}`, name };
    if (error !== undefined) throw error;
  },
  facets: {
    async members(gcp, { name }) {
      const found = new Map<string, readonly string[]>();
      for (let next = [name]; next.length > 0;) {
        const lists = await Promise.all(next.map((one) => gcp.shared(`group/${one}`, () => membersOf(gcp, one))));
        for (const [i, one] of next.entries()) found.set(one, lists[i]!);
        const inner = lists.flat().filter((member) => member.startsWith('group:'));
        next = [...new Set(inner.map((member) => member.slice('group:'.length)))].filter((one) => !found.has(one));
      }
      return [...found].map(([group, members]) => ({ group, members: [...members] }));
    },
  },
});

const memberKinds: Readonly<Record<string, string>> = {
  USER: 'user',
  SERVICE_ACCOUNT: 'serviceAccount',
  GROUP: 'group',
};

async function membersOf(gcp: Gcp, address: string): Promise<readonly string[]> {
  const api = 'https://cloudidentity.googleapis.com/v1';
  const { name } = await gcp.get(`${api}/groups:lookup?groupKey.id=${encodeURIComponent(address)}`);
  const members = await Array.fromAsync(gcp.pages(`${api}/${name}/memberships?view=FULL&pageSize=500`, 'memberships'));
  return members.map(({ type, preferredMemberKey }) => `${memberKinds[type] ?? 'unknown'}:${preferredMemberKey?.id}`);
}

const containerOf = (uid: string): string => uid.slice(manager.length);

/** Policies above projects are inherited by many: asked once in a scan. */
const policyOf = (gcp: Gcp, container: string): Promise<NodePolicy> =>
  gcp.shared(`policy/${container}`, () => askPolicy(gcp, container));

async function askPolicy(gcp: Gcp, container: string): Promise<NodePolicy> {
  const kind = container.slice(0, container.indexOf('/')) as keyof Gcp['resourceManager'];
  const client = await gcp.resourceManager[kind]();
  // Older versions of the answer show no conditions.
  const request = { resource: container, options: { requestedPolicyVersion: 3 } };
  const [policy] = await gcp.sdk(() => client.getIamPolicy(request));
  const { auditConfigs } = policy;
  return { bindings: bindingsOf(policy), auditConfigs: auditConfigsOf(auditConfigs ?? []) };
}

/** The library fills what the answer left out with nulls, empty texts and empty lists. */
const auditConfigsOf = (configs: readonly any[]): AuditConfigs =>
  configs.map(({ service, auditLogConfigs }) => ({
    service,
    auditLogConfigs: (auditLogConfigs ?? []).map(({ logType, exemptedMembers }: any) => ({
      logType,
      exemptedMembers: exemptedMembers ?? [],
    })),
  }));

const accountName = ({ project }: Gcp, { uniqueId, email }: any): string =>
  `//iam.googleapis.com/projects/${project}/serviceAccounts/${uniqueId ?? email}`;

const liveAccounts = (gcp: Gcp): AsyncIterable<any> =>
  gcp.pages(`${iam}/projects/${gcp.project}/serviceAccounts?pageSize=100`, 'accounts');

export const serviceAccounts = defineGcpCollector(ServiceAccount, {
  async *list(gcp) {
    for await (const { data, asOf } of gcp.resources('iam.googleapis.com/ServiceAccount', () => liveAccounts(gcp)))
      yield {
        uid: accountName(gcp, data),
        name: data.email,
        asOf,
        // The API leaves out what is at its default: not disabled.
        config: { email: data.email, disabled: data.disabled ?? false },
      };
  },
  facets: {
    async bindings(gcp, { uid, name }) {
      const url = `${iam}/projects/${gcp.project}/serviceAccounts/${name}:getIamPolicy?options.requestedPolicyVersion=3`;
      return bindingsOf(await gcp.iamPolicy('iam.googleapis.com/ServiceAccount', uid, () => gcp.post(url)));
    },
  },
});

const liveKeys = (gcp: Gcp): AsyncIterable<any> =>
  belowEach(liveAccounts(gcp), ({ name }) => gcp.pages(`${iam}/${name}/keys?keyTypes=USER_MANAGED`, 'keys'));

export const serviceAccountKeys = defineGcpCollector(ServiceAccountKey, {
  async *list(gcp) {
    for await (const { data, asOf } of gcp.resources('iam.googleapis.com/ServiceAccountKey', () => liveKeys(gcp))) {
      const [, account = '', id = ''] = /serviceAccounts\/([^/]+)\/keys\/([^/]+)$/.exec(data.name) ?? [];
      if (data.keyType === 'SYSTEM_MANAGED') continue;
      yield {
        uid: `//iam.googleapis.com/${data.name}`,
        name: id,
        asOf,
        config: {
          serviceAccount: account,
          // The API leaves out what is at its default: not disabled.
          disabled: data.disabled ?? false,
          validAfterTime: data.validAfterTime,
          validBeforeTime: data.validBeforeTime,
          extendedStatus: (data.extendedStatus ?? []).map(({ key }: any) =>
            String(key).replace('SERVICE_ACCOUNT_KEY_EXTENDED_STATUS_KEY_', ''),
          ),
        },
      };
    }
  },
  facets: {},
});

export const roles = defineGcpCollector(Role, {
  async *list(gcp) {
    // Folders have no roles of their own.
    if (gcp.container.startsWith('folders/')) return;
    const url = `${iam}/${gcp.container}/roles?view=FULL&pageSize=300`;
    for await (const { data, asOf } of gcp.resources('iam.googleapis.com/Role', () => gcp.pages(url, 'roles')))
      yield {
        uid: `//iam.googleapis.com/${data.name}`,
        name: lastOf(data.name),
        asOf,
        // The stage is left out of roles in alpha, says the API's reference.
        config: { includedPermissions: data.includedPermissions ?? [], stage: data.stage ?? 'ALPHA' },
      };
  },
  facets: {},
});

const liveProviders = (gcp: Gcp): AsyncIterable<any> =>
  belowEach(
    gcp.pages(
      `${iam}/projects/${gcp.project}/locations/global/workloadIdentityPools?pageSize=1000`,
      'workloadIdentityPools',
    ),
    ({ name }) => gcp.pages(`${iam}/${name}/providers?pageSize=100`, 'workloadIdentityPoolProviders'),
  );

export const workloadIdentityProviders = defineGcpCollector(WorkloadIdentityProvider, {
  async *list(gcp) {
    const type = 'iam.googleapis.com/WorkloadIdentityPoolProvider';
    for await (const { data, asOf } of gcp.resources(type, () => liveProviders(gcp))) {
      if (data.state === 'DELETED') continue;
      yield {
        uid: `//iam.googleapis.com/${data.name}`,
        name: lastOf(data.name),
        asOf,
        config: {
          issuerUri: data.oidc?.issuerUri,
          attributeCondition: data.attributeCondition,
          // The API leaves out what is at its default: not disabled.
          disabled: data.disabled ?? false,
        },
      };
    }
  },
  facets: {},
});
