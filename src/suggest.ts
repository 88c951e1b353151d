/** `, did you mean 'x'?` for the known word nearest to what was typed, or nothing when none is near. */
export function nearest(typed: string, known: Iterable<string>): string {
  const ranked = Array.from(known, (word) => ({ word, distance: distanceTo(typed, word) }))
    .filter(({ distance }) => distance <= Math.max(2, typed.length / 3))
    .sort((a, b) => a.distance - b.distance || a.word.length - b.word.length);
  return ranked[0] ? `, did you mean '${ranked[0].word}'?` : '';
}

/** `a, b or c`, for lists short enough to be read. */
export const choices = (known: readonly string[]): string =>
  known.length > 1 ? `${known.slice(0, -1).join(', ')} or ${known.at(-1)}` : (known[0] ?? 'nothing');

/** A word that has all the typed parts in their order is as near as one with a single typing mistake. */
function distanceTo(typed: string, word: string): number {
  const [a, b] = [typed.toLowerCase(), word.toLowerCase()];
  if (a.length > 1 && hasParts(a.split(/[^a-z0-9]+/), b)) return 1;
  return editDistance(a, b);
}

function hasParts(parts: readonly string[], word: string): boolean {
  let from = 0;
  return parts.every((part) => {
    const at = word.indexOf(part, from);
    from = at + part.length;
    return at >= 0;
  });
}

/** Letters to insert, remove, replace or swap with their neighbour. */
function editDistance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i += 1) {
    const [row, above] = [[i], rows[i - 1]!];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? rows[i - 2]![j - 2]! + 1 : Infinity;
      row.push(Math.min(replace, swap, above[j]! + 1, row[j - 1]! + 1));
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
