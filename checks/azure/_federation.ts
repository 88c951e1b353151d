/** Identities that sign in with the tokens of others, such as those of a pipeline. */
import { fail, notApplicable, pass, type Verdict } from 'cloudstance/check';
import type { AzureAccessEngine } from 'cloudstance/domain/azure/access/engine';
import { looseness, type Trust } from 'cloudstance/domain/azure/access/federation';
import { listOf, plural } from 'cloudstance/domain/text';

export const federationReferences = [
  'https://learn.microsoft.com/entra/workload-id/workload-identity-federation',
  'https://docs.github.com/actions/security-for-github-actions/security-hardening-your-deployments/about-security-hardening-with-openid-connect',
];

/** Worse where what gets in reaches full power. */
export function federationVerdict(
  trusts: readonly Trust[],
  principals: readonly string[],
  { graph }: AzureAccessEngine,
): Verdict {
  if (trusts.length === 0) return notApplicable('It takes no tokens of others');
  const loose = trusts.flatMap((trust) => looseness(trust) ?? []);
  if (loose.length === 0) return pass(`It takes tokens of ${plural(trusts.length, 'subject')}, each named in full`);
  const text = `It takes tokens of ${listOf(loose)}`;
  const powers = principals.flatMap((id) => graph.powerOf(id) ?? []);
  const certain = powers.filter(({ decision }) => decision === 'allowed');
  if (certain.length > 0)
    return fail(`${text}, and reaches ${certain[0]!.path.steps.at(-1)!.name}`, {
      severity: 'critical',
      paths: certain.map(({ path }) => path),
    });
  return fail(text);
}

const github = 'https://token.actions.githubusercontent.com';
export const pipeline = (subject: string) => [{ name: 'ci', issuer: github, subject }];
