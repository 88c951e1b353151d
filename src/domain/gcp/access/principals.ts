import type { Principal } from '../../access/engine.ts';
import { isSeen, type Listed, type Seen } from '../../access/answer.ts';
import { anyOf, missingTruth, no, type Truth, unseenTruth, yes } from '../../access/logic.ts';
import type { Group } from './estate.ts';

/** Anybody on the internet, signed in or not. */
export const anybody = 'allUsers';
/** Anybody with any Google account. */
export const anyAccount = 'allAuthenticatedUsers';

/**
 * A principal as allow policies write it, whatever form it has (https://cloud.google.com/iam/docs/principal-identifiers): deny
 * policies have `principal://goog/subject/ana@example.com` for `user:ana@example.com`. Addresses know no case. `*` is anybody.
 */
export function canonical(id: string): string {
  if (id === '*' || id === 'principalSet://goog/public:all') return anybody;
  const [, subject] = /^principal:\/\/goog\/subject\/([^?]+)$/.exec(id) ?? [];
  if (subject !== undefined) return `user:${subject.toLowerCase()}`;
  const [, group] = /^principalSet:\/\/goog\/group\/([^?]+)$/.exec(id) ?? [];
  if (group !== undefined) return `group:${group.toLowerCase()}`;
  const [, account] =
    /^principal:\/\/iam\.googleapis\.com\/projects\/[^/]+\/serviceAccounts\/([^/?]+@[^/?]+)$/.exec(id) ?? [];
  if (account !== undefined) return `serviceAccount:${account.toLowerCase()}`;
  return /^(?:user|group|serviceAccount|domain):/.test(id) ? withSmallAddress(id) : id;
}

/** Whether the label of a ground says that everybody is let in, and not somebody by name. */
export const isToEverybody = (label: string): boolean => / to (?:allUsers|allAuthenticatedUsers)\b/.test(label);

const withSmallAddress = (id: string): string => {
  const colon = id.indexOf(':') + 1;
  return id.slice(0, colon) + id.slice(colon).toLowerCase();
};

const kinds: readonly (readonly [prefix: string, kind: string])[] = [
  ['user:', 'user'],
  ['serviceAccount:', 'service account'],
  ['group:', 'group'],
  ['domain:', 'domain'],
  ['deleted:', 'deleted principal'],
  ['projectOwner:', 'owners of a project'],
  ['projectEditor:', 'editors of a project'],
  ['projectViewer:', 'viewers of a project'],
  ['principal://', 'federated identity'],
  ['principalSet://', 'set of principals'],
];

/** A principal by its canonical id. */
export function principalOf(id: string): Principal {
  if (id === anybody) return { id, name: 'everybody on the internet', kind: 'everybody', account: null };
  if (id === anyAccount) return { id, name: 'everybody with a Google account', kind: 'everybody', account: null };
  const kind = kinds.find(([prefix]) => id.startsWith(prefix))?.[1] ?? 'principal';
  const name = id.replace(/^(?:user|group|serviceAccount|domain):/, '');
  return { id, name, kind, account: projectOf(id) };
}

/** The id or number of a service account's project by its address, where that says it. */
export function projectOf(id: string): string | null {
  const [, project] = /@([a-z][a-z0-9.:-]*)\.iam\.gserviceaccount\.com$/.exec(id) ?? [];
  if (project !== undefined) return project;
  const [, name, number] =
    /^serviceAccount:(?:([^@]+)@appspot|(\d+)(?:-compute@developer|@cloudservices|@cloudbuild))\.gserviceaccount\.com$/.exec(
      id,
    ) ?? [];
  return name ?? number ?? null;
}

/** Whether a member stands for a role of a project: `projectEditor:p` → `roles/editor` of `p`. */
export function basicRoleMember(member: string): { readonly role: string; readonly project: string } | undefined {
  const [, role, project] = /^project(Owner|Editor|Viewer):(.+)$/.exec(member) ?? [];
  return role === undefined || project === undefined ? undefined : { role: `roles/${role.toLowerCase()}`, project };
}

const isPool = (id: string): string | undefined =>
  /^principal(?:Set)?:\/\/iam\.googleapis\.com\/(.+?\/(?:workloadIdentityPools|workforcePools)\/[^/]+)\//.exec(id)?.[1];
const hasAccount = (id: string): boolean => /^(?:user|serviceAccount|group|domain):/.test(id) || id === anyAccount;

/** What decides membership besides the ids themselves. */
export interface Society {
  readonly groups: Listed<Group>;
  /** Whether a principal holds a basic role of a project. */
  readonly holds: (principal: string, role: string, project: string) => Truth;
  /** The nodes (`projects/1`, `projects/p`, `folders/2`, `organizations/3`) that a project is in, itself included. */
  readonly nodesOf: (project: string) => Seen<readonly string[]>;
}

/**
 * Whether a principal is a member of what a policy names.
 *
 * @param member as the policy has it
 * @param principal a canonical id
 */
export function isMember(member: string, principal: string, society: Society): Truth {
  const named = canonical(member);
  if (named.startsWith('deleted:')) return named === principal ? yes : no;
  if (named === principal || named === anybody) return yes;
  if (named === anyAccount) return hasAccount(principal) ? yes : no;
  if (named.startsWith('group:')) return inGroup(named, principal, society, new Set());
  if (named.startsWith('domain:')) return inDomain(named.slice('domain:'.length), principal);
  const basic = basicRoleMember(named);
  if (basic) return society.holds(principal, basic.role, basic.project);
  return named.startsWith('principalSet://') ? inSet(named, principal, society) : no;
}

const inDomain = (domain: string, principal: string): Truth =>
  principal.startsWith('user:') && principal.endsWith(`@${domain}`) ? yes : no;

/** Only accounts are in groups: no stranger, and nobody from a pool of identities. */
function inGroup(group: string, principal: string, society: Society, seen: Set<string>): Truth {
  if (!/^(?:user|serviceAccount|group):/.test(principal) || seen.has(group)) return no;
  seen.add(group);
  const found = membersOf(group, society.groups);
  if (!isSeen(found)) return unseenTruth(found);
  const members = found.value.map(canonical);
  if (members.includes(principal)) return yes;
  const unclearOnes = members.filter((one) => one.startsWith('unknown:'));
  return anyOf(
    ...unclearOnes.map((one) => unseenTruth(unclear(`who ${one.slice('unknown:'.length)} in ${group} is`))),
    ...members.filter((one) => one.startsWith('group:')).map((one) => inGroup(one, principal, society, seen)),
    ...members
      .filter((one) => one.startsWith('domain:'))
      .map((one) => inDomain(one.slice('domain:'.length), principal)),
  );
}

/** The members of a group by its canonical id, or why they are not known. */
export function membersOf(group: string, { items, unseen }: Listed<Group>): Seen<readonly string[]> {
  const found = items.find(({ email }) => canonical(`group:${email}`) === group);
  if (found) return found.members;
  return {
    what: `the members of ${group}`,
    gap: unseen[0]?.gap ?? {
      because: 'not-collected',
      permissions: [],
      detail: 'The members of the group are not in the snapshot',
    },
  };
}

/** Sets of principals: pools of identities, and everybody who belongs to a project, folder, organization or workspace. */
function inSet(set: string, principal: string, society: Society): Truth {
  const pool = isPool(set);
  if (pool !== undefined) return inPool(set, pool, principal);
  const [, node, kind] =
    /^principalSet:\/\/cloudresourcemanager\.googleapis\.com\/((?:projects|folders|organizations)\/[^/]+)(?:\/type\/(.+))?$/.exec(
      set,
    ) ?? [];
  if (node !== undefined)
    return kind !== undefined && kind !== 'ServiceAccount' && principal.startsWith('serviceAccount:')
      ? no
      : belongsTo(node, principal, society);
  if (set.startsWith('principalSet://goog/cloudIdentityCustomerId/')) return inWorkspace(set, principal);
  return unseenTruth(unclear(`who is in ${set}`));
}

function inPool(set: string, pool: string, principal: string): Truth {
  if (isPool(principal) !== pool) return no;
  const within = set.slice(set.indexOf(`${pool}/`) + pool.length + 1);
  if (within === '*') return yes;
  // What else a token says is not in the name of its subject.
  return missingTruth(within.split('/')[0]!);
}

const inWorkspace = (set: string, principal: string): Truth =>
  principal.startsWith('user:') ? unseenTruth(unclear(`whether ${principal} is in ${set}`)) : no;

/** Whether a principal belongs to a project, folder or organization: `projects/p`, `organizations/1`. */
export function belongsTo(node: string, principal: string, society: Society): Truth {
  const project = principal.startsWith('serviceAccount:')
    ? projectOf(principal)
    : (/^principal(?:Set)?:\/\/iam\.googleapis\.com\/projects\/([^/]+)\//.exec(principal)?.[1] ?? undefined);
  if (project === null) return unseenTruth(unclear(`which project ${principal} is of`));
  if (project !== undefined) {
    const nodes = society.nodesOf(project);
    if (!isSeen(nodes)) return unseenTruth(nodes);
    return nodes.value.includes(node) ? yes : no;
  }
  if (!node.startsWith('organizations/') || !/^(?:user:|principal)/.test(principal)) return no;
  return unseenTruth(unclear(`whether ${principal} belongs to ${node}`));
}

const unclear = (what: string) => ({
  what,
  gap: { because: 'not-collected' as const, permissions: [], detail: 'Not part of any snapshot' },
});
