/** Names of resources and permissions, in the forms that policies and conditions have them. */

/** `//storage.googleapis.com/b/objects/o` → its service and the rest. */
export function partsOf(id: string): { readonly service: string; readonly path: string } {
  const [, service = '', path = ''] = /^\/\/([^/]+)\/(.*)$/s.exec(id) ?? [];
  return { service, path };
}

/** `storage.objects.get` → `storage`, `objects`, `get`. */
export function permissionParts(permission: string): {
  readonly service: string;
  readonly kind: string;
  readonly verb: string;
} {
  const [service = '', ...rest] = permission.split('.');
  const verb = rest.pop() ?? '';
  return { service, kind: rest.join('.'), verb };
}

/** Services whose permissions begin with another word than their host does. */
const prefixes: Readonly<Record<string, string>> = {
  'cloudresourcemanager.googleapis.com': 'resourcemanager',
  'sqladmin.googleapis.com': 'cloudsql',
  'bigtableadmin.googleapis.com': 'bigtable',
  'artifactregistry.googleapis.com': 'artifactregistry',
};
const hosts = new Map(Object.entries(prefixes).map(([host, prefix]) => [prefix, host]));

/** The word that permissions of a service begin with: `cloudresourcemanager.googleapis.com` → `resourcemanager`. */
const prefixOf = (host: string): string =>
  Object.hasOwn(prefixes, host) ? prefixes[host]! : host.replace(/\.googleapis\.com$/, '');

/**
 * Whether a permission is one of those that a pattern of a deny policy or boundary names:
 * `storage.googleapis.com/objects.get`, `iam.googleapis.com/roles.*`, `compute.googleapis.com/*.*`
 * (https://cloud.google.com/iam/docs/deny-permissions-support).
 */
export function namesPermission(pattern: string, permission: string): boolean {
  const [host = '', names = ''] = pattern.split('/', 2);
  const { service, kind, verb } = permissionParts(permission);
  if (host !== '*' && prefixOf(host) !== service) return false;
  if (names === '*') return true;
  const dot = names.lastIndexOf('.');
  const [wantedKind, wantedVerb] = [names.slice(0, Math.max(dot, 0)), names.slice(dot + 1)];
  return (wantedKind === '*' || wantedKind === kind) && (wantedVerb === '*' || wantedVerb === verb);
}

/** A pattern with `*` for any characters, case counts. Linear in time: no backtracking over the whole. */
export function isLike(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return text === pattern;
  const last = rest.pop()!;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}

/**
 * Types that conditions know, by service and collection (https://cloud.google.com/iam/docs/conditions-resource-attributes). For
 * all others `resource.type` and the like are empty.
 */
const types: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'bigquery.googleapis.com': { datasets: 'Dataset', models: 'Model', routines: 'Routine', tables: 'Table' },
  'cloudkms.googleapis.com': {
    cryptoKeyVersions: 'CryptoKeyVersion',
    cryptoKeys: 'CryptoKey',
    keyRings: 'KeyRing',
  },
  'cloudresourcemanager.googleapis.com': { projects: 'Project' },
  'compute.googleapis.com': {
    backendServices: 'BackendService',
    disks: 'Disk',
    firewalls: 'Firewall',
    forwardingRules: 'ForwardingRule',
    images: 'Image',
    instanceTemplates: 'InstanceTemplate',
    instances: 'Instance',
    snapshots: 'Snapshot',
    targetHttpProxies: 'TargetHttpProxy',
    targetHttpsProxies: 'TargetHttpsProxy',
    targetSslProxies: 'TargetSslProxy',
    targetTcpProxies: 'TargetTcpProxy',
  },
  'container.googleapis.com': { clusters: 'Cluster' },
  'logging.googleapis.com': { buckets: 'LogBucket', views: 'LogView' },
  'secretmanager.googleapis.com': { secrets: 'Secret', versions: 'SecretVersion' },
  'spanner.googleapis.com': { backups: 'Backup', databases: 'Database', instances: 'Instance' },
  'sqladmin.googleapis.com': { backupRuns: 'BackupRun', instances: 'Instance' },
  'storage.googleapis.com': { buckets: 'Bucket', managedFolders: 'ManagedFolder', objects: 'Object' },
};

/** The resource of a request as conditions see it. */
export interface ResourceAttributes {
  readonly type: string;
  readonly service: string;
  /** All of the name, or how it begins where the request is about something inside; `undefined`: nothing is known. */
  readonly name: { readonly is: string } | { readonly begins: string } | undefined;
}

/**
 * The attributes of the resource of a request. A permission can be for something inside of what was asked about: of an object
 * for a question about its bucket only the beginning of the name is known.
 */
export function attributesOf(permission: string, id: string): ResourceAttributes {
  const asked = partsOf(id);
  const { service: prefix, kind, verb } = permissionParts(permission);
  const service = hosts.get(prefix) ?? `${prefix}.googleapis.com`;
  const name = relativeName(asked.service, asked.path);
  const collection = collectionOf(name);
  const known = Object.hasOwn(types, service) ? types[service]! : undefined;
  // Lists are asked of what is above.
  const isInside = asked.service !== service || (collection !== kind && verb !== 'list');
  const typeName = known?.[isInside ? kind : collection];
  if (typeName === undefined) return { type: '', service: known ? service : '', name: { is: '' } };
  return {
    type: `${service}/${typeName}`,
    service,
    name: isInside ? inside(asked.service, service, name) : { is: name },
  };
}

/** `projects/_/buckets/b` for `b`: only Cloud Storage has full names without collections. */
function relativeName(service: string, path: string): string {
  if (service !== 'storage.googleapis.com' || path.startsWith('projects/')) return path;
  return `projects/_/buckets/${path}`;
}

const collectionOf = (name: string): string => {
  const objects = /^projects\/_\/buckets\/[^/]+\/(objects|managedFolders)\//.exec(name)?.[1];
  return objects ?? name.split('/').at(-2) ?? '';
};

function inside(asked: string, service: string, name: string): ResourceAttributes['name'] {
  if (asked === service) return { begins: `${name}/` };
  if (asked !== 'cloudresourcemanager.googleapis.com' || !name.startsWith('projects/')) return undefined;
  return { begins: service === 'storage.googleapis.com' ? 'projects/_/buckets/' : `${name}/` };
}
