/** The exact set of verdicts on the estates of the clouds that are faked in process. `npm run expect` rewrites them. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { azure } from './azure/cloud.ts';
import { checksOf, type Cloud, collectFrom, type Fake, judgeSeen } from './clouds.ts';
import { gcp } from './gcp/cloud.ts';

export const kinds = ['leaky', 'clean'] as const;
export type Kind = (typeof kinds)[number];
export const inProcess: readonly Cloud[] = [azure, gcp];

const fileOf = (cloud: Cloud, kind: Kind): string =>
  join(import.meta.dirname, cloud.provider.name, 'expected', `${kind}.tsv`);

/** One line a verdict: check, resource, status. Sorted. */
export async function verdictsOf(cloud: Cloud, kind: Kind): Promise<string[]> {
  const checks = checksOf(cloud);
  const fake: Fake = kind === 'leaky' ? await cloud.fake() : await cloud.clean!();
  const findings = judgeSeen(await collectFrom(cloud, fake, checks), checks);
  return findings.map(({ check, resource, status }) => `${check}\t${resource.id}\t${status}`).sort();
}

export const expectedOf = (cloud: Cloud, kind: Kind): string[] => {
  const file = fileOf(cloud, kind);
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
};

/** Write what is found now as what is expected, to be read before it is committed. */
export async function rewrite(): Promise<void> {
  for (const cloud of inProcess)
    for (const kind of kinds) {
      const file = fileOf(cloud, kind);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${(await verdictsOf(cloud, kind)).join('\n')}\n`);
    }
}

if (import.meta.main) await rewrite();
