/** Rules about who reaches full power over a subscription or the directory, and by which way. */
import { type Check, defineCheck, fail, pass, type Verdict } from 'cloudstance/check';
import { assertSeen, type Unseen } from 'cloudstance/domain/access/answer';
import type { Escalation } from 'cloudstance/domain/access/engine';
import type { AzureAccessEngine } from 'cloudstance/domain/azure/access/engine';
import { azureRoles } from 'cloudstance/domain/azure/roles';
import { listOf } from 'cloudstance/domain/text';
import { AzureAccess } from 'cloudstance/models/azure-access';
import { Subscription } from 'cloudstance/resources/azure/subscription';

/** So many ways are shown with one failure. */
const mostPaths = 10;

/** Those who reach full power for certain fail; else all that may hide such has to be seen. */
export function powerVerdict(
  found: readonly Escalation[],
  unseen: readonly Unseen[],
  texts: { readonly fails: (names: string) => string; readonly passes: string },
): Verdict {
  const certain = found.filter(({ decision }) => decision === 'allowed');
  if (certain.length > 0)
    return fail(texts.fails(listOf(certain.map(({ principal }) => principal.name).toSorted())), {
      paths: certain.slice(0, mostPaths).map(({ path }) => path),
    });
  assertSeen([...found.flatMap((one) => one.unseen), ...unseen]);
  return pass(texts.passes);
}

/** What is said of an identity: whether it can become administrator or change everything. */
export function identityVerdict(principals: readonly string[], engine: AzureAccessEngine): Verdict {
  const { graph, estate } = engine;
  const found = principals.flatMap((id) => graph.powerOf(id) ?? []);
  if (found.some(({ decision }) => decision === 'allowed'))
    return powerVerdict(found, [], { fails: () => `Its identity reaches ${goalOf(found)}`, passes: '' });
  const answers = principals.map((principal) =>
    engine.can({ principal, action: deleteGroup, resource: estate.subscription }),
  );
  const changing = answers.find(({ decision }) => decision === 'allowed');
  if (changing) return fail(`Its identity changes the whole subscription: ${changing.reason}`);
  assertSeen([...found, ...answers].flatMap(({ unseen }) => unseen));
  assertSeen(graph.unseen);
  return pass('Its identity changes no whole subscription, and there is no way from it to full power');
}

/** Whoever may delete groups of resources in all of a subscription may do so to everything in it. */
const deleteGroup = 'Microsoft.Resources/subscriptions/resourceGroups/delete';

const goalOf = ([first]: readonly Escalation[]): string => first?.path.steps.at(-1)?.name ?? 'full power';

export const powerReferences = [
  'https://learn.microsoft.com/azure/role-based-access-control/best-practices',
  'https://learn.microsoft.com/entra/identity/role-based-access-control/best-practices',
];

interface Kind extends Pick<Check, 'id' | 'title' | 'severity' | 'why' | 'references' | 'fix'> {
  /** The ways to full power that must not be. */
  readonly found: (engine: AzureAccessEngine) => readonly Escalation[];
  /** Before the names of those who do it. */
  readonly fails: string;
  readonly passes: string;
  readonly examples: { readonly pass: readonly Given[]; readonly fail: readonly Given[] };
}

/** What an example has of all that the model is built of. */
type Given = Partial<Record<keyof typeof AzureAccess.needs, readonly object[]>>;

/** A rule about a subscription: nobody of a kind reaches full power over it. */
export const noWayFor = ({ found, fails, passes, examples, ...rest }: Kind): Check =>
  defineCheck({
    ...rest,
    on: Subscription.pick(),
    with: { access: AzureAccess },

    evaluate(_subscription, { access }) {
      return powerVerdict(found(access), access.graph.unseen, { fails: (names) => `${fails}: ${names}`, passes });
    },

    examples: {
      pass: examples.pass.map((given) => ({ $access: given as never })),
      fail: examples.fail.map((given) => ({ $access: given as never })),
    },
  });

/** Of examples: their subscription. */
export const exampleSubscription = '/subscriptions/00000000-0000-0000-0000-00000000000a';

const permissionsOf: Readonly<Record<string, readonly object[]>> = {
  owner: [{ actions: ['*'] }],
  contributor: [{ actions: ['*'], notActions: ['Microsoft.Authorization/*/Write'] }],
  reader: [{ actions: ['*/read'] }],
};

/** A role of the vendor's that somebody holds in the subscription. */
export const holds = (
  role: 'owner' | 'contributor' | 'reader',
  principalId: string,
  { type = 'User', scope = exampleSubscription }: { readonly type?: string; readonly scope?: string } = {},
) => ({
  uid: `/assignment/${role}/${principalId}`,
  assignment: {
    scope,
    roleDefinitionId: `${exampleSubscription}/providers/Microsoft.Authorization/roleDefinitions/${azureRoles[role]}`,
    principalId,
    principalType: type,
  },
  role: { roleName: role, roleType: 'BuiltInRole', permissions: [...permissionsOf[role]!] },
});

/** A role that was made here. */
export const holdsActions = (actions: readonly string[], principalId: string, scope = exampleSubscription) => ({
  ...holds('reader', principalId, { scope }),
  uid: `/assignment/custom/${principalId}`,
  role: { roleName: 'Operators', roleType: 'CustomRole', permissions: [{ actions: [...actions] }] },
});

export const userOf = (id: string, userType = 'Member') => ({
  uid: `/tenants/t/users/${id}`,
  name: `${id}@example.com`,
  account: { id, accountEnabled: true, userType },
});

export const appOf = (id: string, more: object = {}, owners: readonly string[] = []) => ({
  uid: `/tenants/t/servicePrincipals/${id}`,
  name: id,
  principal: { id, servicePrincipalType: 'Application', ...more },
  owners: [...owners],
});

export const machineOf = (principalId: string) => ({
  uid: `${exampleSubscription}/resourcegroups/rg/providers/microsoft.compute/virtualmachines/vm`,
  name: 'vm',
  identities: [principalId],
});

/** A role of the directory that somebody holds. */
export const holdsInDirectory = (role: string, principalId: string, type = 'user') => ({
  uid: `/tenants/t/roleAssignments/${role}-${principalId}`,
  assignment: { roleDefinitionId: role, principalId, principalType: type, directoryScopeId: '/', eligible: false },
});

export const directoryRoleOf = (id: string, ...allowedResourceActions: string[]) => ({
  uid: `/tenants/t/roleDefinitions/${id}`,
  name: id,
  role: { id, isBuiltIn: true, rolePermissions: [{ allowedResourceActions }] },
});
