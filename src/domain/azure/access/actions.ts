/** What kinds of actions there are, and which other doors lead to the same data. */

import { matches } from '../../aws/pattern.ts';

/**
 * `control`: of Resource Manager. `data`: of a service's own API, which roles list apart. `directory`: of Microsoft Entra.
 * `graph`: an application permission of Microsoft Graph.
 */
export type ActionKind = 'control' | 'data' | 'directory' | 'graph';

/** What may stand before an action to say that it is one of a service's own API. */
const dataPrefix = 'data:';

/**
 * Actions that roles list as data actions. Some names are of both kinds, such as reading keys in vaults; those count as
 * actions of Resource Manager unless `data:` stands before them.
 * Source: https://learn.microsoft.com/azure/role-based-access-control/resource-provider-operations
 */
const dataActions = [
  'microsoft.storage/storageaccounts/blobservices/containers/blobs/*',
  'microsoft.storage/storageaccounts/fileservices/fileshares/files/*',
  'microsoft.storage/storageaccounts/fileservices/readfilebackupsemantics/action',
  'microsoft.storage/storageaccounts/fileservices/writefilebackupsemantics/action',
  'microsoft.storage/storageaccounts/fileservices/takeownership/action',
  'microsoft.storage/storageaccounts/queueservices/queues/messages/*',
  'microsoft.storage/storageaccounts/tableservices/tables/entities/*',
  'microsoft.keyvault/vaults/secrets/*/action',
  'microsoft.keyvault/vaults/secrets/delete',
  'microsoft.keyvault/vaults/keys/*/action',
  'microsoft.keyvault/vaults/certificates/*',
  'microsoft.documentdb/databaseaccounts/readmetadata',
  'microsoft.documentdb/databaseaccounts/sqldatabases/containers/items/*',
  'microsoft.eventhub/namespaces/messages/*',
  'microsoft.servicebus/namespaces/messages/*',
  'microsoft.compute/virtualmachines/login/action',
  'microsoft.compute/virtualmachines/loginasadmin/action',
  'microsoft.containerservice/managedclusters/secrets/*',
  'microsoft.containerservice/managedclusters/pods/*',
];

/** An action in lower case, and of which kind it is. */
export function actionOf(action: string): { readonly kind: ActionKind; readonly name: string } {
  const name = action.toLowerCase();
  if (name.startsWith(dataPrefix)) return { kind: 'data', name: name.slice(dataPrefix.length) };
  if (name.startsWith('microsoft.directory/')) return { kind: 'directory', name };
  if (!name.includes('/') && name.includes('.')) return { kind: 'graph', name };
  return { kind: dataActions.some((pattern) => matches(pattern, name)) ? 'data' : 'control', name };
}

/** An action as the engine writes it. */
export const actionText = (kind: ActionKind, name: string): string => (kind === 'data' ? `${dataPrefix}${name}` : name);

/** Keys that open what is in an account to whoever reads them, past roles for data. */
export interface KeyDoor {
  /** The data actions that a key is good for. */
  readonly data: string;
  /** The type of account, the start of the data actions. */
  readonly type: string;
  /** What reads the keys. */
  readonly list: string;
}

/** Source: https://learn.microsoft.com/azure/storage/blobs/authorize-access-azure-active-directory and those of the others. */
const keyDoors: readonly KeyDoor[] = [
  {
    data: 'microsoft.storage/storageaccounts/*',
    type: 'microsoft.storage/storageaccounts',
    list: 'microsoft.storage/storageaccounts/listkeys/action',
  },
  {
    data: 'microsoft.documentdb/databaseaccounts/*',
    type: 'microsoft.documentdb/databaseaccounts',
    list: 'microsoft.documentdb/databaseaccounts/listkeys/action',
  },
  {
    data: 'microsoft.eventhub/namespaces/messages/*',
    type: 'microsoft.eventhub/namespaces',
    list: 'microsoft.eventhub/namespaces/authorizationrules/listkeys/action',
  },
  {
    data: 'microsoft.servicebus/namespaces/messages/*',
    type: 'microsoft.servicebus/namespaces',
    list: 'microsoft.servicebus/namespaces/authorizationrules/listkeys/action',
  },
  {
    data: 'microsoft.cognitiveservices/accounts/*',
    type: 'microsoft.cognitiveservices/accounts',
    list: 'microsoft.cognitiveservices/accounts/listkeys/action',
  },
];

/** The keys that would do for a data action, if there are such. */
export const keyDoorOf = (dataAction: string): KeyDoor | undefined =>
  keyDoors.find(({ data }) => matches(data, dataAction));

/** The resource of a type that a resource is part of, or is; both in lower case. */
export function ownerOfType(resource: string, type: string): string | undefined {
  const start = resource.indexOf(`/providers/${type}/`);
  if (start < 0) return undefined;
  const end = resource.indexOf('/', start + `/providers/${type}/`.length);
  return end < 0 ? resource : resource.slice(0, end);
}

/**
 * What access policies of vaults call the data actions.
 * Source: https://learn.microsoft.com/azure/key-vault/general/rbac-access-policy
 */
const policyNames: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  secrets: {
    'getsecret/action': ['get'],
    'setsecret/action': ['set'],
    'readmetadata/action': ['list'],
    'update/action': ['set'],
  },
  keys: {
    read: ['get', 'list'],
    'wrap/action': ['wrapkey'],
    'unwrap/action': ['unwrapkey'],
  },
  certificates: { read: ['get', 'list'] },
};

/** Any one of these permissions of a vault's access policy allows a data action; `undefined`: they know no such action. */
export function policyPermissions(
  dataAction: string,
): { readonly of: string; readonly permissions: readonly string[] } | undefined {
  const [, of = '', rest = ''] =
    /^microsoft\.keyvault\/vaults\/(secrets|keys|certificates)\/(.+)$/.exec(dataAction) ?? [];
  if (of === '') return undefined;
  return { of, permissions: policyNames[of]?.[rest] ?? [rest.replace(/\/action$/, '')] };
}
