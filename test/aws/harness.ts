import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '../../src/check.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import { exampleNow } from '../../src/check.ts';
import type { AccountSnapshot, Finding, Listing } from '../../src/model.ts';
import { type Plan, planFor } from '../../src/plan.ts';
import { connect } from '../../src/providers/aws/connect.ts';
import { aws } from '../../src/providers/aws/index.ts';
import { collectAccount } from '../../src/collect.ts';
import type { FakeAws } from './fake.ts';
import { type Estate } from './fake.ts';

process.env['AWS_ACCESS_KEY_ID'] = 'AKIDEXAMPLE';
process.env['AWS_SECRET_ACCESS_KEY'] = 'none';
process.env['AWS_REGION'] = 'us-east-1';
delete process.env['AWS_ENDPOINT_URL'];
delete process.env['AWS_PROFILE'];

/** The estates of all services (files of `estates/`), or of the named ones; `base` is always there. */
export async function estates(...names: string[]): Promise<Estate[]> {
  const folder = join(import.meta.dirname, 'estates');
  const files = readdirSync(folder).filter(
    (file) => names.length === 0 || ['base.ts', ...names.map((n) => `${n}.ts`)].includes(file),
  );
  const loaded = await Promise.all(
    files.sort().map((file) => import(join(folder, file)) as Promise<{ default: Estate[] }>),
  );
  return loaded.flatMap((file) => file.default);
}

/** Collect what the checks need from the fake: what a scan does, without files. */
export async function collectFake(
  fake: FakeAws,
  checks: readonly Check[],
  plan: Plan = planFor(checks),
): Promise<AccountSnapshot> {
  const [account] = await connect({
    plan,
    concurrency: 64,
    timeout: 1000,
    maxAttempts: 1,
    quotaShare: 1e6,
    homeRegion: 'us-east-1',
    signal: new AbortController().signal,
    onClient: fake.onClient,
  });
  const listings: Listing[] = [];
  await collectAccount(aws, account!, plan, { onType: async (_type, of) => void listings.push(...of) });
  return { provider: 'aws', account: account!.scope.account, takenAt: exampleNow, listings };
}

export async function scanFake(fake: FakeAws, checks: readonly Check[]): Promise<Finding[]> {
  return [...evaluate(await collectFake(fake, checks), checks)];
}
