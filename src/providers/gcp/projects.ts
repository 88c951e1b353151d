import type { LedgerEntry } from '../../model.ts';
import { type ConnectOptions, ScopeError } from '../../provider.ts';
import type { Seen } from '../answers.ts';
import { classify } from './classify.ts';
import type { Manager, Project } from './manager.ts';

/** A project that will be scanned, and under which organization or folder it was found. */
export interface Found {
  readonly id: string;
  /** Empty where it could not be found out. */
  readonly number: string;
  readonly name: string | null;
  readonly root: string | null;
}

export interface Scopes {
  readonly projects: readonly Found[];
  readonly ledger: readonly LedgerEntry[];
}

export function rootOf(kind: 'organizations' | 'folders', id: string): string {
  const number = id.replace(new RegExp(`^${kind}/`), '');
  if (/^\d+$/.test(number)) return `${kind}/${number}`;
  throw new ScopeError(`'${id}' is no id of ${kind}: write its number, as 'gcloud ${kind} list' prints it`, {
    cause: 'usage',
  });
}

const found = ({ name, projectId, displayName }: Project, root: string | null): Found => ({
  id: projectId ?? '',
  number: name?.replace('projects/', '') ?? '',
  name: displayName ?? null,
  root,
});

const isActive = ({ state, projectId }: Project): boolean =>
  Boolean(projectId) && /^(ACTIVE|1)$/.test(String(state ?? 'ACTIVE'));

export async function visible(manager: Manager): Promise<Scopes> {
  try {
    const all = await manager.search();
    return { projects: all.filter(isActive).map((project) => found(project, null)), ledger: [] };
  } catch (error) {
    throw new ScopeError(`The projects can't be listed: name some with --project (${classify(error, []).detail})`);
  }
}

/** Everything below a folder or organization. A folder that can't be read is a line in the ledger, the others go on. */
export async function below(root: string, manager: Manager): Promise<Scopes> {
  const ledger: LedgerEntry[] = [];
  const note = (parent: string, what: string, { error }: Seen<unknown>): void => {
    if (error === undefined) return;
    const { because, permissions, detail } = classify(error, [`resourcemanager.${what}.list`]);
    const told = `The ${what} below ${parent} could not be listed: ${detail}`;
    ledger.push(line(parent.split('/')[1]!, because, permissions, told));
  };
  const walk = async (parent: string): Promise<Found[]> => {
    const [projects, folders] = await Promise.all([manager.projectsIn(parent), manager.foldersIn(parent)]);
    note(parent, 'projects', projects);
    note(parent, 'folders', folders);
    const deeper = await Promise.all(folders.items.flatMap(({ name }) => (name ? [walk(name)] : [])));
    return [...projects.items.filter(isActive).map((project) => found(project, root)), ...deeper.flat()];
  };
  return { projects: await walk(root), ledger };
}

/** A project that can't be looked up is left out with a line, as long as there is another. */
export async function projectsNamed(ids: readonly string[], manager: Manager, areOthers: boolean): Promise<Scopes> {
  const outcomes = await Promise.all(
    ids.map(async (id) => {
      try {
        return { project: found(await manager.project(id.replace(/^projects\//, '')), null) };
      } catch (error) {
        if ((error as Error).name === 'AbortError') throw error;
        const gap = classify(error, ['resourcemanager.projects.get']);
        return { missing: line(id, gap.because, gap.permissions, cantRead(id, gap.detail)) };
      }
    }),
  );
  const projects = outcomes.flatMap(({ project }) => project ?? []);
  const ledger = outcomes.flatMap(({ missing }) => missing ?? []);
  if (projects.length === 0 && !areOthers) throw new ScopeError(ledger[0]!.detail);
  return { projects, ledger };
}

const cantRead = (id: string, detail: string): string =>
  `The project '${id}' does not exist or the identity may not read it: check its id, and give the identity resourcemanager.projects.get on it, for example by the role Browser (${detail})`;

export const line = (
  account: string,
  because: LedgerEntry['because'],
  permissions: readonly string[],
  detail: string,
): LedgerEntry => ({
  scope: { provider: 'gcp', account },
  type: null,
  facet: null,
  because,
  permissions,
  detail,
  resources: 0,
});

/** The same project named twice, or named and found below a folder, is one. */
export function merge(parts: readonly Scopes[]): Scopes {
  const byId = new Map<string, Found>();
  for (const project of parts.flatMap(({ projects }) => projects))
    if (!byId.has(project.id)) byId.set(project.id, project);
  return {
    projects: [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    ledger: parts.flatMap(({ ledger }) => ledger),
  };
}

export function nothing({ organizations, folders }: ConnectOptions, [first]: readonly LedgerEntry[]): ScopeError {
  if (first) return new ScopeError(first.detail);
  const where = [
    ...(organizations ?? []).map((id) => `organization ${id}`),
    ...(folders ?? []).map((id) => `folder ${id}`),
  ];
  return new ScopeError(
    where.length > 0
      ? `There is no active project below ${where.join(', ')} that the identity can see: give it a role such as Browser there`
      : 'The identity sees no project: give it a role such as Browser, or name a project with --project',
  );
}

export function refuse(root: string, error: unknown): never {
  const [kind, id] = root.split('/');
  const permission = `resourcemanager.${kind}.get`;
  throw new ScopeError(
    `The ${kind!.slice(0, -1)} ${id} does not exist or the identity may not read it: check its number, and give the identity ${permission} on it (${classify(error, []).detail})`,
  );
}
