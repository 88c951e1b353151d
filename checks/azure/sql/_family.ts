import { fail, pass, type Verdict } from 'cloudstance/check';

/** `None`, and nothing at all, is how servers say that they have no minimum. */
export function tlsVerdict(minimum = 'None'): Verdict {
  if (!/^\d/.test(minimum)) return fail('No version of TLS is too old');
  const text = `The oldest version of TLS accepted is ${minimum}`;
  return Number(minimum) >= 1.2 ? pass(text) : fail(text);
}
