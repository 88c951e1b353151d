/**
 * Collects the snapshot that `cloudstance demo` shows: the leaky account in moto, with its clock and ids fixed, and the leaky
 * estates of Azure and Google Cloud, which answer in process.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import * as allChecks from '../../checks/index.ts';
import { clouds } from '../../src/access/clouds.ts';
import { type Check, defineCheck, type Model, pass, type Relation } from '../../src/check.ts';
import { selectChecks } from '../../src/engine/select.ts';
import type { Provider } from '../../src/provider.ts';
import { providers } from '../../src/providers/index.ts';
import { collectSnapshot } from '../../src/scan.ts';
import { azure } from '../azure/cloud.ts';
import type { Cloud } from '../clouds.ts';
import { gcp } from '../gcp/cloud.ts';
import { clock, home, regions } from './estate/estate.ts';
import { provision } from './estate/provision.ts';
import { startMoto } from './moto.ts';

const folder = join(import.meta.dirname, '../../examples/leaky');

/** The provider as it ships, asking a fake in the network's place. */
async function faked(cloud: Cloud): Promise<Provider> {
  const fake = await cloud.fake();
  return { ...cloud.provider, connect: (options) => cloud.connect(fake, options) };
}

/** Asks for what a model is built of, so that questions about access can be put to the snapshot, whatever the checks read. */
const reads = (model: Model, id: string): Check =>
  defineCheck({
    id,
    title: 'Questions about access',
    severity: 'low',
    why: 'Questions about access have an answer.',
    on: Object.values<Relation>(model.needs)[0]!.selection,
    with: { model },
    fix: () => '',
    evaluate: () => pass(''),
    examples: { pass: [], fail: [] },
  });

async function questions(): Promise<Check[]> {
  const models = Object.entries(clouds).map(async ([cloud, load]) => {
    const { access, exposure } = await load();
    return [reads(access, `${cloud}-access`), ...(exposure ? [reads(exposure, `${cloud}-exposure`)] : [])];
  });
  return (await Promise.all(models)).flat();
}

const moto = await startMoto();
try {
  await provision(moto, 'leaky');
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'not-a-secret',
    AWS_REGION: home,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: moto.url,
  });
  rmSync(folder, { recursive: true, force: true });
  const { manifest } = await collectSnapshot({
    providers: [await providers['aws']!(), await faked(azure), await faked(gcp)],
    checks: [...selectChecks(Object.values(allChecks), [], {}), ...(await questions())],
    connect: {
      regions,
      homeRegion: home,
      concurrency: 16,
      timeout: 20_000,
      maxAttempts: 6,
      quotaShare: 1e6,
      signal: new AbortController().signal,
    },
    takenAt: clock.today,
    folder,
  });
  console.error(manifest.scopes.map(({ provider, kind, account }) => `${provider} ${kind} ${account}`).join('\n'));
} finally {
  await moto.stop();
}
