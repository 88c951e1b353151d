import type { ArmResource, ArmType } from './azure.ts';
import { said } from './define.ts';
import { WrongAnswer } from './errors.ts';
import type { Transport } from './http.ts';

/** So many subscriptions are asked in one query (the API takes 300): what it answers has to fit into memory until it is used. */
const subscriptionsPerQuery = 100;
const rowsPerPage = 1000;
const version = '2022-10-01';

type Rows = ReadonlyMap<string, readonly ArmResource[]>;
/** Whose rows are that name no subscription. */
const nobody = '';

/** A query for a group of subscriptions, and how many of them have yet to come for their rows. */
interface Turn {
  readonly group: readonly string[];
  left: number;
  rows: Promise<Rows> | undefined;
}

/** Azure Resource Graph: all resources of a type in many subscriptions with one query. */
export class ResourceGraph {
  readonly #transport: Transport;
  readonly #management: string;
  readonly #groups: readonly (readonly string[])[];
  readonly #turns = new Map<string, Turn>();

  constructor(transport: Transport, management: string, subscriptions: readonly string[]) {
    this.#transport = transport;
    this.#management = management;
    this.#groups = Array.from({ length: Math.ceil(subscriptions.length / subscriptionsPerQuery) }, (_, i) =>
      subscriptions.slice(i * subscriptionsPerQuery, (i + 1) * subscriptionsPerQuery),
    );
  }

  /**
   * One subscription's rows. Each subscription asks for a type or skips it once; when all have, the answer is forgotten.
   * Ends in `WrongAnswer` if there are rows of which nobody knows whose they are.
   */
  async *rows(type: ArmType, subscription: string): AsyncGenerator<ArmResource> {
    const turn = this.#turn(type, subscription);
    turn.rows ??= this.#query(type, turn.group);
    const rows = await turn.rows;
    yield* rows.get(subscription.toLowerCase()) ?? [];
    if (rows.has(nobody)) throw new WrongAnswer(`Resource Graph shows a ${type.type} that is in no subscription`);
  }

  /** The subscription has its answer from elsewhere. */
  skip(type: ArmType, subscription: string): void {
    this.#turn(type, subscription);
  }

  #turn({ type }: ArmType, subscription: string): Turn {
    const index = this.#groups.findIndex((group) => group.includes(subscription));
    const group = this.#groups[index] ?? [subscription];
    const key = `${type.toLowerCase()}/${index}`;
    const turn = this.#turns.get(key) ?? { group, left: group.length, rows: undefined };
    turn.left -= 1;
    if (turn.left > 0) this.#turns.set(key, turn);
    else this.#turns.delete(key);
    return turn;
  }

  async #query({ type, table = 'resources' }: ArmType, subscriptions: readonly string[]): Promise<Rows> {
    const query = `${table} | where type =~ '${type.toLowerCase()}' | order by id asc`;
    const all: ArmResource[] = [];
    let skipToken: string | undefined;
    const followed = new Set<string>();
    do {
      const options = { resultFormat: 'objectArray', $top: rowsPerPage, ...(skipToken && { $skipToken: skipToken }) };
      const url = `${this.#management}/providers/Microsoft.ResourceGraph/resources?api-version=${version}`;
      const page = await this.#transport.ask(this.#management, 'POST', url, { subscriptions, query, options });
      if (!Array.isArray(page?.data)) throw new WrongAnswer('The answer of Resource Graph has no list');
      all.push(...(said(page.data) as ArmResource[]));
      skipToken = typeof page.$skipToken === 'string' ? page.$skipToken : undefined;
      if (skipToken === undefined && (all.length < Number(page.totalRecords) || page.resultTruncated === 'true'))
        throw new WrongAnswer(`Resource Graph answered ${all.length} of ${page.totalRecords} resources`);
      if (skipToken !== undefined && followed.has(skipToken))
        throw new WrongAnswer('The pages of Resource Graph go round in a circle');
      followed.add(skipToken ?? '');
    } while (skipToken !== undefined);
    return Map.groupBy(all, ({ id }) => /^\/subscriptions\/([^/]+)/i.exec(id)?.[1]?.toLowerCase() ?? nobody);
  }
}
