import { fail, pass, type Verdict } from 'cloudstance/check';
import { looksSecret } from 'cloudstance/domain/secret-names';

/** Fails when plain environment variables are named like secrets, naming them. */
export function namedLikeSecrets(variables: readonly string[]): Verdict {
  const names = variables.filter(looksSecret);
  if (names.length === 0) return pass('No plain variable is named like a secret');
  return fail(`Plain variables are named like secrets: ${names.join(', ')}`);
}
