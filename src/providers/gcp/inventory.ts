import { GcpError, WrongAnswer } from './errors.ts';
import type { Transport } from './http.ts';

const pageSize = 1000;

/** What Cloud Asset Inventory lists with one call. */
export const contents = { RESOURCE: 'cloudasset.assets.listResource', IAM_POLICY: 'cloudasset.assets.listIamPolicy' };
export type Content = keyof typeof contents;

interface Listed {
  readonly name: string;
  readonly updateTime?: string;
  readonly ancestors?: readonly string[];
  readonly resource?: { readonly data?: any };
  readonly iamPolicy?: any;
}

/** Cloud Asset Inventory below one organization, folder or project: one chain of pages for each type of asset. */
export class Inventory {
  readonly #transport: Transport;
  readonly #root: string;
  readonly #projects: number;
  readonly #answers = new Map<string, { assets: Promise<ReadonlyMap<string, readonly Listed[]>>; left: number }>();

  /** `projects`: how many will ask; when all have, an answer is forgotten. */
  constructor(transport: Transport, root: string, projects: number) {
    this.#transport = transport;
    this.#root = root;
    this.#projects = projects;
  }

  /**
   * The assets of one project (`projects/<number>`). Each project asks once for a type and content. Ends in `WrongAnswer`
   * if there are some of which nobody knows where they are.
   */
  async *of(project: string, type: string, content: Content): AsyncGenerator<Listed> {
    const key = `${type}/${content}`;
    const answer = this.#answers.get(key) ?? { assets: this.#list(type, content), left: this.#projects };
    this.#answers.set(key, answer);
    answer.left -= 1;
    if (answer.left === 0) this.#answers.delete(key);
    const assets = await answer.assets;
    yield* assets.get(project) ?? [];
    if (assets.has(nowhere)) throw new WrongAnswer(`Cloud Asset Inventory has a ${type} without its ancestors`);
  }

  async #list(type: string, content: Content): Promise<ReadonlyMap<string, readonly Listed[]>> {
    const all: Listed[] = [];
    const query = new URLSearchParams({ assetTypes: type, contentType: content, pageSize: String(pageSize) });
    const followed = new Set<string>();
    for (;;) {
      const page = await this.#page(query, content);
      if (page.assets !== undefined && !Array.isArray(page.assets))
        throw new WrongAnswer('The answer of Cloud Asset Inventory has no list');
      all.push(...((page.assets ?? []) as Listed[]));
      if (!page.nextPageToken) break;
      const next = String(page.nextPageToken);
      if (followed.has(next)) throw new WrongAnswer('The pages of Cloud Asset Inventory go round in a circle');
      followed.add(next);
      query.set('pageToken', next);
    }
    return Map.groupBy(all, placeOf);
  }

  async #page(query: URLSearchParams, content: Content): Promise<any> {
    try {
      return await this.#transport.ask(
        'GET',
        `https://cloudasset.googleapis.com/v1/${this.#root}/assets?${query.toString()}`,
      );
    } catch (error) {
      if (!(error instanceof GcpError)) throw error;
      const { name, status, reason, service, consumer, message } = error;
      throw new GcpError(name, status, `Cloud Asset Inventory of ${this.#root}: ${message}`, {
        reason: reason === 'SERVICE_DISABLED' ? 'INVENTORY_DISABLED' : reason,
        service,
        consumer,
        permissions: [contents[content]],
      });
    }
  }
}

const nowhere = '';

/** The project an asset is in, or what is above projects that it belongs to. */
const placeOf = ({ ancestors = [] }: Listed): string =>
  ancestors.find((name) => name.startsWith('projects/')) ?? ancestors[0] ?? nowhere;
