import type { AuthClient, gaxios } from 'google-auth-library';
import { NotInUse } from '../../collector.ts';
import type { LedgerEntry, ScannedScope } from '../../model.ts';
import { type Account, type ConnectOptions, type Freshness, ScopeError } from '../../provider.ts';
import { isOfLevel } from '../../resource.ts';
import { memory } from '../answers.ts';
import { classify } from './classify.ts';
import { GcpError, isDisabled, WrongAnswer } from './errors.ts';
import type { Gcp } from './gcp.ts';
import { Transport } from './http.ts';
import { Inventory } from './inventory.ts';
import { Manager } from './manager.ts';
import { below, type Found, line, merge, nothing, projectsNamed, refuse, rootOf, visible } from './projects.ts';

export interface GcpConnectOptions extends ConnectOptions {
  /** Answers in the network's place, for tests. */
  readonly fetch?: typeof fetch;
  readonly authClient?: (transporter: gaxios.Gaxios) => AuthClient;
}

/**
 * Find out which projects are to be scanned: the named ones, those below the named folders and organizations, or all that
 * are visible. One account for each, and one for each named folder and organization. Throws `ScopeError` where there is
 * nothing to scan.
 */
export async function connect(options: GcpConnectOptions): Promise<readonly Account<Gcp>[]> {
  const transport = new Transport(options);
  await signIn(transport, options);
  const manager = new Manager(transport);
  const named = [
    ...(options.organizations ?? []).map((id) => rootOf('organizations', id)),
    ...(options.folders ?? []).map((id) => rootOf('folders', id)),
  ];
  const roots = [...new Set(named)];
  const names = await Promise.all(roots.map((root) => manager.nameOf(root).catch((error) => refuse(root, error))));
  const { projects, ledger } = merge([
    ...(await Promise.all(roots.map((root) => below(root, manager)))),
    ...(options.projects ? [await projectsNamed(options.projects, manager, roots.length > 0)] : []),
    ...(roots.length === 0 && !options.projects ? [await visible(manager)] : []),
  ]);
  if (projects.length === 0) throw nothing(options, ledger);
  const shared: Shared = { options, transport, manager, roots: new Set(roots) };
  const above = asksOrganization(options)
    ? roots.map((root, i) => account(shared, rootScope(root, names[i] ?? null), root, null))
    : [];
  const own = projects.map((found) => ({ found, source: sourceOf(found, options) }));
  const inventories = inventoriesOf(own, transport);
  const accounts = own.map(({ found, source }) =>
    account(
      shared,
      projectScope(found, above.length > 0),
      `projects/${found.id}`,
      source === 'inventory' ? inventories.get(found.root ?? `projects/${found.id}`)! : null,
      found,
    ),
  );
  const unasked = roots.length === 0 && hasOrganizationRules(options) ? [notAsked(projects[0]!.id)] : [];
  return [...above, ...accounts].map((one, i) => (i === 0 ? { ...one, ledger: [...ledger, ...unasked] } : one));
}

const hasOrganizationRules = ({ plan }: ConnectOptions): boolean =>
  [...plan.values()].some(({ type }) => type.id.startsWith('gcp.') && type.per === 'organization');

const notAsked = (project: string): LedgerEntry =>
  line(
    project,
    'scope-excluded',
    [],
    'Rules about the organization were not judged: name it with --organization to have them judged, too',
  );

const asksOrganization = ({ plan }: ConnectOptions): boolean =>
  [...plan.values()].some(({ type }) => type.id.startsWith('gcp.') && isOfLevel(type, 'organization'));

/** Few calls for many projects, or the state of this minute for few. */
const sourceOf = ({ root }: Found, { freshness }: ConnectOptions): Freshness =>
  freshness ?? (root === null ? 'live' : 'inventory');

function inventoriesOf(
  own: readonly { readonly found: Found; readonly source: Freshness }[],
  transport: Transport,
): Map<string, Inventory> {
  const asking = own.filter(({ source }) => source === 'inventory').map(({ found }) => found);
  const byRoot = Map.groupBy(asking, ({ id, root }) => root ?? `projects/${id}`);
  return new Map([...byRoot].map(([root, { length }]) => [root, new Inventory(transport, root, length)]));
}

interface Shared {
  readonly options: GcpConnectOptions;
  readonly transport: Transport;
  readonly manager: Manager;
  readonly roots: ReadonlySet<string>;
}

function account(
  shared: Shared,
  scope: ScannedScope,
  container: string,
  inventory: Inventory | null,
  found?: Found,
): Account<Gcp> {
  const gcp = bind({ ...shared, container, inventory, found });
  return { scope, ledger: [], stats: shared.transport.stats, cloud: () => gcp };
}

interface Binding extends Shared {
  readonly container: string;
  readonly inventory: Inventory | null;
  readonly found: Found | undefined;
}

function bind({ options, transport, manager, roots, container, inventory, found }: Binding): Gcp {
  const once = memory();
  const self = [container, ...(found?.number ? [`projects/${found.number}`] : [])];
  const ask = async (method: 'GET' | 'POST', url: string, body?: object): Promise<any> => {
    try {
      return await transport.ask(method, url, body);
    } catch (error) {
      throw disabledIn(self, error);
    }
  };
  const assetsOf = (asset: string, content: 'RESOURCE' | 'IAM_POLICY') => {
    const { id, number } = found!;
    if (number === '') throw new WrongAnswer(`The number of the project ${id} could not be found out`);
    return inventory!.of(`projects/${number}`, asset, content);
  };
  // Some services name the project by its id, others by its number.
  const byNumber = (name: string) => `${name}/`.replace(`/projects/${found!.id}/`, `/projects/${found!.number}/`);
  return {
    container,
    project: found?.id ?? '',
    number: found?.number ?? '',
    source: inventory ? 'inventory' : 'live',
    roots,
    signal: options.signal,
    once,
    shared: manager.shared,
    get: (url) => ask('GET', url),
    post: (url, body) => ask('POST', url, body),
    pages: (url, items) => pagesOf((where) => ask('GET', where), url, items),
    sdk: (call) => transport.sdk(call),
    resourceManager: manager.clients,
    async *resources(asset, live) {
      if (!inventory) {
        for await (const data of live()) yield { data };
        return;
      }
      let empty = '';
      for await (const { name, resource, updateTime } of assetsOf(asset, 'RESOURCE'))
        if (resource?.data) yield { data: resource.data, asOf: updateTime };
        else empty = name;
      if (empty !== '') throw new WrongAnswer(`Cloud Asset Inventory does not say what ${empty} is`);
    },
    async iamPolicy(asset, name, live) {
      if (!inventory) return (await live()) ?? {};
      const policies = await once(`cloudstance/policies/${asset}`, async () => {
        const assets = await Array.fromAsync(assetsOf(asset, 'IAM_POLICY'));
        return new Map(assets.map((one) => [byNumber(one.name), one.iamPolicy]));
      });
      return policies.get(byNumber(name)) ?? {};
    },
  };
}

/** A disabled API of this project is an answer; one of the project that the calls are billed to is not. */
function disabledIn(self: readonly string[], error: unknown): unknown {
  if (!(error instanceof GcpError) || !isDisabled(error)) return error;
  const { consumer, service = 'it needs', name, status, reason } = error;
  if (consumer !== undefined && self.includes(consumer))
    return new NotInUse(`The API ${service} is not enabled in the ${named(self[0]!)}`);
  const whose = consumer ? `the ${named(consumer)}` : 'the project of the credentials';
  return new GcpError(
    name,
    status,
    `The API ${service} is not enabled in ${whose}, which the calls count for: enable it there`,
    {
      reason,
    },
  );
}

/** `projects/one` → `project one`. */
const named = (container: string): string => container.replace(/s\//, ' ');

async function* pagesOf(
  ask: (url: string) => Promise<any>,
  first: string,
  items: string | ((page: any) => readonly any[]),
): AsyncGenerator<any> {
  const pick = typeof items === 'function' ? items : (page: any) => (page[items] ?? []) as readonly any[];
  const url = new URL(first);
  const followed = new Set<string>();
  for (;;) {
    const page = await ask(url.href);
    const found = pick(page);
    if (!Array.isArray(found)) throw new WrongAnswer('The answer has no list');
    yield* found;
    if (typeof page.nextPageToken !== 'string' || page.nextPageToken === '') return;
    if (followed.has(page.nextPageToken)) throw new WrongAnswer('The pages of the answer go round in a circle');
    followed.add(page.nextPageToken);
    url.searchParams.set('pageToken', page.nextPageToken);
  }
}

const rootScope = (root: string, name: string | null): ScannedScope => ({
  provider: 'gcp',
  account: root.split('/')[1]!,
  kind: root.startsWith('folders/') ? 'folder' : 'organization',
  level: 'organization',
  parent: null,
  name,
  partition: null,
  regions: [],
});

const projectScope = ({ id, name, root }: Found, isBelow: boolean): ScannedScope => ({
  provider: 'gcp',
  account: id,
  kind: 'project',
  level: 'account',
  parent: isBelow && root !== null ? root.split('/')[1]! : null,
  name,
  partition: null,
  regions: [],
});

async function signIn(transport: Transport, { impersonate }: ConnectOptions): Promise<void> {
  try {
    await transport.sdk(async () => (await transport.client()).getAccessToken());
  } catch (error) {
    throw noScope(error, impersonate);
  }
}

function noScope(error: unknown, impersonate: string | undefined): ScopeError {
  const { because, detail } = classify(error, []);
  const [text = ''] = (error as Error).message.split('\n');
  if (/Could not load the default credentials|default credentials were not found/i.test(text))
    return new ScopeError(
      "No Google Cloud credentials were found: run 'gcloud auth application-default login', or set GOOGLE_APPLICATION_CREDENTIALS to a key or federation file",
      { cause: 'no-credentials' },
    );
  if (/ENOENT|not exist|not a file/i.test(text))
    return new ScopeError(`The file in GOOGLE_APPLICATION_CREDENTIALS can't be read: ${text}`);
  if (impersonate && because === 'denied')
    return new ScopeError(
      `The identity may not act as ${impersonate}: give it the role Service Account Token Creator (iam.serviceAccounts.getAccessToken) on it (${detail})`,
    );
  if (because === 'unreachable' || because === 'timeout')
    return new ScopeError(`Google Cloud can't be reached: check the network and proxy (${detail})`);
  return new ScopeError(
    `Google refused the credentials: sign in again with 'gcloud auth application-default login', or check the key or federation file (${detail})`,
  );
}
