/**
 * A number with its noun: `1 key`, `2 keys`, `0 policies`.
 *
 * @param many the plural where English is irregular.
 */
export function plural(n: number, one: string, many = pluralOf(one)): string {
  return `${n} ${n === 1 ? one : many}`;
}

/**
 * Names as a phrase: `a`, `a and b`, `a, b and c`, and beyond `max` names `a, b and 3 more`. An empty list is `none`.
 * The order is kept: sort first where it does not come from the cloud in a stable order.
 */
export function listOf(names: Iterable<string>, max = 5): string {
  const all = [...names];
  if (all.length === 0) return 'none';
  if (all.length > max) return joined([...all.slice(0, max), `${all.length - max} more`]);
  return joined(all);
}

/** A text as the beginning of a sentence. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function joined(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function pluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  if (/(?:s|x|ch|sh)$/.test(noun)) return `${noun}es`;
  return `${noun}s`;
}
