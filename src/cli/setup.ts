import type { Check } from '../check.ts';
import { type Config, type LoadedConfig, loadConfig } from '../config.ts';
import { selectChecks, UsageError, type Wanted } from '../engine/select.ts';
import { parametersFor } from '../engine/parameters.ts';
import { type Catalogue, loadCatalogue } from './catalogue.ts';
import { type SelectionOptions, wantedFrom } from './options.ts';

export interface Setup extends Catalogue {
  readonly config: Config;
  readonly selected: readonly Check[];
  /** Validated parameters by check id. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Whether flags or configuration say which checks to run. */
  readonly isNarrowed: boolean;
}

/** The checks and frameworks there are, for commands that need no selection. Throws `UsageError`. */
export async function look({ checksDir, config }: Pick<SelectionOptions, 'checksDir' | 'config'>): Promise<Catalogue> {
  return loadCatalogue(checksDir ?? (await loadConfig(config)).config.checksDir);
}

/** Configuration (the user's, unless another is given), catalogue and the wanted checks: what nearly every command begins with. Throws `UsageError`. */
export async function setUp(options: SelectionOptions, provider?: string, given?: LoadedConfig): Promise<Setup> {
  const loaded = given ?? (await loadConfig(options.config));
  const { config, where } = loaded;
  const catalogue = await loadCatalogue(options.checksDir ?? config.checksDir);
  const params = parametersFor(catalogue.checks, {
    params: config.params,
    shared: config.trustedAccounts ? { trustedAccounts: config.trustedAccounts } : {},
    where: (path) => where(['params', ...path]),
  });
  const checks = catalogue.checks.filter(({ on }) => !provider || on.type.id.startsWith(`${provider}.`));
  const wanted = wantedFrom(options, config);
  const selected = selectWith(() => selectChecks(checks, catalogue.frameworks, wanted), wanted, options, loaded);
  return { ...catalogue, config, selected, params, isNarrowed: Object.keys(wanted).length > 0 };
}

/** Names the line of the configuration where the value that a complaint quotes comes from there. */
function selectWith<T>(select: () => T, wanted: Wanted, flags: SelectionOptions, { where }: LoadedConfig): T {
  try {
    return select();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const fromFlags = wantedFrom(flags, {});
    const [key] =
      Object.entries(wanted).find(
        ([name, values]) =>
          !(name in fromFlags) && values.some((value: string) => error.message.includes(`'${value}'`)),
      ) ?? [];
    throw key === undefined ? error : new UsageError(`${where([key])}: ${error.message}`);
  }
}
