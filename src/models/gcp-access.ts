import { all, defineModel, type Many, one } from '../check.ts';
import { type Listed, isSeen, listed, type Seen, seen, type Unseen } from '../domain/access/answer.ts';
import { GcpAccess as Engine } from '../domain/gcp/access/engine.ts';
import type {
  BoundaryBinding,
  DenyPolicy,
  GcpResource,
  Group as GroupFacts,
  Workload,
} from '../domain/gcp/access/estate.ts';
import type { Binding } from '../domain/gcp/iam.ts';
import type { Identity } from '../model.ts';
import { Repository } from '../resources/gcp/artifactregistry.ts';
import { Instance } from '../resources/gcp/compute.ts';
import { Function } from '../resources/gcp/functions.ts';
import { NodePool } from '../resources/gcp/gke.ts';
import { Group, Policy, PredefinedRole, Role, ServiceAccount } from '../resources/gcp/iam.ts';
import { CryptoKey } from '../resources/gcp/kms.ts';
import { Project } from '../resources/gcp/project.ts';
import { Subscription, Topic } from '../resources/gcp/pubsub.ts';
import { Service } from '../resources/gcp/run.ts';
import { Secret } from '../resources/gcp/secretmanager.ts';
import { Bucket, StorageSettings } from '../resources/gcp/storage.ts';
import type { View } from '../resource.ts';

/** What is judged of these has to be asked for like this, so that subject and model are the same. */
export const ProjectPolicy = Policy.pick('bindings', 'inherited', 'denyPolicies', 'boundaries');

const needs = {
  policies: all(ProjectPolicy),
  project: one(Project.pick('number', 'organization')),
  predefinedRoles: all(PredefinedRole.pick('includedPermissions')),
  customRoles: all(Role.pick('config')),
  groups: all(Group.pick('members')),
  serviceAccounts: all(ServiceAccount.pick('config', 'bindings')),
  buckets: all(Bucket.pick('config', 'bindings')),
  storageSettings: one(StorageSettings.pick('publicAccessPrevention')),
  secrets: all(Secret.pick('bindings')),
  keys: all(CryptoKey.pick('bindings', 'ringBindings')),
  topics: all(Topic.pick('bindings')),
  subscriptions: all(Subscription.pick('bindings')),
  repositories: all(Repository.pick('bindings')),
  functions: all(Function.pick('config', 'bindings')),
  services: all(Service.pick('config', 'bindings')),
  instances: all(Instance.pick('serviceAccounts')),
  nodePools: all(NodePool.pick('serviceAccount', 'oauthScopes')),
} as const;

const manager = '//cloudresourcemanager.googleapis.com/';

/** Who can do what in a project: what grants and limits there and above it, and the things in it that have a say of their own. */
export const GcpAccess = defineModel({
  needs,
  blank: {
    policies: {
      uid: `${manager}projects/example-project`,
      bindings: [],
      inherited: [],
      denyPolicies: [],
      boundaries: [],
    },
    project: { number: '111111111111', organization: { domain: 'example.com' } },
    predefinedRoles: {},
    serviceAccounts: { bindings: [] },
    buckets: { bindings: [] },
    storageSettings: { publicAccessPrevention: false },
    secrets: { bindings: [] },
    keys: { bindings: [], ringBindings: [] },
    topics: { bindings: [] },
    subscriptions: { bindings: [] },
    repositories: { bindings: [] },
    functions: { bindings: [] },
    services: { bindings: [] },
    instances: { serviceAccounts: [] },
    nodePools: { serviceAccount: null, oauthScopes: [] },
  },
  build: (parts, { account, now }) => {
    const id = `${manager}projects/${account}`;
    const policies = listed('the IAM policy of the project', parts.policies);
    const policy = policies.items.find(({ uid }) => uid === id);
    const missing: Unseen = policies.unseen[0] ?? notCollected(`the IAM policy of ${account}`);
    const ofPolicy = <T>(what: string, read: (found: View<typeof ProjectPolicy>) => T): Seen<T> =>
      policy ? seen(`${what} of ${account}`, () => read(policy)) : missing;
    const number = seen('the number of the project', () => parts.project.number);
    const inProject = within(account, id);
    const prevention = seen(
      'the organization policy on public access',
      () => parts.storageSettings.publicAccessPrevention,
    );
    const defaultAccount =
      isSeen(number) && number.value !== null ? `${number.value}-compute@developer.gserviceaccount.com` : null;
    return new Engine({
      resources: joined(
        { items: nodesOf(account, number, ofPolicy), unseen: [] },
        mapped('service accounts', parts.serviceAccounts, (one) => ({
          ...inProject('iam.googleapis.com/ServiceAccount', one, () => one.bindings),
          aliases: [`//iam.googleapis.com/projects/${account}/serviceAccounts/${one.name}`],
        })),
        mapped('buckets', parts.buckets, (bucket) => ({
          ...inProject('storage.googleapis.com/Bucket', bucket, () => bucket.bindings),
          ...storageOf(bucket, prevention),
        })),
        mapped('secrets', parts.secrets, (one) =>
          inProject('secretmanager.googleapis.com/Secret', one, () => one.bindings),
        ),
        ringsOf(parts.keys, inProject),
        mapped('keys', parts.keys, (key) => ({
          ...inProject('cloudkms.googleapis.com/CryptoKey', key, () => key.bindings),
          parent: { value: ringOf(key.uid) },
        })),
        mapped('topics', parts.topics, (one) => inProject('pubsub.googleapis.com/Topic', one, () => one.bindings)),
        mapped('subscriptions', parts.subscriptions, (one) =>
          inProject('pubsub.googleapis.com/Subscription', one, () => one.bindings),
        ),
        mapped('repositories', parts.repositories, (one) =>
          inProject('artifactregistry.googleapis.com/Repository', one, () => one.bindings),
        ),
        mapped('functions', parts.functions, (one) =>
          inProject('cloudfunctions.googleapis.com/Function', one, () => one.bindings),
        ),
        mapped('Cloud Run services', parts.services, (one) =>
          inProject('run.googleapis.com/Service', one, () => one.bindings),
        ),
      ),
      roles: joined(
        mapped('predefined roles', parts.predefinedRoles, (role) => ({
          name: role.name,
          disabled: false,
          permissions: seen(`the permissions of ${role.name}`, () => role.includedPermissions),
        })),
        mapped('custom roles', parts.customRoles, (role) => {
          const config = seen(`the permissions of ${role.name}`, () => role.config);
          return {
            name: role.uid.replace('//iam.googleapis.com/', ''),
            disabled: isSeen(config) && config.value.stage === 'DISABLED',
            permissions: isSeen(config) ? { value: config.value.includedPermissions } : config,
          };
        }),
      ),
      groups: groupsOf(parts.groups),
      serviceAccounts: mapped('service accounts', parts.serviceAccounts, (one) => ({
        email: one.name,
        project: account,
        resource: one.uid,
        disabled: one.config.disabled,
      })),
      boundaries: boundariesOf(ofPolicy('the principal access boundaries', ({ boundaries }) => boundaries)),
      workloads: joined(
        mapped('instances', parts.instances, (one) =>
          workload('compute.googleapis.com/Instance', account, one, () => one.serviceAccounts[0]),
        ),
        mapped('functions', parts.functions, (one) =>
          workload('cloudfunctions.googleapis.com/Function', account, one, () => ({
            email: one.config.serviceAccountEmail || defaultAccount,
          })),
        ),
        mapped('Cloud Run services', parts.services, (one) =>
          workload('run.googleapis.com/Service', account, one, () => ({
            email: one.config.serviceAccountName || defaultAccount,
          })),
        ),
        mapped('node pools', parts.nodePools, (one) =>
          workload('container.googleapis.com/NodePool', account, one, () => ({
            email:
              one.serviceAccount === null || one.serviceAccount === 'default' ? defaultAccount : one.serviceAccount,
            scopes: one.oauthScopes,
          })),
        ),
      ),
      home: {
        project: account,
        number,
        domain: seen('the organization of the project', () => parts.project.organization?.domain ?? null),
      },
      context: { 'request.time': [now.toISOString()] },
    });
  },
});

type OfPolicy = <T>(what: string, read: (found: View<typeof ProjectPolicy>) => T) => Seen<T>;

/** The project and what is above it. */
function nodesOf(account: string, number: Seen<string | null>, ofPolicy: OfPolicy): GcpResource[] {
  const inherited = ofPolicy('what is above and the policies', (policy) => policy.inherited);
  const denials = ofPolicy('the deny policies', ({ denyPolicies }) => denyPolicies);
  const denyPoliciesOf = (node: string): Seen<readonly DenyPolicy[]> =>
    isSeen(denials) ? { value: denials.value.filter((policy) => policy.node === node) } : denials;
  const above = isSeen(inherited) ? inherited.value : [];
  const parentOf = (at: number): string | null => (above[at] ? `${manager}${above[at].node}` : null);
  const own = `projects/${account}`;
  return [
    {
      id: `${manager}${own}`,
      name: account,
      type: 'cloudresourcemanager.googleapis.com/Project',
      aliases: isSeen(number) && number.value !== null ? [`${manager}projects/${number.value}`] : [],
      project: account,
      parent: isSeen(inherited) ? { value: parentOf(0) } : inherited,
      bindings: ofPolicy('the IAM policy', ({ bindings }) => bindings),
      denyPolicies: denyPoliciesOf(own),
    },
    ...above.map(({ node, bindings }, i) => ({
      id: `${manager}${node}`,
      name: node,
      type: `cloudresourcemanager.googleapis.com/${node.startsWith('folders/') ? 'Folder' : 'Organization'}`,
      project: null,
      parent: { value: parentOf(i + 1) },
      bindings: { value: bindings },
      denyPolicies: denyPoliciesOf(node),
    })),
  ];
}

const within =
  (project: string, parent: string) =>
  (type: string, { uid, name }: Identity, bindings: () => readonly Binding[]): GcpResource => ({
    id: uid,
    name,
    type,
    project,
    parent: { value: parent },
    bindings: seen(`the policy of ${uid}`, bindings),
  });

function storageOf(
  bucket: Identity & Pick<View<ReturnType<typeof Bucket.pick<'config'>>>, 'config'>,
  above: Seen<boolean>,
): Pick<GcpResource, 'publicAccessPrevention' | 'hasObjectLists'> {
  const config = seen(`the settings of ${bucket.uid}`, () => bucket.config);
  if (!isSeen(config)) return { publicAccessPrevention: config, hasObjectLists: config };
  return {
    publicAccessPrevention: config.value.publicAccessPrevention === 'enforced' ? { value: true } : above,
    hasObjectLists: { value: !config.value.uniformBucketLevelAccess },
  };
}

const ringOf = (key: string): string => key.replace(/\/cryptoKeys\/[^/]+$/, '');

/** The rings of keys, each once. */
function ringsOf(
  keys: Many<Identity & { readonly ringBindings: readonly Binding[] }>,
  inProject: ReturnType<typeof within>,
): Listed<GcpResource> {
  const { items, unseen } = mapped('key rings', keys, (key) => {
    const uid = ringOf(key.uid);
    const identity = { ...key, uid, name: uid.slice(uid.lastIndexOf('/') + 1) };
    return inProject('cloudkms.googleapis.com/KeyRing', identity, () => key.ringBindings);
  });
  return { items: [...new Map(items.map((ring) => [ring.id, ring])).values()], unseen };
}

/** Groups, with those in them. */
function groupsOf(many: Many<View<ReturnType<typeof Group.pick<'members'>>>>): Listed<GroupFacts> {
  const { items, unseen } = mapped('groups', many, (group) => ({
    name: group.name,
    members: seen(`the members of group:${group.name}`, () => group.members),
  }));
  return {
    items: items.flatMap(({ name, members }): GroupFacts[] =>
      isSeen(members)
        ? members.value.map((inner) => ({ email: inner.group, members: { value: inner.members } }))
        : [{ email: name, members }],
    ),
    unseen,
  };
}

function boundariesOf(facts: Seen<View<typeof ProjectPolicy>['boundaries']>): Listed<BoundaryBinding> {
  if (!isSeen(facts)) return { items: [], unseen: [facts] };
  const items = facts.value.map(({ name, principalSet, condition, policy, resources, enforcementVersion }) => ({
    name,
    principalSet,
    condition,
    policy: { value: { name: policy, resources, enforcementVersion } },
  }));
  return { items, unseen: [] };
}

function workload(
  type: string,
  project: string,
  { uid, name }: Identity,
  runsAs: () => { readonly email: string | null; readonly scopes?: readonly string[] } | undefined,
): Workload {
  const { email = null, scopes = null } = runsAs() ?? {};
  return { id: uid, name, type, project, serviceAccount: email, scopes };
}

const mapped = <V, T>(what: string, many: Many<V>, change: (item: V) => T): Listed<T> => {
  const { items, unseen } = listed(what, many);
  return { items: items.map(change), unseen };
};

const joined = <T>(...lists: readonly Listed<T>[]): Listed<T> => ({
  items: lists.flatMap(({ items }) => items),
  unseen: lists.flatMap(({ unseen }) => unseen),
});

const notCollected = (what: string): Unseen => ({
  what,
  gap: { because: 'not-collected', permissions: [], detail: 'It is not in the snapshot' },
});
