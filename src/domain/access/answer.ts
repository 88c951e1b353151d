import { type Gap, Unobserved } from '../../model.ts';

/**
 * What came of a question of access. `unknown-info`: it depends on something that could not be read. `unknown-conditional`: on
 * something about the request that was not given. Neither ever counts as allowed or denied.
 */
export const decisions = ['allowed', 'denied', 'unknown-info', 'unknown-conditional'] as const;
export type Decision = (typeof decisions)[number];

/** A statement, assignment, binding or grant that had a say in a decision. */
export interface Ground {
  readonly effect: 'allow' | 'deny';
  /** What kind of policy it is in, in the vendor's words: `identity policy`, `service control policy`, `deny assignment` … */
  readonly layer: string;
  /** Canonical id of the policy, or of the resource that carries it. */
  readonly source: string;
  /** How it is called there: `statement AllowList`, `role Owner at /subscriptions/…`. */
  readonly label: string;
}

/** Something that could not be read and that an answer depends on. */
export interface Unseen {
  /** What it is: `the trust policy of arn:…`. */
  readonly what: string;
  readonly gap: Gap;
}

/** The answer to a question of access. */
export interface Answer {
  readonly decision: Decision;
  /** What decided, in the order of evaluation; for an implicit denial nothing. */
  readonly grounds: readonly Ground[];
  /** What was not seen; not empty exactly with `unknown-info`. */
  readonly unseen: readonly Unseen[];
  /** Names of context values that were not given and that it depends on; not empty with `unknown-conditional`. */
  readonly missing: readonly string[];
  /** One line for people, without a full stop. */
  readonly reason: string;
}

/** A fact, or why it is missing. */
export type Seen<T> = { readonly value: T } | Unseen;

/** Read a fact that may throw `Unobserved`; any other error is a bug and passes through. */
export function seen<T>(what: string, read: () => T): Seen<T> {
  try {
    return { value: read() };
  } catch (error) {
    if (!(error instanceof Unobserved)) throw error;
    return { what, gap: error.gap };
  }
}

export const isSeen = <T>(fact: Seen<T>): fact is { readonly value: T } => 'value' in fact;

/** The value of a fact; throws `Unobserved` with its gap where it is missing. */
export function valueOf<T>(fact: Seen<T>): T {
  if (isSeen(fact)) return fact.value;
  throw new Unobserved(fact.what, fact.gap);
}

/** For checks, which end as UNKNOWN where an answer rests on what was not seen. Throws `Unobserved` with the first gap. */
export function assertSeen(unseen: readonly Unseen[]): void {
  const [first] = unseen;
  if (first) throw new Unobserved(first.what, first.gap);
}

/** What was listed, and what may be missing from the list. */
export interface Listed<T> {
  readonly items: readonly T[];
  readonly unseen: readonly Unseen[];
}

/** Read a list that gives what it has and then throws `Unobserved` if there may be more (see `Many`). */
export function listed<T>(what: string, many: Iterable<T>): Listed<T> {
  const items: T[] = [];
  try {
    for (const item of many) items.push(item);
  } catch (error) {
    if (!(error instanceof Unobserved)) throw error;
    return { items, unseen: [{ what, gap: error.gap }] };
  }
  return { items, unseen: [] };
}
