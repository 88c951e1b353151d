/** Patterns of Azure's actions and of the ids of resources, in lower case: `*` stands for any text. */

import { hasWildcard, matches } from '../../aws/pattern.ts';

/** Whether some text is matched by both patterns. */
export function overlaps(one: string, other: string): boolean {
  if (!hasWildcard(one)) return matches(other, one);
  if (!hasWildcard(other)) return matches(one, other);
  return reachable(one, other);
}

/** Whether both patterns can be read to their ends side by side: row by row over the first, column by column over the second. */
function reachable(one: string, other: string): boolean {
  let row = starsFrom(other, [0]);
  for (const letter of one) {
    const next = letter === '*' ? afterStar(row, other.length) : afterLetter(row, letter, other);
    row = starsFrom(other, next);
    if (row.size === 0) return false;
  }
  return row.has(other.length);
}

/** A star of the first pattern reads any number of letters of the second. */
function afterStar(row: ReadonlySet<number>, end: number): number[] {
  const first = Math.min(...row);
  return Array.from({ length: end - first + 1 }, (_, i) => first + i);
}

function afterLetter(row: ReadonlySet<number>, letter: string, other: string): number[] {
  return [...row].flatMap((at) => {
    if (other[at] === '*') return [at];
    return other[at] === letter ? [at + 1] : [];
  });
}

/** A star of the second pattern may stand for nothing. */
function starsFrom(other: string, places: readonly number[]): Set<number> {
  const all = new Set(places);
  for (const at of all) if (other[at] === '*') all.add(at + 1);
  return all;
}

/** What both of two patterns that overlap match: as far as one star can say it, else the first of them. */
export function shared(one: string, other: string): string {
  if (matches(one, other)) return other;
  if (matches(other, one)) return one;
  const [start, end] = one.startsWith('*') ? [other, one] : [one, other];
  return /^[^*]+\*$/.test(start) && /^\*[^*]+$/.test(end) ? `${start}${end.slice(1)}` : one;
}
