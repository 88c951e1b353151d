import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { buildIfStale } from './build.ts';
import { regions } from './estate/estate.ts';
import { provision } from './estate/provision.ts';
import { startMoto } from './moto.ts';
import { cloudstance } from './scanner.ts';

/** Collects the snapshot that `cloudstance demo` shows: the leaky account, with moto's clock and ids fixed. */

const folder = join(import.meta.dirname, '../../examples/aws-leaky');

buildIfStale();
const moto = await startMoto();
try {
  await provision(moto, 'leaky');
  rmSync(folder, { recursive: true, force: true });
  const regionArgs = regions.flatMap((region) => ['--region', region]);
  const { code, stderr } = await cloudstance(['collect', 'aws', '-o', folder, ...regionArgs], { endpoint: moto.url });
  console.error(stderr.trimEnd());
  process.exitCode = code ?? 1;
} finally {
  await moto.stop();
}
