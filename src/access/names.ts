import type { Principal } from '../domain/access/engine.ts';
import { accountOf, parseArn } from '../domain/aws/arn.ts';
import { disjoint } from '../domain/aws/pattern.ts';
import { listOf } from '../domain/text.ts';
import { UsageError } from '../engine/select.ts';
import { nearest } from '../suggest.ts';
import type { NamedAction } from './actions.ts';
import type { Sought } from './find.ts';

/** Anybody at all. */
export const stranger: Principal = { id: '*', name: 'anybody', kind: 'stranger', account: null };
const strangers = ['*', 'anonymous', 'anybody', 'allUsers'];
export const isStranger = (text: string): boolean => strangers.includes(text);

/** A principal and the cloud that it was found in. */
export interface Located {
  readonly provider: string;
  readonly principal: Principal;
}

/** How one refers to what has the same name as others: the end of its id will do. */
const isCalled = (text: string, { id, name }: Pick<Principal, 'id' | 'name'>): boolean =>
  name === text || id.endsWith(`/${text}`) || id.endsWith(`:${text}`);

/**
 * Whom a text means: by id, else by a name that only one has. Throws `UsageError` with the nearest names where nobody or
 * more than one is called so. Somebody of an account that was not scanned is as good as the id that is given.
 */
export function principalNamed(text: string, known: readonly Located[], scanned: ReadonlySet<string>): Located {
  const [exact] = known.filter(({ principal }) => principal.id === text);
  if (exact) return exact;
  const lower = text.toLowerCase();
  const found = known.filter(({ principal }) => principal.id.toLowerCase() === lower || isCalled(text, principal));
  if (found.length === 1) return found[0]!;
  if (found.length > 1) throw ambiguous(text, 'principals', found.map(whoIs));
  const outside = outsider(text, scanned);
  if (outside) return outside;
  const names = new Set(known.flatMap(({ principal: { id, name } }) => (text.includes(':') ? [id, name] : [name])));
  throw new UsageError(`No principal of this snapshot is called '${text}'${nearest(text, names)}`);
}

const whoIs = ({ principal: { id, kind } }: Located): string => `${kind} ${id}`;

function ambiguous(text: string, what: string, found: readonly string[]): UsageError {
  const shown = listOf(found, 4);
  return new UsageError(`'${text}' is the name of ${found.length} ${what}, write one's id: ${shown}`);
}

/** Somebody whom no snapshot of these accounts would hold, by the forms that the vendors give ids. */
function outsider(text: string, scanned: ReadonlySet<string>): Located | undefined {
  const account = accountOf(text);
  if (account !== undefined) {
    const arn = parseArn(text);
    // Sessions come and go: no snapshot has them.
    if (scanned.has(account) && arn && arn.service !== 'sts') return undefined;
    return { provider: 'aws', principal: { id: text, name: text, kind: arn ? 'principal' : 'account', account } };
  }
  if (/^[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?$/.test(text)) return somebody('aws', text, 'service');
  if (/^(?:user|group|serviceAccount|domain|principal(?:Set)?):/.test(text)) return somebody('gcp', text, 'principal');
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)) return somebody('azure', text, 'principal');
  return undefined;
}

const somebody = (provider: string, id: string, kind: string): Located => ({
  provider,
  principal: { id, name: id, kind, account: null },
});

/** The cloud whose ids look like this; `undefined` for a mere name. */
export function providerOfResource(text: string): string | undefined {
  if (text.startsWith('arn:')) return 'aws';
  if (text.startsWith('//')) return 'gcp';
  return text.startsWith('/') ? 'azure' : undefined;
}

/** A resource of the snapshot by name, and what may follow it: `bucket/key` is what follows the id of `bucket`. */
export function* readingsOf(text: string): Generator<{ readonly name: string; readonly rest: string }> {
  yield { name: text, rest: '' };
  for (let at = text.lastIndexOf('/'); at > 0; at = text.lastIndexOf('/', at - 1))
    yield { name: text.slice(0, at), rest: text.slice(at) };
}

/** The one resource that a text means: of several of that name the one that the action can be about. Throws `UsageError` else. */
export function resourceNamed(text: string, { found, names }: Sought, action?: NamedAction): string {
  if (found.length === 0) throw unknownResource(text, names);
  const fitting = action ? found.filter((id) => isAbout(action, id)) : [];
  const left = fitting.length > 0 ? fitting : found;
  if (left.length > 1) throw ambiguous(text, 'resources', left);
  return left[0]!;
}

export function unknownResource(text: string, names: readonly string[]): UsageError {
  const near = readingsOf(text)
    .map(({ name }) => nearest(name, names))
    .find(Boolean);
  return new UsageError(
    `No resource of this snapshot is called '${text}'${near ?? '; write the id of one that is not in it'}`,
  );
}

/** As snapshots write ids: Azure's know no case. */
export const canonicalId = (id: string, provider: string): string => (provider === 'azure' ? id.toLowerCase() : id);

/** Whether an action can be about a resource, or about some that a pattern matches. */
const isAbout = ({ about }: NamedAction, id: string): boolean =>
  about === null || about.some((pattern) => !disjoint(pattern, id));

/** Throws `UsageError` where an action can't be about a resource. */
export function assertAbout(action: NamedAction, resource: string): void {
  const { name, about } = action;
  if (about === null) return;
  if (about.length === 0 && resource !== '*')
    throw new UsageError(`${name} is about no particular resource: leave it out, or write '*'`);
  if (about.length > 0 && resource === '*') throw new UsageError(`${name} needs a resource: ${listOf(about, 4)}`);
  if (about.length === 0 || isAbout(action, resource)) return;
  throw new UsageError(`${name} is not about ${resource}, but about ${listOf(about, 4)}`);
}
