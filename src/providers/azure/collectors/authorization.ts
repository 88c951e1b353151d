import { azureRoleName } from '../../../domain/azure/roles.ts';
import {
  DenyAssignment,
  EligibleRole,
  PolicyAssignment,
  RoleAssignment,
  RoleDefinition,
} from '../../../resources/azure/authorization.ts';
import { seenOf } from '../../answers.ts';
import type { Azure } from '../azure.ts';
import { defineAzureCollector, nameOf, said } from '../define.ts';
import { WrongAnswer } from '../errors.ts';
import { groupControlOf, groupOf } from './entra.ts';

const policyVersion = '2021-06-01';
const subscriptionVersion = '2021-10-01';

interface Schedule {
  readonly assignmentType: string;
  readonly endDateTime?: Date;
}

/** By the lower-cased ids of assignments. `null` without a licence for Privileged Identity Management. */
const schedules = (azure: Azure): Promise<ReadonlyMap<string, Schedule> | null> =>
  azure.once('authorization/schedules', async () => {
    const list = azure.authorization.roleAssignmentScheduleInstances.listForScope(azure.path.slice(1));
    const all = await Array.fromAsync(list).catch(withoutLicence);
    const entries = all?.map(
      (one) => [one.originRoleAssignmentId?.toLowerCase() ?? '', said(one) as Schedule] as const,
    );
    return entries === undefined ? null : new Map(entries);
  });

/** The client names its errors all alike, and keeps Azure's code apart. */
function withoutLicence(error: unknown): null {
  if ((error as { code?: unknown }).code === 'AadPremiumLicenseRequired') return null;
  throw error;
}

/** All roles that there are, those of the vendor too: one call tells of those that are assigned and those that were made here. */
const definitions = (azure: Azure) =>
  azure.once('authorization/definitions', async () => {
    const { items, error } = await seenOf(() => azure.authorization.roleDefinitions.list(azure.path.slice(1)));
    return { byName: new Map(items.map((one) => [(one.name ?? '').toLowerCase(), one])), error };
  });

const roleOf = async (azure: Azure, { roleDefinitionId }: { readonly roleDefinitionId: string }) => {
  const { byName, error } = await definitions(azure);
  const { roleName, roleType, permissions = [] } = byName.get(nameOf(roleDefinitionId).toLowerCase()) ?? {};
  if (roleName !== undefined) return { roleName, roleType, permissions: said(permissions) };
  throw error ?? new WrongAnswer('The list of role definitions does not have this one');
};

interface Held {
  readonly roleDefinitionId: string;
  readonly principalId: string;
  readonly principalType?: string | undefined;
}
/** Their own names are random. */
const heldName = ({ roleDefinitionId, principalType = 'principal', principalId }: Held): string =>
  `${azureRoleName(roleDefinitionId)} of ${principalType} ${principalId}`;

/** What has to be asked about whoever holds a role, and about the role. */
const holderFacets = {
  group: async (azure: Azure, { assignment: { principalId, principalType } }: { readonly assignment: Held }) =>
    principalType === 'Group' ? groupOf(azure, principalId) : null,
  groupControl: async (azure: Azure, { assignment: { principalId, principalType } }: { readonly assignment: Held }) =>
    principalType === 'Group' ? groupControlOf(azure, principalId) : null,
  role: (azure: Azure, { assignment }: { readonly assignment: Held }) => roleOf(azure, assignment),
};

export const roleAssignments = defineAzureCollector(RoleAssignment, {
  async *list(azure) {
    for await (const { id = '', ...one } of azure.authorization.roleAssignments.listForSubscription()) {
      const assignment = said(one);
      yield { uid: id.toLowerCase(), name: heldName(assignment), assignment };
    }
  },
  facets: {
    ...holderFacets,
    schedule: async (azure, { uid }) => {
      const all = await schedules(azure);
      const own = all?.get(uid);
      if (all && !own) throw new WrongAnswer('The list of scheduled assignments does not have this one');
      return own ?? null;
    },
  },
});

export const roleDefinitions = defineAzureCollector(RoleDefinition, {
  async *list(azure) {
    const { byName, error } = await definitions(azure);
    for (const { name = '', roleName = name, roleType, ...role } of byName.values())
      // Each subscription shows the same role under an id of its own.
      if (/^CustomRole$/i.test(roleType ?? ''))
        yield {
          uid: `/providers/microsoft.authorization/roledefinitions/${name}`.toLowerCase(),
          name: roleName,
          role: said(role),
        };
    if (error !== undefined) throw error;
  },
  facets: {},
});

export const eligibleRoles = defineAzureCollector(EligibleRole, {
  async *list(azure) {
    const list = azure.authorization.roleEligibilityScheduleInstances.listForScope(azure.path.slice(1));
    // Without a licence for Privileged Identity Management there are none.
    for (const { id = '', ...one } of (await Array.fromAsync(list).catch(withoutLicence)) ?? []) {
      const assignment = said(one);
      yield { uid: id.toLowerCase(), name: heldName(assignment), assignment };
    }
  },
  facets: holderFacets,
});

const isGroup = ({ type }: { readonly type?: string | undefined }): boolean => type?.toLowerCase() === 'group';

export const denyAssignments = defineAzureCollector(DenyAssignment, {
  async *list({ authorization }) {
    for await (const { id = '', name = '', denyAssignmentName = name, ...one } of authorization.denyAssignments.list())
      yield { uid: id.toLowerCase(), name: denyAssignmentName, denial: said(one) };
  },
  facets: {
    groups: async (azure, { denial: { principals, excludePrincipals = [] } }) => {
      const groups = [...principals, ...excludePrincipals].filter(isGroup);
      return Object.fromEntries(
        await Promise.all(groups.map(async ({ id }) => [id, await groupOf(azure, id)] as const)),
      );
    },
  },
});

/** What a policy does when it finds something, as its definitions let an assignment choose. */
const isEffect = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^(disabled|audit|auditifnotexists|deny|denyaction|deployifnotexists|modify|append|manual)$/i.test(value);

export const policyAssignments = defineAzureCollector(PolicyAssignment, {
  async *list(azure) {
    const where = `${azure.path}/providers/Microsoft.Authorization/policyAssignments?$filter=atScope()`;
    for await (const { id, name, properties } of azure.pages(where, policyVersion)) {
      const { parameters = {}, ...assignment } = said(properties);
      const effects = Object.entries(parameters as Record<string, { value?: unknown }>).flatMap(
        ([parameter, { value }]) => (isEffect(value) ? [[parameter, value] as const] : []),
      );
      yield { uid: id.toLowerCase(), name, assignment: { ...assignment, effects: Object.fromEntries(effects) } };
    }
  },
  facets: {},
});

export const subscriptionSettings = {
  subscriptionPolicy: async (azure: Azure) =>
    said(await azure.get('/providers/Microsoft.Subscription/policies/default', subscriptionVersion)).properties,
};
