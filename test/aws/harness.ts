import { join } from 'node:path';
import type { Check } from '../../src/check.ts';
import type { AccountSnapshot, Finding } from '../../src/model.ts';
import { type Plan, planFor } from '../../src/plan.ts';
import { collectFrom, estatesIn, judgeSeen } from '../clouds.ts';
import { aws } from './cloud.ts';
import type { Estate, FakeAws } from './fake.ts';

/** The estates of all services (files of `estates/`), or of the named ones; `base` is always there. */
export const estates = (...names: string[]): Promise<Estate[]> =>
  estatesIn<Estate>(join(import.meta.dirname, 'estates'), names);

/** What the fake account shows of what the checks need. */
export async function collectFake(
  fake: FakeAws,
  checks: readonly Check[],
  plan: Plan = planFor(checks),
): Promise<AccountSnapshot> {
  const [seen] = await collectFrom(aws, fake, checks, { plan });
  return seen!.snapshot;
}

export const scanFake = async (fake: FakeAws, checks: readonly Check[]): Promise<Finding[]> =>
  judgeSeen(await collectFrom(aws, fake, checks), checks);
