import type {
  FoldersClient,
  OrganizationsClient,
  ProjectsClient,
  protos,
  v3 as Library,
} from '@google-cloud/resource-manager';
import { memory, type Seen } from '../answers.ts';
import type { Gcp } from './gcp.ts';
import type { Transport } from './http.ts';

export type Project = Pick<
  protos.google.cloud.resourcemanager.v3.IProject,
  'name' | 'projectId' | 'displayName' | 'state' | 'parent'
>;

/** Without it the library warns that this is what it does. */
const oneByOne = { autoPaginate: false };

/** The vendor's Resource Manager clients, made when first used, speaking REST so that proxies and recordings work. */
export class Manager {
  readonly #transport: Transport;
  readonly clients: Gcp['resourceManager'];
  readonly shared: Gcp['shared'] = memory();

  constructor(transport: Transport) {
    this.#transport = transport;
    const made = async <C>(pick: (library: typeof Library) => new (options?: any) => C) => {
      const { v3 } = await import('@google-cloud/resource-manager');
      const Client = pick(v3);
      return new Client({ fallback: true, authClient: await transport.client() });
    };
    this.clients = {
      projects: lazily(() => made<ProjectsClient>((v3) => v3.ProjectsClient)),
      folders: lazily(() => made<FoldersClient>((v3) => v3.FoldersClient)),
      organizations: lazily(() => made<OrganizationsClient>((v3) => v3.OrganizationsClient)),
    };
  }

  async project(id: string): Promise<Project> {
    const client = await this.clients.projects();
    const [project] = await this.#transport.sdk(() => client.getProject({ name: `projects/${id}` }));
    return project;
  }

  async search(): Promise<readonly Project[]> {
    const client = await this.clients.projects();
    return this.#transport.sdk(() => Array.fromAsync(client.searchProjectsAsync({}, oneByOne)));
  }

  /** What is directly below a folder or organization, in the parts that there are. */
  async projectsIn(parent: string): Promise<Seen<Project>> {
    const client = await this.clients.projects();
    return this.#seen(client.listProjectsAsync({ parent }, oneByOne));
  }

  async foldersIn(parent: string): Promise<Seen<{ name?: string | null }>> {
    const client = await this.clients.folders();
    return this.#seen(client.listFoldersAsync({ parent }, oneByOne));
  }

  async #seen<T>(list: AsyncIterable<T>): Promise<Seen<T>> {
    const items: T[] = [];
    try {
      await this.#transport.sdk(async () => {
        for await (const item of list) items.push(item);
      });
      return { items };
    } catch (error) {
      if ((error as Error).name === 'AbortError') throw error;
      return { items, error };
    }
  }

  /** The display name of a folder or organization. */
  async nameOf(root: string): Promise<string | null> {
    if (root.startsWith('folders/')) {
      const folders = await this.clients.folders();
      const [folder] = await this.#transport.sdk(() => folders.getFolder({ name: root }));
      return folder.displayName ?? null;
    }
    const organizations = await this.clients.organizations();
    const [organization] = await this.#transport.sdk(() => organizations.getOrganization({ name: root }));
    return organization.displayName ?? null;
  }
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
