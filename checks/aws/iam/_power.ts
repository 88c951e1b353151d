import { fail, type Verdict } from 'cloudstance/check';
import type { Escalation } from 'cloudstance/domain/access/engine';

/** How a chain is told: `is an administrator`, `can become administrator by Deploy → Admin (sts-001)`. */
export function chainText({ ways, path }: Escalation): string {
  if (ways.length === 0) return 'is an administrator';
  const over = path.steps.slice(1, -1).map(({ name }) => name);
  return `can become administrator by ${over.join(' → ')} (${ways.join(', ')})`;
}

/** A failure with the chain as its proof. */
export const proven = (text: string, ...chains: readonly Escalation[]): Verdict =>
  fail(text, { paths: chains.map(({ path }) => path) });

/** What a user or role has in an example that does not say. */
export const bare = { groups: [], permissionsBoundary: null, tags: {} };
export const bareUser = { ...bare, userId: 'AIDAEXAMPLE' };
export const bareRole = { permissionsBoundary: null, tags: {}, roleId: 'AROAEXAMPLE', instanceProfiles: [] };
