/** Tokens of other issuers that are taken in place of a secret. */

/** Tokens of an issuer for a subject; both as they are set. */
export interface Trust {
  readonly issuer?: string | undefined;
  readonly subject?: string | undefined;
}

/**
 * Why more than one deployment of one's own gets in by a trust; `undefined` where none does.
 * Source: https://docs.github.com/actions/security-for-github-actions/security-hardening-your-deployments/about-security-hardening-with-openid-connect
 */
export function looseness({ issuer = '', subject = '' }: Trust): string | undefined {
  if (subject === '') return 'every subject of the issuer';
  if (subject.includes('*')) return `every subject like ${subject}`;
  if (!/^https:\/\/token\.actions\.githubusercontent\.com(\/|$)/i.test(issuer)) return undefined;
  if (/:pull_request$/i.test(subject)) return `every pull request of ${repositoryOf(subject)}`;
  return /:(?:ref:refs\/(?:heads|tags)\/|environment:|job_workflow_ref:)./i.test(subject)
    ? undefined
    : `everything that runs in ${repositoryOf(subject)}`;
}

const repositoryOf = (subject: string): string => subject.split(':')[1] ?? subject;
