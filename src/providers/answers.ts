/** Share the answer of a question between all who ask it, errors included. Made anew for each account, region or scan. */
export type Once = <T>(key: string, ask: () => Promise<T>) => Promise<T>;

/** Asks once for each key. */
export function memory(): Once {
  const answers = new Map<string, Promise<unknown>>();
  return <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    const answer = answers.get(key) ?? ask();
    answers.set(key, answer);
    return answer as Promise<T>;
  };
}

/** What a list showed before it ended, and the error that it ended with. */
export interface Seen<T> {
  readonly items: readonly T[];
  readonly error?: unknown;
}

/** Make a list and read it to its end, or to the error that either breaks off with. Never throws. */
export async function seenOf<T>(list: () => AsyncIterable<T>): Promise<Seen<T>> {
  const items: T[] = [];
  try {
    for await (const item of list()) items.push(item);
    return { items };
  } catch (error) {
    return { items, error };
  }
}
