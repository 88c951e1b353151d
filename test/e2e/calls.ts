import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { account, regions } from './estate/estate.ts';
import { provision } from './estate/provision.ts';
import { startMoto } from './moto.ts';
import { loadOperations } from './operations.ts';
import { startProxy } from './proxy.ts';
import { cloudstance } from './scanner.ts';

interface PlannedType {
  readonly type: string;
  readonly listedPer: 'account' | 'region';
  readonly listPermissions: readonly string[];
  readonly callsPerResource: readonly string[];
}

function resourcesIn(folder: string, type: string): number {
  const file = join(folder, `provider=aws/account=${account}/type=${type}/data.ndjson.gz`);
  if (!existsSync(file)) return 0;
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '').length;
}

/** One call to list a type where it is listed, one for each resource and facet that costs a call. */
function leastCalls({ type, listedPer, listPermissions, callsPerResource }: PlannedType, folder: string): number {
  const places = listedPer === 'region' ? regions.length : 1;
  return (listPermissions.length > 0 ? places : 0) + resourcesIn(folder, type) * callsPerResource.length;
}

/** Collects the leaky account and sets the calls that were made beside the plan's own count: lines to print. */
export async function callsAgainstPlan(): Promise<string[]> {
  const moto = await startMoto();
  const folder = mkdtempSync(join(tmpdir(), 'cloudstance-calls-'));
  const proxy = await startProxy({ upstream: moto.url, identify: await loadOperations() });
  try {
    await provision(moto, 'leaky');
    const regionArgs = regions.flatMap((region) => ['--region', region]);
    const snapshot = join(folder, 'snapshot');
    await cloudstance(['collect', 'aws', '--quiet', '-o', snapshot, ...regionArgs], { endpoint: proxy.url });
    const { stdout } = await cloudstance(['plan', 'aws', '--json']);
    const { types } = JSON.parse(stdout) as { types: readonly PlannedType[] };
    const least = types.reduce((sum, type) => sum + leastCalls(type, snapshot), 0);
    const made = [...proxy.traffic.calls];
    const total = made.reduce((sum, [, count]) => sum + count, 0);
    const most = made.toSorted((a, b) => b[1] - a[1]).slice(0, 10);
    return [
      `${total} calls of ${made.length} operations; the plan counts ${least} in ${regions.length} regions`,
      ...most.map(([operation, count]) => `${String(count).padStart(6)}  ${operation}`),
    ];
  } finally {
    await proxy.close();
    await moto.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
