/** Who holds which role: a part of an IAM policy. */
export interface Binding {
  readonly role: string;
  readonly members: readonly string[];
  /** A CEL expression that must hold, too. */
  readonly condition?: { readonly expression: string } | undefined;
}

/**
 * Everybody on the internet, or everybody who has any Google account
 * (https://cloud.google.com/iam/docs/principal-identifiers).
 */
export const isEverybody = (member: string): boolean =>
  /^(?:allUsers|allAuthenticatedUsers|principalSet:\/\/goog\/public:all)$/.test(member);

/** A person, or a way to name many: users, groups, domains and identities of a workforce pool. */
export const isPeople = (member: string): boolean =>
  /^(?:user|group|domain):|^principal(?:Set)?:\/\/iam\.googleapis\.com\/locations\/[^/]+\/workforcePools\//.test(
    member,
  );

/** The domain of a member's address, in small letters; empty for members without one. */
export const domainOf = (member: string): string =>
  (
    /^(?:user|group|serviceAccount):[^@]*@([^?]+)|^domain:(.+)/.exec(member)?.slice(1).find(Boolean) ?? ''
  ).toLowerCase();

/** The roles that give all rights or administer something, custom ones included, by their names. */
export const isAdministrative = (role: string): boolean =>
  /^roles\/(?:owner|editor)$/.test(role) || /admin/i.test(role.slice(role.lastIndexOf('/') + 1));

/** The roles that one member holds, conditional ones included, each once. */
export const rolesOf = (bindings: readonly Binding[], member: string): string[] => [
  ...new Set(bindings.filter(({ members }) => members.includes(member)).map(({ role }) => role)),
];

/** Whether a binding ends with some resources of the node: its condition reads their names or tags. */
export const isLimitedToResources = ({ condition }: Binding): boolean =>
  condition !== undefined && /\bresource\.(?:name|matchTag|hasTagKey)/.test(condition.expression);

/** Whose principals are one's own. */
export interface Home {
  /** Domains of people and groups; empty where none is known, and then nobody's address says anything. */
  readonly domains: readonly string[];
  /** Ids and numbers of projects. */
  readonly projects: readonly string[];
}

/**
 * Whether a principal belongs to somebody else: people and groups of another domain, service accounts and pools of another
 * project. Everybody is nobody in particular, and agents of Google's services are Google's.
 */
export function isForeign(member: string, { domains, projects }: Home): boolean {
  const [, pool] = /^principal(?:Set)?:\/\/iam\.googleapis\.com\/projects\/([^/]+)\//.exec(member) ?? [];
  if (pool !== undefined) return !projects.includes(pool);
  if (/^(?:user|group|domain):/.test(member)) return domains.length > 0 && !domains.includes(domainOf(member));
  const [, agent, project] =
    /^serviceAccount:(service-\d+)?[^@]*@([^.]+)\.iam\.gserviceaccount\.com$/.exec(member) ?? [];
  if (project === undefined || agent !== undefined || project.startsWith('gcp-sa-')) return false;
  return !projects.includes(project);
}

/** A member as messages call it: without its kind where the address says it. */
export const memberName = (member: string): string => member.replace(/^(?:user|group|serviceAccount):/, '');

/** What everybody may do, as messages put it: `roles/viewer to allUsers`. Conditional grants count: the condition may hold. */
export const grantsToEverybody = (bindings: readonly Binding[]): string[] =>
  bindings.flatMap(({ role, members }) => members.filter(isEverybody).map((member) => `${role} to ${member}`));
