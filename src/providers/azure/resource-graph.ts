import type { ArmResource, ArmType } from './azure.ts';
import { said } from './define.ts';
import { WrongAnswer } from './errors.ts';
import type { Transport } from './http.ts';

/** So many subscriptions are asked in one query (the API takes 300): what it answers has to fit into memory until it is used. */
const subscriptionsPerQuery = 100;
const rowsPerPage = 1000;
const version = '2022-10-01';

type Rows = ReadonlyMap<string, readonly ArmResource[]>;

/** Azure Resource Graph: all resources of a type in many subscriptions with one query. */
export class ResourceGraph {
  readonly #transport: Transport;
  readonly #management: string;
  readonly #groups: readonly (readonly string[])[];
  readonly #answers = new Map<string, { rows: Promise<Rows>; left: number }>();

  constructor(transport: Transport, management: string, subscriptions: readonly string[]) {
    this.#transport = transport;
    this.#management = management;
    this.#groups = Array.from({ length: Math.ceil(subscriptions.length / subscriptionsPerQuery) }, (_, i) =>
      subscriptions.slice(i * subscriptionsPerQuery, (i + 1) * subscriptionsPerQuery),
    );
  }

  /** One subscription's rows. Each subscription asks once for a type; when all have, the answer is forgotten. */
  async rows(type: ArmType, subscription: string): Promise<readonly ArmResource[]> {
    const index = this.#groups.findIndex((group) => group.includes(subscription));
    const group = this.#groups[index] ?? [subscription];
    const key = `${type.type.toLowerCase()}/${index}`;
    const answer = this.#answers.get(key) ?? { rows: this.#query(type, group), left: group.length };
    this.#answers.set(key, answer);
    answer.left -= 1;
    if (answer.left === 0) this.#answers.delete(key);
    return (await answer.rows).get(subscription.toLowerCase()) ?? [];
  }

  async #query({ type, table = 'resources' }: ArmType, subscriptions: readonly string[]): Promise<Rows> {
    const query = `${table} | where type =~ '${type.toLowerCase()}' | order by id asc`;
    const all: ArmResource[] = [];
    let skipToken: string | undefined;
    do {
      const options = { resultFormat: 'objectArray', $top: rowsPerPage, ...(skipToken && { $skipToken: skipToken }) };
      const url = `${this.#management}/providers/Microsoft.ResourceGraph/resources?api-version=${version}`;
      const page = await this.#transport.ask(this.#management, 'POST', url, { subscriptions, query, options });
      if (!Array.isArray(page?.data)) throw new WrongAnswer('The answer of Resource Graph has no list');
      all.push(...(said(page.data) as ArmResource[]));
      skipToken = typeof page.$skipToken === 'string' ? page.$skipToken : undefined;
      if (skipToken === undefined && all.length < Number(page.totalRecords))
        throw new WrongAnswer(`Resource Graph answered ${all.length} of ${page.totalRecords} resources`);
    } while (skipToken !== undefined);
    return Map.groupBy(all, ({ id }) => /^\/subscriptions\/([^/]+)/i.exec(id)?.[1]?.toLowerCase() ?? '');
  }
}
