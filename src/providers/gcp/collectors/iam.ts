import type { z } from 'zod';
import {
  Policy,
  Role,
  ServiceAccount,
  ServiceAccountKey,
  WorkloadIdentityProvider,
} from '../../../resources/gcp/iam.ts';
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
  },
});

const containerOf = (uid: string): string => uid.slice(manager.length);

/** Policies above projects are inherited by many: asked once in a scan. */
const policyOf = (gcp: Gcp, container: string): Promise<NodePolicy> =>
  gcp.shared(`policy/${container}`, () => askPolicy(gcp, container));

async function askPolicy(gcp: Gcp, container: string): Promise<NodePolicy> {
  const kind = container.slice(0, container.indexOf('/')) as keyof Gcp['resourceManager'];
  const client = await gcp.resourceManager[kind]();
  // Older versions of the answer show no conditions.
  const request = { resource: container, options: { requestedPolicyVersion: 3 } };
  const [{ bindings, auditConfigs }] = await gcp.sdk(() => client.getIamPolicy(request));
  return { bindings: conditionalBindingsOf(bindings ?? []), auditConfigs: auditConfigsOf(auditConfigs ?? []) };
}

/** The library fills what the answer left out with nulls, empty texts and empty lists. */
const conditionalBindingsOf = (bindings: readonly any[]): Bindings =>
  bindings.map(({ role, members, condition }) => ({
    role,
    members: members ?? [],
    ...(condition && { condition: { title: condition.title ?? '', expression: condition.expression ?? '' } }),
  }));

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
