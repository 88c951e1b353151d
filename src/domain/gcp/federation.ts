/** An identity provider that signs tokens for everybody's workloads. */
export interface SharedIssuer {
  readonly name: string;
  /** What a condition reads when it asks whose token it is: claims, or attributes that are called like them. */
  readonly owner: RegExp;
}

const subject = /\b(?:assertion|google)\.sub(?:ject)?\b|\battribute\.sub/;
const names = (...claims: string[]): RegExp =>
  new RegExp(`${subject.source}|\\b(?:assertion|attribute)(?:\\.|\\[['"])(?:${claims.join('|')})`, 'i');

/** By host and path, as the providers document them for federation. */
const shared: Readonly<Record<string, SharedIssuer>> = {
  'token.actions.githubusercontent.com': { name: 'GitHub Actions', owner: names('repo', 'owner', 'org', 'enterprise') },
  'gitlab.com': { name: 'GitLab', owner: names('namespace', 'project', 'group') },
  'app.terraform.io': {
    name: 'HCP Terraform',
    owner: names('terraform_(?:org|project|workspace)', 'org', 'workspace'),
  },
  'agent.buildkite.com': { name: 'Buildkite', owner: names('org', 'pipeline') },
  'api.pulumi.com/oidc': { name: 'Pulumi', owner: names('org', 'aud') },
  'oidc.vercel.com': { name: 'Vercel', owner: names('owner', 'project') },
};

/** Whose tokens an issuer signs, if it signs for everybody: `https://gitlab.com`, not one's own GitLab. */
export function sharedIssuer(issuerUri: string): SharedIssuer | undefined {
  const place = issuerUri
    .replace(/^https:\/\//i, '')
    .replace(/\/+$/, '')
    .toLowerCase();
  return Object.hasOwn(shared, place) ? shared[place] : undefined;
}

/**
 * Who signs for everybody and is believed whoever it signs for: the issuer's name. `null`: a condition asks whose token it is, or
 * the provider is disabled; undefined: the issuer signs for one's own only.
 */
export function acceptsStrangers(provider: {
  readonly issuerUri?: string | undefined;
  readonly attributeCondition?: string | undefined;
  readonly disabled: boolean;
}): string | null | undefined {
  const shared = provider.issuerUri === undefined ? undefined : sharedIssuer(provider.issuerUri);
  if (!shared) return undefined;
  return provider.disabled || shared.owner.test(provider.attributeCondition ?? '') ? null : shared.name;
}
