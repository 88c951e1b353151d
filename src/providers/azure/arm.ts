import type { CloudEndpoints } from './clouds.ts';
import { WrongAnswer } from './errors.ts';
import type { Transport } from './http.ts';

const resourceGraphVersion = '2022-10-01';

/** Regional parts of Resource Manager have names below its own. */
const isWithin = (hostname: string, url: string): boolean => {
  const next = new URL(url);
  return next.protocol === 'https:' && (next.hostname === hostname || next.hostname.endsWith(`.${hostname}`));
};

/** Azure Resource Manager over REST. */
export class Arm {
  readonly #transport: Transport;
  readonly #origin: string;

  constructor(transport: Transport, { management }: CloudEndpoints) {
    this.#transport = transport;
    this.#origin = management;
  }

  get(path: string, version: string): Promise<any> {
    return this.#transport.ask(this.#origin, 'GET', this.#url(path, version));
  }

  pages(path: string, version: string): AsyncGenerator<any> {
    return this.items(this.#origin, this.#url(path, version));
  }

  /** Follows `nextLink`, but never to another host: it would be given the token. */
  async *items(audience: string, first: string): AsyncGenerator<any> {
    const { hostname } = new URL(first);
    let url: string | undefined = first;
    const followed = new Set<string>();
    while (url !== undefined) {
      if (!isWithin(hostname, url)) throw new WrongAnswer('A link to the next page leads to another host');
      if (followed.has(url)) throw new WrongAnswer('The pages of the answer go round in a circle');
      followed.add(url);
      const page: any = await this.#transport.ask(audience, 'GET', url);
      if (!Array.isArray(page?.value)) throw new WrongAnswer('The answer has no list');
      yield* page.value;
      url = typeof page.nextLink === 'string' && page.nextLink !== '' ? page.nextLink : undefined;
    }
  }

  /** Subscriptions in which Resource Graph shows something of what nearly every one has. */
  async subscriptionsWithResources(): Promise<string[]> {
    const types = [
      'microsoft.storage/storageaccounts',
      'microsoft.network/virtualnetworks',
      'microsoft.network/networksecuritygroups',
      'microsoft.compute/virtualmachines',
      'microsoft.keyvault/vaults',
      'microsoft.sql/servers',
      'microsoft.web/sites',
    ];
    const query = `resources | where type in~ (${types.map((type) => `'${type}'`).join(', ')}) | distinct subscriptionId`;
    const url = this.#url('/providers/Microsoft.ResourceGraph/resources', resourceGraphVersion);
    const { data } = await this.#transport.ask(this.#origin, 'POST', url, {
      query,
      options: { resultFormat: 'objectArray', $top: 1000 },
    });
    const ids = (data as readonly { readonly subscriptionId?: string }[]).flatMap((row) => row.subscriptionId ?? []);
    return [...new Set(ids.map((id) => id.toLowerCase()))].sort();
  }

  #url(path: string, version: string): string {
    // Ids come from the cloud: what does not begin with a slash would become part of the host's name.
    if (!path.startsWith('/')) throw new WrongAnswer('An id in an answer is not one of Resource Manager');
    return `${this.#origin}${path}${path.includes('?') ? '&' : '?'}api-version=${version}`;
  }
}
