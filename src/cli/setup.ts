import type { Check } from '../check.ts';
import { type Config, loadConfig } from '../config.ts';
import { selectChecks, UsageError } from '../engine/select.ts';
import { type Catalogue, loadCatalogue } from './catalogue.ts';
import { type SelectionOptions, wantedFrom } from './options.ts';

export interface Setup extends Catalogue {
  readonly config: Config;
  readonly selected: readonly Check[];
}

/** Configuration, catalogue and the wanted checks: what nearly every command begins with. */
export async function setUp(options: SelectionOptions, provider?: string): Promise<Setup> {
  const config = await loadConfig(options.config);
  const catalogue = await loadCatalogue(options.checksDir ?? config.checksDir);
  assertKnown(config, catalogue);
  const checks = catalogue.checks.filter(({ on }) => !provider || on.type.id.startsWith(`${provider}.`));
  return { ...catalogue, config, selected: selectChecks(checks, catalogue.frameworks, wantedFrom(options, config)) };
}

function assertKnown({ params = {} }: Config, { checks }: Catalogue): void {
  const ids = new Set(checks.map(({ id }) => id));
  const unknown = Object.keys(params).find((id) => !ids.has(id));
  if (unknown !== undefined) throw new UsageError(`The configuration has parameters for '${unknown}', which is no check`);
}
