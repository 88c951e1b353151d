import { azureRoleName } from '../../../domain/azure/roles.ts';
import { PolicyAssignment, RoleAssignment, RoleDefinition } from '../../../resources/azure/authorization.ts';
import type { Azure } from '../azure.ts';
import { defineAzureCollector, said } from '../define.ts';
import { WrongAnswer } from '../errors.ts';
import { groupOf } from './entra.ts';

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

export const roleAssignments = defineAzureCollector(RoleAssignment, {
  async *list(azure) {
    for await (const { id = '', ...one } of azure.authorization.roleAssignments.listForSubscription()) {
      const { roleDefinitionId = '', principalType = 'principal', principalId } = one;
      // Their own names are random.
      const name = `${azureRoleName(roleDefinitionId)} of ${principalType} ${principalId}`;
      yield { uid: id.toLowerCase(), name, assignment: said(one) };
    }
  },
  facets: {
    group: async (azure, { assignment: { principalId, principalType } }) =>
      principalType === 'Group' ? groupOf(azure, principalId) : null,
    schedule: async (azure, { uid }) => {
      const all = await schedules(azure);
      const own = all?.get(uid);
      if (all && !own) throw new WrongAnswer('The list of scheduled assignments does not have this one');
      return own ?? null;
    },
  },
});

export const roleDefinitions = defineAzureCollector(RoleDefinition, {
  async *list({ authorization, path }) {
    for await (const { name = '', roleName = name, roleType, ...role } of authorization.roleDefinitions.list(
      path.slice(1),
      {
        filter: "type eq 'CustomRole'",
      },
    ))
      // Each subscription shows the same role under an id of its own.
      if (/^CustomRole$/i.test(roleType ?? ''))
        yield {
          uid: `/providers/microsoft.authorization/roledefinitions/${name}`.toLowerCase(),
          name: roleName,
          role: said(role),
        };
  },
  facets: {},
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
