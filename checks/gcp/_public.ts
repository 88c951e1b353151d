import { pass, type Verdict } from 'cloudstance/check';
import type { Item } from 'cloudstance/domain/access/exposure';
import { bindingWays } from 'cloudstance/domain/gcp/exposure';
import { type Binding, grantsToEverybody } from 'cloudstance/domain/gcp/iam';
import { exposed } from '../_exposure.ts';

/** Fails when everybody holds a role, naming which. */
export function closedToEverybody(
  subject: Item,
  bindings: readonly Binding[],
  kind: 'data' | 'compute' = 'data',
): Verdict {
  const grants = grantsToEverybody(bindings);
  if (grants.length === 0) return pass('Its policy grants nothing to everybody');
  return exposed(`Its policy grants ${grants.join(', ')}`, subject, kind, bindingWays(subject.uid, bindings));
}

/** Examples for checks of a resource's own policy. */
export const policyExamples = (role: string) => ({
  pass: [{ bindings: [] }, { bindings: [{ role, members: ['user:ana@example.com', 'domain:example.com'] }] }],
  fail: [
    { bindings: [{ role, members: ['allUsers'] }] },
    { bindings: [{ role, members: ['user:ana@example.com', 'allAuthenticatedUsers'] }] },
  ],
});
