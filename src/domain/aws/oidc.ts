import { demandedValues } from './condition.ts';
import { hasWildcard, literalPrefix } from './pattern.ts';
import { githubSubjectProblem, gitlabSubjectProblem } from './trust.ts';
import type { Trust } from './trust.ts';

/** An identity provider whose tokens say whose workload asks in their subject. */
type Issuer = {
  readonly name: string;
  readonly provider: RegExp;
  /** What a subject must begin with, before any wildcard, to be held by one owner. */
  readonly owned: RegExp;
  readonly owner: string;
};

const ORGANIZATION = /^organization:[^:]+:/;

/** Issuers that sign for all of their customers, beside GitHub and GitLab. */
const SHARED: readonly Issuer[] = [
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
    owned: /^org\/[^/]+\/project\/[^/]+/,
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
export function isSharedIssuer({ kind, provider = '' }: Trust): boolean {
  if (kind !== 'oidc') return false;
  const shared = /^(?:token\.actions\.githubusercontent\.com(?:\/|$)|gitlab\.com$)/.test(provider);
  return shared || CONSUMER.has(provider) || SHARED.some((issuer) => issuer.provider.test(provider));
}

/**
 * Why strangers can meet a trust in an issuer that signs for everybody: nothing demands whose subject, or whose
 * application, it is. Undefined when it is sound, or about another kind of issuer.
 */
export function sharedIssuerProblem(trust: Trust): string | undefined {
  return (
    githubSubjectProblem(trust) ??
    gitlabSubjectProblem(trust) ??
    subjectProblem(trust, SHARED) ??
    consumerProblem(trust)
  );
}

/** Whether a trust is about an issuer of one customer that signs for all of that customer's workloads. */
export function isOwnIssuer({ kind, provider = '' }: Trust): boolean {
  return kind === 'oidc' && OWN.some((issuer) => issuer.provider.test(provider));
}

/** Why more of a customer's own workloads than meant can meet a trust: the subject is open. */
export function ownIssuerProblem(trust: Trust): string | undefined {
  return subjectProblem(trust, OWN);
}

function subjectProblem({ kind, provider = '', conditions }: Trust, issuers: readonly Issuer[]): string | undefined {
  const issuer = kind === 'oidc' ? issuers.find((one) => one.provider.test(provider)) : undefined;
  if (!issuer) return undefined;
  const { subjects } = conditions;
  if (!subjects) return `every ${issuer.name} workload of the issuer can assume it: no condition demands a subject`;
  const open = subjects.find((subject) => !issuer.owned.test(literalPrefix(subject)));
  return open && `the ${issuer.name} subject ${JSON.stringify(open)} leaves the ${issuer.owner} open`;
}

function consumerProblem({ kind, provider = '', grant }: Trust): string | undefined {
  const keys = kind === 'oidc' ? CONSUMER.get(provider) : undefined;
  if (!keys) return undefined;
  const { conditions } = grant.statement;
  const held = keys.some((key) => {
    const values = demandedValues(conditions, `${provider}:${key}`);
    return values !== undefined && values.every((value) => !hasWildcard(value));
  });
  return held ? undefined : `every application that uses ${provider} can assume it: no condition demands whose it is`;
}
