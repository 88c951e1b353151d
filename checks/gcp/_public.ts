import { fail, pass, type Verdict } from 'cloudstance/check';
import { type Binding, grantsToEverybody } from 'cloudstance/domain/gcp/iam';

/** Fails when everybody holds a role, naming which. */
export function closedToEverybody(bindings: readonly Binding[]): Verdict {
  const grants = grantsToEverybody(bindings);
  if (grants.length === 0) return pass('Its policy grants nothing to everybody');
  return fail(`Its policy grants ${grants.join(', ')}`);
}

/** Examples for checks of a resource's own policy. */
export const policyExamples = (role: string) => ({
  pass: [{ bindings: [] }, { bindings: [{ role, members: ['user:ana@example.com', 'domain:example.com'] }] }],
  fail: [
    { bindings: [{ role, members: ['allUsers'] }] },
    { bindings: [{ role, members: ['user:ana@example.com', 'allAuthenticatedUsers'] }] },
  ],
});
