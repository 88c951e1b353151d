import { actionTable } from './action-table.ts';

/** What an action does, by the service authorization reference. */
export const accessLevels = ['list', 'read', 'write', 'tagging', 'permissions'] as const;
export type AccessLevel = (typeof accessLevels)[number];

export interface Action {
  /** Prefix of the service, in lower case. */
  readonly service: string;
  /** As the reference spells it: `GetObject`. */
  readonly name: string;
  /** Both in lower case, as patterns of statements are: `s3:getobject`. */
  readonly id: string;
  readonly level: AccessLevel;
}

const marks: Readonly<Record<string, AccessLevel>> = {
  L: 'list',
  R: 'read',
  W: 'write',
  T: 'tagging',
  P: 'permissions',
};

let table: ReadonlyMap<string, readonly Action[]> | undefined;

/** The actions of every service, by the prefix of the service in lower case. Read when first asked for. */
export function actionsByService(): ReadonlyMap<string, readonly Action[]> {
  return (table ??= readTable(actionTable));
}

function readTable(text: string): Map<string, Action[]> {
  const services = new Map<string, Action[]>();
  let [service, actions] = ['', [] as Action[]];
  for (const line of text.trim().split('\n')) {
    const [first = '', ...names] = line.split(' ');
    const level = marks[first];
    if (level !== undefined && names.length > 0)
      actions.push(...names.map((name) => ({ service, name, id: `${service}:${name.toLowerCase()}`, level })));
    else services.set((service = first), (actions = []));
  }
  return services;
}
