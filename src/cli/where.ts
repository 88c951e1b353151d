import { type Command, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { type Config, whereSchema } from '../config.ts';
import { UsageError } from '../engine/select.ts';
import type { Provider, Where } from '../provider.ts';
import { providers } from '../providers/index.ts';
import { choices } from '../suggest.ts';
import { list } from './options.ts';

type Key = keyof Where;

interface Flag {
  readonly flag: string;
  readonly what: string;
  /** A word of the environment that the provider's own library reads, and that wins over the configuration. */
  readonly env?: string;
}

interface Group {
  readonly label: string;
  /** Where its credentials come from. */
  readonly credentials: string;
  readonly flags: Readonly<Partial<Record<Key, Flag>>>;
}

/** Built-in providers, for help. */
export const knownProviders = choices(Object.keys(providers));

/** By provider: what can be said of whom and where to scan. */
export const groups: Readonly<Record<string, Group>> = {
  aws: {
    label: 'AWS',
    credentials: 'from where the AWS CLI has them',
    flags: {
      regions: { flag: '--region <name>', what: 'only this region; repeatable (default: every enabled one)' },
      profile: {
        flag: '--profile <name>',
        what: 'profile of the AWS configuration (default: AWS_PROFILE)',
        env: 'AWS_PROFILE',
      },
      roleArn: { flag: '--role-arn <arn>', what: 'role to assume' },
      externalId: { flag: '--external-id <id>', what: 'external id for that role' },
    },
  },
  azure: {
    label: 'Azure',
    credentials: 'environment, workload or managed identity, Azure CLI',
    flags: {
      tenant: {
        flag: '--tenant <id>',
        what: 'tenant, by id or domain (default: AZURE_TENANT_ID, or the one signed in to)',
        env: 'AZURE_TENANT_ID',
      },
      subscriptions: {
        flag: '--subscription <id>',
        what: 'only this subscription; repeatable (default: every visible one)',
      },
      managementGroups: {
        flag: '--management-group <id>',
        what: 'every subscription below this management group; repeatable',
      },
      cloud: { flag: '--cloud <name>', what: 'public, china or usgov; AzureCloud etc. will do (default: public)' },
    },
  },
  gcp: {
    label: 'Google Cloud',
    credentials: 'application default ones',
    flags: {
      projects: { flag: '--project <id>', what: 'this project; repeatable' },
      folders: { flag: '--folder <number>', what: 'every project below this folder; repeatable' },
      organizations: { flag: '--organization <number>', what: 'every project of this organization; repeatable' },
      freshness: {
        flag: '--freshness <source>',
        what: 'live asks the services, inventory Cloud Asset Inventory: fewer calls, hours behind (default: live for projects)',
      },
      impersonate: { flag: '--impersonate <e-mail>', what: 'service account to act as' },
    },
  },
};

const flagsOf = (provider: string): [Key, Flag][] => Object.entries(groups[provider]?.flags ?? {}) as [Key, Flag][];

/** Whom and where, one group of options for each built-in provider; `only` some of them. */
export function addWhere<C extends Command<any, any, any>>(command: C, only?: readonly Key[]): C {
  for (const [provider, { label, credentials }] of Object.entries(groups).filter(([name]) => name in providers))
    for (const [key, { flag, what }] of flagsOf(provider).filter(([name]) => only?.includes(name) ?? true))
      command.addOption(
        new Option(flag, what)
          .argParser(parserOf(key))
          .helpGroup(only ? `${label}:` : `${label} (credentials: ${credentials}):`),
      );
  return command;
}

const isMany = (key: Key): boolean => whereSchema.shape[key].safeParse(['1']).success;

/** What a flag says has to be what the same key of the configuration may be. */
const parserOf =
  (key: Key) =>
  (text: string, before: unknown): unknown => {
    const said = list(text, undefined);
    if (said.length === 0) throw new InvalidArgumentError('It is empty.');
    const checked = whereSchema.shape[key].safeParse(isMany(key) ? said : text);
    if (!checked.success) throw new InvalidArgumentError(sentence(checked.error.issues[0]!.message));
    return isMany(key) ? [...((before as string[] | undefined) ?? []), ...(checked.data as string[])] : checked.data;
  };

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?]$/.test(text) ? '' : '.'}`;

/** The options of a command, those of `groups` among them. */
export type Flags = Readonly<Record<string, unknown>>;

const attributeOf = ({ flag }: Flag): string => new Option(flag).attributeName();

/** Throws `UsageError` for a flag that none of the providers reads. */
export function assertRead(flags: Flags, scanned: readonly Pick<Provider, 'reads'>[]): void {
  for (const name of Object.keys(groups)) {
    const stray = saidOf(name, flags).find(([key]) => !scanned.some(({ reads }) => reads.includes(key)));
    if (stray) throw new UsageError(`${stray[1].flag.replace(/ .*/, '')} is for ${name}`);
  }
}

/** Whether a flag says something about this provider. */
export const isMeant = ({ name }: Pick<Provider, 'name'>, flags: Flags): boolean => saidOf(name, flags).length > 0;

const saidOf = (provider: string, flags: Flags): [Key, Flag][] =>
  flagsOf(provider).filter(([, flag]) => flags[attributeOf(flag)] !== undefined);

/** What a provider reads of what the user said: flags over environment over configuration. */
export function whereOf(
  { name, reads }: Pick<Provider, 'name' | 'reads'>,
  flags: Flags,
  config: Config,
  environment: NodeJS.ProcessEnv = process.env,
): Where {
  const known = flagsOf(name).filter(([key]) => reads.includes(key));
  const said = known.flatMap(([key, flag]) => {
    const value = flags[attributeOf(flag)] ?? (flag.env && environment[flag.env] ? undefined : config[key]);
    return value === undefined || value === '' ? [] : [[key, value]];
  });
  return Object.fromEntries(said) as Where;
}
