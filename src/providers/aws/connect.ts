import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromIni, fromNodeProviderChain, fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { Gap, LedgerEntry } from '../../model.ts';
import { type Account, type ConnectOptions, ScopeError } from '../../provider.ts';
import { nearest } from '../../suggest.ts';
import { memory } from '../answers.ts';
import type { Aws } from './aws.ts';
import { isRegional } from './base.ts';
import { classify } from './classify.ts';
import { type ClientClass, Transport } from './clients.ts';
import { Pacer } from './pacing.ts';
import { mainRegion, partitionOf, regionsWithoutOptIn } from './regions.ts';

type Credentials = ReturnType<typeof fromNodeProviderChain>;

export interface AwsConnectOptions extends ConnectOptions {
  /** Sees every client that is made; lets tests answer in the network's place. */
  readonly onClient?: (client: unknown) => void;
}

/**
 * Find out which account the credentials belong to and which of its regions are enabled. One account for one set of
 * credentials. Throws `ScopeError` where there is nothing to scan.
 */
export async function connect(options: AwsConnectOptions): Promise<readonly Account<Aws>[]> {
  const transport = new Transport(options);
  const home = await homeRegion(options);
  const credentials = credentialsFor(options, home, transport);
  const pacer = new Pacer(options.quotaShare);
  const { account, partition } = await whoAmI(transport, home, credentials, pacer, options);
  const main = partitionOf(home) === partition ? mainRegion(partition) : home;
  const build = <C>(Client: ClientClass<C>, region: string): C => transport.build(Client, region, credentials, pacer);
  const { regions, ledger, gap } = isRegional(options.plan)
    ? chooseRegions(await enabledRegions(build(EC2Client, home), partition), options.regions, account)
    : { regions: [], ledger: [] };
  const clouds = new Map<string, Aws>();
  return [
    {
      scope: {
        provider: 'aws',
        account,
        kind: 'account',
        level: 'account',
        parent: null,
        name: null,
        partition,
        regions,
      },
      ledger,
      ...(gap && { regionGap: gap }),
      stats: transport.stats,
      cloud: (region = main) => {
        const known = clouds.get(region) ?? bind({ account, partition, region, signal: options.signal }, build);
        clouds.set(region, known);
        return known;
      },
    },
  ];
}

function bind(
  place: Pick<Aws, 'account' | 'partition' | 'region' | 'signal'>,
  build: <C>(Client: ClientClass<C>, region: string) => C,
): Aws {
  const clients = new Map<string, unknown>();
  return {
    ...place,
    client: <C>(Client: ClientClass<C>, region = place.region): C => {
      const key = `${Client.name}/${region}`;
      const client = clients.get(key) ?? build(Client, region);
      clients.set(key, client);
      return client as C;
    },
    once: memory(),
  };
}

/** Where to ask who we are: the region of the environment or profile, else one that the wanted regions' partition always has. */
async function homeRegion({ homeRegion: named, regions, profile }: ConnectOptions): Promise<string> {
  if (named) return named;
  const fallback = mainRegion(partitionOf(regions?.[0] ?? ''));
  return new STSClient(profile ? { profile } : {}).config.region().catch(() => fallback);
}

function credentialsFor(
  { profile, roleArn, externalId }: ConnectOptions,
  region: string,
  { handler }: Transport,
): Credentials {
  const clientConfig = { region, requestHandler: handler as never };
  // A profile that was asked for by name wins over keys in the environment, and nothing stands in for it.
  const own = profile ? fromIni({ profile, clientConfig }) : fromNodeProviderChain({ clientConfig });
  if (!roleArn) return own;
  return fromTemporaryCredentials({
    masterCredentials: own,
    params: { RoleArn: roleArn, RoleSessionName: 'cloudstance', ...(externalId && { ExternalId: externalId }) },
    clientConfig,
  });
}

async function whoAmI(
  transport: Transport,
  home: string,
  credentials: Credentials,
  pacer: Pacer,
  options: ConnectOptions,
) {
  try {
    const sts = transport.build(STSClient, home, credentials, pacer);
    const { Arn = '', Account: account } = await sts.send(new GetCallerIdentityCommand({}));
    if (!account) throw new ScopeError('AWS did not say which account the credentials belong to');
    return { account, partition: Arn.split(':')[1] ?? 'aws' };
  } catch (error) {
    throw noScope(error, home, options);
  }
}

function noScope(error: unknown, home: string, options: ConnectOptions): ScopeError {
  if (error instanceof ScopeError) return error;
  const { profile, roleArn } = options;
  const { because, detail } = classify(error, []);
  const { name, message } = error as Error;
  const [line = ''] = message.split('\n');
  const login = `aws sso login${profile ? ` --profile ${profile}` : ''}`;
  if (profile && /Could not (resolve|load) credentials|(could not be|not) found in/i.test(message))
    return new ScopeError(
      `The AWS profile '${profile}' was not found or has no credentials: 'aws configure list-profiles' lists those there are`,
    );
  if (
    /ExpiredToken|TokenRefreshRequired/.test(name) ||
    /\bexpired|sso session|sso login|sso token|token is invalid/i.test(message)
  )
    return new ScopeError(
      `The AWS credentials have expired: sign in again, for example with '${login}', and repeat (${line || name})`,
    );
  if (roleArn && /AccessDenied|ValidationError|RegionDisabled/.test(name))
    return new ScopeError(
      `The role ${roleArn} can't be assumed: its trust policy, the external id or sts:AssumeRole is missing (${detail})`,
    );
  if (because === 'unreachable' || because === 'timeout') return unreachable(home, detail);
  if (/Credentials?ProviderError|TokenProviderError/.test(name))
    return new ScopeError(
      profile
        ? `The AWS profile '${profile}' gives no credentials: ${line}`
        : `No AWS credentials were found: set AWS_PROFILE or AWS_ACCESS_KEY_ID, run 'aws sso login', or pass --profile`,
      profile ? {} : { cause: 'no-credentials' },
    );
  if (because === 'denied')
    return new ScopeError(
      `AWS refused the credentials: check that the access key exists, is active and belongs to the partition of ${home} (${detail})`,
    );
  return new ScopeError(`AWS did not say whose the credentials are (${detail})`);
}

/** A region's name is wrong more often than the network. */
function unreachable(home: string, detail: string): ScopeError {
  const known = regionsWithoutOptIn(partitionOf(home));
  const hint = known.includes(home) ? '' : nearest(home, known);
  return new ScopeError(
    `AWS STS in the region '${home}' can't be reached${hint || ': check the network, proxy and AWS_ENDPOINT_URL'} (${detail})`,
  );
}

interface Regions {
  readonly enabled: readonly string[];
  readonly disabled: readonly string[];
  /** Why `enabled` is only a guess. */
  readonly gap?: Gap;
}

/** Denied or failing, the regions that need no opting in are scanned, and the gap says that there may be others. */
async function enabledRegions(ec2: EC2Client, partition: string): Promise<Regions> {
  try {
    const { Regions: all = [] } = await ec2.send(new DescribeRegionsCommand({ AllRegions: true }));
    const named = all.flatMap(({ RegionName, OptInStatus }) => (RegionName ? [{ name: RegionName, OptInStatus }] : []));
    const isOff = (status: string | undefined): boolean => status === 'not-opted-in';
    return {
      enabled: named.filter(({ OptInStatus }) => !isOff(OptInStatus)).map(({ name }) => name),
      disabled: named.filter(({ OptInStatus }) => isOff(OptInStatus)).map(({ name }) => name),
    };
  } catch (error) {
    return { enabled: regionsWithoutOptIn(partition), disabled: [], gap: classify(error, ['ec2:DescribeRegions']) };
  }
}

interface ChosenRegions {
  readonly regions: readonly string[];
  readonly ledger: readonly LedgerEntry[];
  readonly gap?: Gap | undefined;
}

function chooseRegions(
  { enabled, disabled, gap }: Regions,
  wanted: readonly string[] | undefined,
  account: string,
): ChosenRegions {
  const all = [...enabled, ...disabled];
  const unknown = wanted?.find((region) => !all.includes(region));
  if (unknown && !gap)
    throw new ScopeError(`AWS has no region '${unknown}'${nearest(unknown, all)}`, { cause: 'usage' });
  const off = wanted?.find((region) => disabled.includes(region));
  if (off)
    throw new ScopeError(`The region '${off}' is not enabled for account ${account}: enable it or leave it out`, {
      cause: 'usage',
    });
  const regions = [...new Set(wanted ?? enabled)];
  const line = (region: string, because: 'region-disabled' | 'region-excluded', detail: string): LedgerEntry => ({
    scope: { provider: 'aws', account, region },
    type: null,
    facet: null,
    because,
    permissions: [],
    detail,
    resources: 0,
  });
  const notEnabled = disabled.map((region) => line(region, 'region-disabled', 'Not enabled for this account'));
  const left = enabled
    .filter((region) => !regions.includes(region))
    .map((region) => line(region, 'region-excluded', 'Left out by --region'));
  if (!wanted || !gap) return { regions: regions.toSorted(), ledger: [...notEnabled, ...left], gap };
  // With regions asked for by name, not knowing the others is no gap in what was asked.
  const others = line(
    'other-regions',
    'region-excluded',
    `Left out by --region; which there are is not known: ${gap.detail}`,
  );
  return { regions: regions.toSorted(), ledger: [others] };
}
