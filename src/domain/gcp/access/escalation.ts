import type { Escalation, Found } from '../../access/engine.ts';
import type { GcpAccess } from './engine.ts';

/** Shortest ways to full power. */
export function escalationsOf(_engine: GcpAccess): Found<Escalation> {
  return { found: [], unseen: [] };
}
