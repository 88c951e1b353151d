import { absent } from '../../../collector.ts';
import {
  Application,
  ConditionalAccessPolicy,
  DirectoryRole,
  DirectoryRoleAssignment,
  type GroupMembers,
  NamedLocation,
  ServicePrincipal,
  User,
} from '../../../resources/azure/entra.ts';
import type { Azure } from '../azure.ts';
import { defineAzureCollector, said } from '../define.ts';
import { WrongAnswer } from '../errors.ts';

/** The Microsoft Graph as an application, in every tenant. */
const microsoftGraph = "/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')";

/** An object of the directory: its name for people, and an id that holds everywhere. */
const identity = (
  { tenant }: Azure,
  collection: string,
  { id, displayName }: { id: string; displayName?: string },
) => ({
  uid: `/tenants/${tenant}/${collection}/${id}`,
  name: displayName ?? id,
});

const byId = async (list: AsyncIterable<unknown>): Promise<ReadonlyMap<string, any>> => {
  const all = (await Array.fromAsync(list)).map(said) as { readonly id: string }[];
  return new Map(all.map((one) => [one.id, one]));
};

/** What the vendor's tools call a user. */
const accountFields =
  'id,userPrincipalName,accountEnabled,userType,createdDateTime,externalUserState,externalUserStateChangeDateTime,onPremisesSyncEnabled';

const registrations = (azure: Azure) =>
  azure.once('entra/registrations', () =>
    byId(azure.graph.pages('/reports/authenticationMethods/userRegistrationDetails?$top=999')),
  );

// The vendor gives no more than 500 users at once with this field.
const signIns = (azure: Azure) =>
  azure.once('entra/signIns', () => byId(azure.graph.pages('/users?$select=id,signInActivity&$top=500')));

interface Plan {
  readonly service?: string;
  readonly capabilityStatus?: string;
}

/** Much is answered and little is kept. */
const services = (azure: Azure): Promise<ReadonlyMap<string, readonly string[]>> =>
  azure.once('entra/services', async () => {
    const found = new Map<string, readonly string[]>();
    for await (const one of azure.graph.pages('/users?$select=id,assignedPlans&$top=999')) {
      const { id, assignedPlans = [] } = said(one) as { id: string; assignedPlans?: Plan[] };
      const enabled = assignedPlans.filter(({ capabilityStatus }) => capabilityStatus?.toLowerCase() === 'enabled');
      found.set(id, [...new Set(enabled.flatMap(({ service }) => service ?? []))].sort());
    }
    return found;
  });

export const users = defineAzureCollector(User, {
  async *list(azure) {
    for await (const one of azure.graph.pages(`/users?$select=${accountFields}&$top=999`)) {
      const account = said(one);
      yield { ...identity(azure, 'users', account), name: account.userPrincipalName, account };
    }
  },
  facets: {
    registration: async (azure, { account }) => {
      const seen = (await registrations(azure)).get(account.id);
      if (seen) return seen;
      if (!account.accountEnabled) return null;
      throw new WrongAnswer('The report of registered authentication methods does not have this user yet');
    },
    signInActivity: async (azure, { account }) => {
      const seen = (await signIns(azure)).get(account.id);
      if (!seen) throw new WrongAnswer('The list of last sign-ins does not have this user yet');
      return seen.signInActivity ?? {};
    },
    assignedServices: async (azure, { account }) => {
      const seen = (await services(azure)).get(account.id);
      if (!seen) throw new WrongAnswer('The list of assigned plans does not have this user yet');
      return [...seen];
    },
  },
});

/** Who is in a group, through groups in it too. Asked once in a scan, for the tenant and all subscriptions. */
export const groupOf = ({ graph }: Azure, id: string): Promise<GroupMembers> =>
  graph.once(`groups/${id}`, async () => {
    const path = `/groups/${encodeURIComponent(id)}/transitiveMembers?$select=id&$top=999`;
    const all = await Array.fromAsync(graph.pages(path)).catch(absent('Request_ResourceNotFound'));
    if (all === null) return { exists: false, members: [] };
    return {
      exists: true,
      members: all.flatMap((one: { id: string }) => {
        const type = kindOf(one);
        return type === 'user' || type === 'servicePrincipal' || type === 'group' ? [{ id: one.id, type }] : [];
      }),
    };
  });

/** Who decides who is in a group; `null` of one that was deleted. Asked once in a scan. */
export const groupControlOf = ({ graph }: Azure, id: string) =>
  graph.once(`groups/${id}/control`, async () => {
    const path = `/groups/${encodeURIComponent(id)}`;
    const fields = 'id,displayName,isAssignableToRole,membershipRule';
    const gone = absent('Request_ResourceNotFound');
    const [group, owners] = await Promise.all([
      graph.get(`${path}?$select=${fields}`).catch(gone),
      Array.fromAsync(graph.pages(`${path}/owners?$select=id&$top=999`)).catch(gone),
    ]);
    return group && owners ? { ...said(group), owners: idsOf(owners) } : null;
  });

const idsOf = (objects: readonly { readonly id: string }[]): string[] => objects.map(({ id }) => id).toSorted();

/** `#microsoft.graph.user` → `user`. */
const kindOf = (one: unknown): string | undefined =>
  ((one ?? {}) as Record<string, string | undefined>)['@odata.type']?.replace('#microsoft.graph.', '');

/**
 * Roles that can be activated. Without a licence for Privileged Identity Management there are none: the vendor removes
 * them when the licence ends ("License requirements to use Privileged Identity Management").
 */
const eligible = async ({ graph }: Azure): Promise<readonly any[]> => {
  const path = '/roleManagement/directory/roleEligibilityScheduleInstances?$expand=principal';
  return (await Array.fromAsync(graph.pages(path)).catch(absent('AadPremiumLicenseRequired'))) ?? [];
};

const assignment = (one: any, isEligible: boolean) => ({
  roleDefinitionId: one.roleDefinitionId,
  principalId: one.principalId,
  principalType: kindOf(one.principal),
  directoryScopeId: one.directoryScopeId,
  eligible: isEligible,
});

export const directoryRoleAssignments = defineAzureCollector(DirectoryRoleAssignment, {
  async *list(azure) {
    for await (const one of azure.graph.pages('/roleManagement/directory/roleAssignments?$expand=principal'))
      yield { ...identity(azure, 'roleAssignments', { id: one.id }), assignment: assignment(said(one), false) };
    for (const one of await eligible(azure))
      yield {
        ...identity(azure, 'roleEligibilityScheduleInstances', { id: one.id }),
        assignment: assignment(said(one), true),
      };
  },
  facets: {
    group: async (azure, { assignment: { principalId, principalType } }) =>
      principalType === 'group' ? groupOf(azure, principalId) : null,
    groupControl: async (azure, { assignment: { principalId, principalType } }) =>
      principalType === 'group' ? groupControlOf(azure, principalId) : null,
  },
});

export const directoryRoles = defineAzureCollector(DirectoryRole, {
  async *list(azure) {
    for await (const one of azure.graph.pages('/roleManagement/directory/roleDefinitions')) {
      const role = said(one);
      yield { ...identity(azure, 'roleDefinitions', role), role };
    }
  },
  facets: {},
});

export const conditionalAccessPolicies = defineAzureCollector(ConditionalAccessPolicy, {
  async *list(azure) {
    for await (const one of azure.graph.pages('/identity/conditionalAccess/policies')) {
      const policy = said(one);
      yield { ...identity(azure, 'conditionalAccessPolicies', policy), policy };
    }
  },
  facets: {},
});

export const namedLocations = defineAzureCollector(NamedLocation, {
  async *list(azure) {
    for await (const one of azure.graph.pages('/identity/conditionalAccess/namedLocations')) {
      const { id, isTrusted, ipRanges = [], countriesAndRegions } = said(one);
      const ranges = ipRanges.map(({ cidrAddress }: { cidrAddress?: string }) => cidrAddress);
      const kind = kindOf(one)?.replace('NamedLocation', '') ?? 'unknown';
      yield {
        ...identity(azure, 'namedLocations', said(one)),
        location: { id, kind, isTrusted, ranges, countriesAndRegions },
      };
    }
  },
  facets: {},
});

/** The most that the vendor shows of what belongs to an object beside it. */
const mostExpanded = 20;

/** What belongs to each object of a collection, by its id; what may be cut off is missing. */
const expanded = (
  azure: Azure,
  collection: string,
  property: string,
  fields = '',
): Promise<ReadonlyMap<string, readonly any[]>> =>
  azure.once(`entra/${collection}/${property}`, async () => {
    const all = await byId(azure.graph.pages(`/${collection}?$select=id&$expand=${property}${fields}&$top=100`));
    const entries = [...all].map(([id, one]) => [id, one[property] ?? []] as const);
    return new Map(entries);
  });

const ownersOf = async (azure: Azure, collection: string, id: string): Promise<string[]> => {
  const owners = (await expanded(azure, collection, 'owners', '($select=id)')).get(id);
  if (owners === undefined) throw new WrongAnswer('The list of owners does not have this one yet');
  if (owners.length < mostExpanded) return idsOf(owners);
  const path = `/${collection}/${encodeURIComponent(id)}/owners?$select=id&$top=999`;
  return idsOf(await Array.fromAsync(azure.graph.pages(path)));
};

export const applications = defineAzureCollector(Application, {
  async *list(azure) {
    const fields = 'id,appId,displayName,passwordCredentials,keyCredentials,web,spa,publicClient';
    for await (const one of azure.graph.pages(`/applications?$select=${fields}&$top=999`)) {
      const { passwordCredentials, keyCredentials, web, spa, publicClient } = said(one);
      yield {
        ...identity(azure, 'applications', said(one)),
        application: said(one),
        credentials: { passwordCredentials, keyCredentials },
        redirectUris: { web: web?.redirectUris, spa: spa?.redirectUris, publicClient: publicClient?.redirectUris },
      };
    }
  },
  facets: {
    owners: (azure, { application: { id } }) => ownersOf(azure, 'applications', id),
    // An application has no more of them than the vendor shows.
    federatedCredentials: async (azure, { application: { id } }) => {
      const found = (await expanded(azure, 'applications', 'federatedIdentityCredentials')).get(id);
      if (found === undefined) throw new WrongAnswer('The list of federated credentials does not have this one yet');
      return [...found];
    },
  },
});

/** Names of the application permissions of Microsoft Graph that each service principal was given, by its id. */
const graphGrants = (azure: Azure): Promise<ReadonlyMap<string, readonly string[]>> =>
  azure.once('entra/graphGrants', async () => {
    const { graph } = azure;
    const [{ appRoles }, given] = await Promise.all([
      graph.get(`${microsoftGraph}?$select=id,appRoles`),
      Array.fromAsync(graph.pages(`${microsoftGraph}/appRoleAssignedTo?$top=999`)),
    ]);
    const nameOf = new Map<string, string>(appRoles.map(({ id, value }: any) => [id, value ?? id]));
    const grants = new Map<string, string[]>();
    for (const { principalId, appRoleId } of given)
      grants.set(principalId, [...(grants.get(principalId) ?? []), nameOf.get(appRoleId) ?? appRoleId]);
    return grants;
  });

export const servicePrincipals = defineAzureCollector(ServicePrincipal, {
  async *list(azure) {
    const fields = 'id,appId,displayName,appOwnerOrganizationId,servicePrincipalType,accountEnabled,alternativeNames';
    for await (const one of azure.graph.pages(`/servicePrincipals?$select=${fields}&$top=999`)) {
      const principal = said(one);
      const { alternativeNames = [] } = principal as { readonly alternativeNames?: readonly string[] };
      const resource = alternativeNames.find((name) => name.startsWith('/subscriptions/'))?.toLowerCase();
      yield { ...identity(azure, 'servicePrincipals', principal), principal: { ...principal, resource } };
    }
  },
  facets: {
    owners: (azure, { principal: { id } }) => ownersOf(azure, 'servicePrincipals', id),
    graphPermissions: async (azure, { principal: { id } }) => [...((await graphGrants(azure)).get(id) ?? [])].sort(),
  },
});

const passwordRuleTemplate = '5cf42378-d67d-4f36-ba46-e8b86229381d';
const groupTemplate = '62375ab9-6b52-47ed-826b-58e47e0e304b';

/** The values of a group of settings: what was set, and the vendor's default for what nobody set. */
async function settingsOf(azure: Azure, template: string): Promise<Readonly<Record<string, string>>> {
  const [set, templates] = await azure.once('entra/groupSettings', () =>
    Promise.all([
      Array.fromAsync(azure.graph.pages('/groupSettings')),
      Array.fromAsync(azure.graph.pages('/groupSettingTemplates')),
    ]),
  );
  const defaults = templates.find(({ id }) => id === template)?.values ?? [];
  const own = set.find(({ templateId }) => templateId === template)?.values ?? [];
  return Object.fromEntries([
    ...defaults.map(({ name, defaultValue }: any) => [name, defaultValue]),
    ...own.map(({ name, value }: any) => [name, value]),
  ]);
}

/** Settings are kept as text; text that is none of the two is no answer. */
const isTrue = (text: string | undefined): boolean => {
  if (/^(true|false)$/i.test(text ?? '')) return text!.toLowerCase() === 'true';
  throw new WrongAnswer('A setting of the directory is neither true nor false');
};

export const tenantSettings = {
  securityDefaults: async ({ graph }: Azure) =>
    said(await graph.get('/policies/identitySecurityDefaultsEnforcementPolicy')),
  authorizationPolicy: async ({ graph }: Azure) => said(await graph.get('/policies/authorizationPolicy')),
  permissionGrantPolicies: async ({ graph }: Azure) =>
    said(await Array.fromAsync(graph.pages('/policies/permissionGrantPolicies'))),
  adminConsentRequestPolicy: async ({ graph }: Azure) => said(await graph.get('/policies/adminConsentRequestPolicy')),
  deviceRegistrationPolicy: async ({ graph }: Azure) => said(await graph.get('/policies/deviceRegistrationPolicy')),
  authenticationMethodsPolicy: async ({ graph }: Azure) =>
    said(await graph.get('/policies/authenticationMethodsPolicy')),
  passwordRules: async (azure: Azure) => {
    const { LockoutThreshold, LockoutDurationInSeconds, EnableBannedPasswordCheck, BannedPasswordList } =
      await settingsOf(azure, passwordRuleTemplate);
    return {
      lockoutThreshold: Number(LockoutThreshold),
      lockoutDurationInSeconds: Number(LockoutDurationInSeconds),
      enableBannedPasswordCheck: isTrue(EnableBannedPasswordCheck),
      bannedPasswords: (BannedPasswordList ?? '').split('\t').filter((word) => word.trim() !== '').length,
    };
  },
  microsoft365Groups: async (azure: Azure) => {
    const { EnableGroupCreation } = await settingsOf(azure, groupTemplate);
    return { enableGroupCreation: isTrue(EnableGroupCreation) };
  },
};
