import { demandedValues } from './condition.ts';
import { hasWildcard, literalPrefix } from './pattern.ts';
import type { Trust } from './trust.ts';

/** An identity provider whose tokens say whose workload asks. */
type Issuer = {
  readonly name: string;
  readonly provider: RegExp;
  /** What a subject must begin with, before any wildcard, to be held by one owner. */
  readonly owned: RegExp;
  readonly owner: string;
  /** Claims that STS tests besides the subject, and what holds them, likewise. */
  readonly claims?: Readonly<Record<string, RegExp>>;
};

const ORGANIZATION = /^organization:[^:]+:/;

/** Issuers that sign tokens for everybody's workloads: only the subject tells whose. */
const SHARED: readonly Issuer[] = [
  {
    name: 'GitHub Actions',
    provider: /^token\.actions\.githubusercontent\.com(?:\/|$)/,
    // `repo:org/…`, since July 2026 also `repo:org@id/repo@id:…`; customised subjects may name the owner by id.
    owned:
      /(?:^|:)(?:(?:repo|repository):[^/:@]+[/@]|(?:repository_owner|repository_owner_id|repository_id):[^/:*?]+(?::|$))/,
    owner: 'organization',
    claims: { repository: /^[^/*?]+\//, repository_id: /^\d+$/, enterprise_id: /^\d+$/ },
  },
  {
    name: 'GitLab',
    provider: /^gitlab\.com$/,
    owned: /^(?:project_path|namespace_path):[^/:]+[/:]/,
    owner: 'group',
  },
  { name: 'HCP Terraform', provider: /^app\.terraform\.io$/, owned: ORGANIZATION, owner: 'organization' },
  { name: 'Buildkite', provider: /^agent\.buildkite\.com$/, owned: ORGANIZATION, owner: 'organization' },
];

/** Issuers of one customer each, that sign for every workload of it. */
const OWN: readonly Issuer[] = [
  {
    name: 'EKS',
    provider: /^oidc\.eks\.[\w-]+\.amazonaws\.com(?:\.cn)?\/id\//,
    owned: /^system:serviceaccount:[^:]+:/,
    owner: 'namespace',
  },
  {
    name: 'Bitbucket',
    provider: /^api\.bitbucket\.org\/2\.0\/workspaces\//,
    owned: /^\{[0-9a-fA-F-]{36}\}/,
    owner: 'repository',
  },
  {
    name: 'CircleCI',
    provider: /^oidc\.circleci\.com\/org\//,
    owned: /^org\/[^/]+\/project\/[^/*?]+/,
    owner: 'project',
  },
  {
    name: 'Azure DevOps',
    provider: /^vstoken\.dev\.azure\.com\//,
    owned: /^sc:\/\/[^/]+\/[^/]+\//,
    owner: 'project',
  },
];

/** Consumer identity providers that AWS knows by host, and the condition keys that say whose application it is. */
const CONSUMER: ReadonlyMap<string, readonly string[]> = new Map([
  ['cognito-identity.amazonaws.com', ['aud']],
  ['accounts.google.com', ['aud', 'oaud', 'sub']],
  ['www.amazon.com', ['app_id']],
  ['graph.facebook.com', ['app_id']],
]);

/** Whether a trust is about an issuer that signs for everybody's workloads or applications. */
export function isSharedIssuer(trust: Trust): boolean {
  return issuerOf(trust, SHARED) !== undefined || consumerKeys(trust) !== undefined;
}

/**
 * Why strangers can meet a trust in an issuer that signs for everybody: nothing demands whose subject, or whose
 * application, it is. Undefined when it is sound, or about another kind of issuer.
 */
export function sharedIssuerProblem(trust: Trust): string | undefined {
  return (
    subjectProblem(trust, SHARED, ({ name }) => `every ${name} pipeline of anybody can assume it`) ??
    consumerProblem(trust)
  );
}

/** Whether a trust is about an issuer of one customer that signs for all of that customer's workloads. */
export function isOwnIssuer(trust: Trust): boolean {
  return issuerOf(trust, OWN) !== undefined;
}

/** Why more of a customer's own workloads than meant can meet a trust: the subject is open. */
export function ownIssuerProblem(trust: Trust): string | undefined {
  return subjectProblem(trust, OWN, ({ name }) => `every ${name} workload of the issuer can assume it`);
}

function issuerOf({ kind, provider = '' }: Trust, issuers: readonly Issuer[]): Issuer | undefined {
  return kind === 'oidc' ? issuers.find((one) => one.provider.test(provider)) : undefined;
}

function consumerKeys({ kind, provider = '' }: Trust): readonly string[] | undefined {
  return kind === 'oidc' ? CONSUMER.get(provider) : undefined;
}

function subjectProblem(
  trust: Trust,
  issuers: readonly Issuer[],
  everyone: (issuer: Issuer) => string,
): string | undefined {
  const issuer = issuerOf(trust, issuers);
  if (!issuer || isHeldByClaim(trust, issuer)) return undefined;
  const { subjects } = trust.conditions;
  if (!subjects) return `${everyone(issuer)}: no condition demands a subject`;
  const open = subjects.find((subject) => !issuer.owned.test(beginning(subject)));
  return open === undefined
    ? undefined
    : `the ${issuer.name} subject ${JSON.stringify(open)} leaves the ${issuer.owner} open`;
}

function isHeldByClaim(trust: Trust, { claims = {} }: Issuer): boolean {
  return Object.entries(claims).some(([claim, owned]) => {
    const values = valuesOf(trust, claim);
    return values !== undefined && values.every((value) => owned.test(beginning(value)));
  });
}

function consumerProblem(trust: Trust): string | undefined {
  const keys = consumerKeys(trust);
  if (!keys) return undefined;
  const held = keys.some((key) => {
    const values = valuesOf(trust, key);
    return values !== undefined && values.every((value) => !hasWildcard(value));
  });
  return held
    ? undefined
    : `every application that uses ${trust.provider} can assume it: no condition demands whose it is`;
}

function valuesOf({ provider, grant }: Trust, claim: string): string[] | undefined {
  return demandedValues(grant.statement.conditions, `${provider}:${claim}`);
}

/** A value up to and with its first wildcard, so that an end in a rule is the end of what is demanded. */
function beginning(value: string): string {
  return hasWildcard(value) ? `${literalPrefix(value)}*` : value;
}
