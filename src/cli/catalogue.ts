import { resolve } from 'node:path';
import * as builtInChecks from '../../checks/index.ts';
import * as builtInFrameworks from '../../checks/frameworks/index.ts';
import type { Check } from '../check.ts';
import { loadChecks } from '../custom/load.ts';
import type { Framework } from '../framework.ts';

export interface Catalogue {
  readonly checks: readonly Check[];
  readonly frameworks: readonly Framework[];
  /** Ids of the user's own checks. */
  readonly own: ReadonlySet<string>;
}

/** The built-in checks and frameworks, and the user's own checks if there is a folder of them. */
export async function loadCatalogue(checksDir: string | undefined): Promise<Catalogue> {
  const checks = Object.values(builtInChecks);
  const frameworks = Object.values(builtInFrameworks) as unknown as Framework[];
  if (checksDir === undefined) return { checks, frameworks, own: new Set() };
  const own = await loadChecks(resolve(checksDir), new Set(checks.map(({ id }) => id)));
  return { checks: [...checks, ...own], frameworks, own: new Set(own.map(({ id }) => id)) };
}
