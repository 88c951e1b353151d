/** What a project, folder or organization is below, and which folders it has. */
import { Readable } from 'node:stream';
import { belowEach } from './define.ts';
import { WrongAnswer } from './errors.ts';
import type { Gcp } from './gcp.ts';

/** A project, folder or organization. */
export interface GcpNode {
  /** `projects/<id>`, `folders/<number>` or `organizations/<number>`. */
  readonly container: string;
  readonly name: string;
}

/** What a scope stands for: its project, or its folder or organization with every folder below that is no scope itself. */
export async function* nodesOf(gcp: Gcp): AsyncGenerator<GcpNode> {
  const { container, project, roots } = gcp;
  yield { container, name: idOf(container) };
  if (project !== '') return;
  const folders = await gcp.resourceManager.folders();
  async function* childrenOf(parent: string) {
    yield* await gcp.sdk(() => Array.fromAsync(folders.listFoldersAsync({ parent }, { autoPaginate: false })));
  }
  for (let level = [container]; level.length > 0;) {
    const below: string[] = [];
    for await (const folder of belowEach(Readable.from(level), childrenOf)) {
      if (!isActive(folder) || roots.has(folder.name!)) continue;
      below.push(folder.name!);
      yield { container: folder.name!, name: folder.displayName ?? idOf(folder.name!) };
    }
    level = below;
  }
}

/**
 * The folders and the organization that a project, folder or organization is below, nearest first. Costs
 * `resourcemanager.projects.get` for a project and `resourcemanager.folders.get` for a folder.
 */
export async function ancestorsOf(gcp: Gcp, container: string): Promise<readonly string[]> {
  if (container.startsWith('organizations/')) return [];
  if (container.startsWith('projects/')) return gcp.once(`ancestors/${container}`, () => ancestry(gcp, container));
  const parent = await gcp.shared(`parent/${container}`, async () => {
    const folders = await gcp.resourceManager.folders();
    const [folder] = await gcp.sdk(() => folders.getFolder({ name: container }));
    return folder.parent ?? '';
  });
  return [parent, ...(await ancestorsOf(gcp, parent))];
}

/** One call tells all of a project, which the vendor's library of today does not have. */
async function ancestry(gcp: Gcp, project: string): Promise<readonly string[]> {
  const { ancestor = [] } = await gcp.post(`https://cloudresourcemanager.googleapis.com/v1/${project}:getAncestry`, {});
  // The project itself comes first: a list without it has not told that there is nothing above.
  if (ancestor.length === 0) throw new WrongAnswer(`The answer does not say what ${project} is below`);
  const [, ...above] = ancestor as readonly { readonly resourceId: { readonly type: string; readonly id: string } }[];
  return above.map(({ resourceId: { type, id } }) => `${type}s/${id}`);
}

const isActive = ({ name, state }: { readonly name?: unknown; readonly state?: unknown }): boolean =>
  Boolean(name) && state !== 'DELETE_REQUESTED';

const idOf = (container: string): string => container.slice(container.indexOf('/') + 1);
