/** Patterns of IAM: `*` stands for any text, `?` for one character. All of these take linear to quadratic time at worst. */

/** Whether a pattern of a policy matches a text, case-sensitively. */
export function matches(pattern: string, text: string): boolean {
  let p = 0;
  let star = -1;
  let resume = 0;
  for (let t = 0; t < text.length;) {
    // A star of the text is only swallowed by a star of the pattern: that is what makes `includes` sound.
    if (pattern[p] === '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.length && (pattern[p] === text[t] || (pattern[p] === '?' && text[t] !== '*'))) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(p));
}

/**
 * Whether everything an inner pattern matches is matched by the outer one. Never wrongly yes; wrongly no only for
 * contorted patterns.
 */
export function includes(outer: string, inner: string): boolean {
  return matches(outer, inner);
}

/** Whether no text can match both patterns. Never wrongly yes; wrongly no only for patterns of excessive length. */
export function disjoint(one: string, other: string): boolean {
  if (!hasWildcard(one)) return !matches(other, one);
  if (!hasWildcard(other)) return !matches(one, other);
  const [a, b] = [literalPrefix(one), literalPrefix(other)];
  if (!a.startsWith(b) && !b.startsWith(a)) return true;
  return one.length * other.length <= LONGEST && !overlap(one, other);
}

/** Product of the lengths of two patterns up to which it is worth looking at every pair of their characters. */
const LONGEST = 2 ** 20;

/** Whether some text matches both patterns: each beginning of the one is held against each beginning of the other. */
function overlap(one: string, other: string): boolean {
  let row = [true];
  for (const b of other.split('')) row.push(b === '*' && row.at(-1) === true);
  for (const a of one.split('')) {
    const above = row;
    row = [a === '*' && above[0] === true];
    for (let j = 0; j < other.length; j++) {
      const b = other[j];
      const star = a === '*' || b === '*';
      const alike = a === b || a === '?' || b === '?';
      row.push(star ? above[j + 1] === true || row[j] === true : alike && above[j] === true);
    }
  }
  return row.at(-1) === true;
}

/** Whether a pattern says anything but itself. */
export function hasWildcard(pattern: string): boolean {
  return /[*?]/.test(pattern);
}

/** The text before the first wildcard. */
export function literalPrefix(pattern: string): string {
  return pattern.slice(0, pattern.search(/[*?]|$/));
}

/** Patterns with a sign: `['a']` with `inverted` is everything but `a`, as in NotAction and NotResource. */
export type PatternSet = { readonly inverted: boolean; readonly patterns: readonly string[] };

/** Whether a set holds everything that a pattern matches. Never wrongly yes. */
export function setIncludes({ inverted, patterns }: PatternSet, pattern: string): boolean {
  if (inverted) return patterns.every((excluded) => disjoint(excluded, pattern));
  return patterns.some((outer) => includes(outer, pattern));
}

/** Whether a set may hold something that a pattern matches. Never wrongly no. */
export function setTouches({ inverted, patterns }: PatternSet, pattern: string): boolean {
  if (inverted) return !patterns.some((excluded) => includes(excluded, pattern));
  return patterns.some((inner) => !disjoint(inner, pattern));
}

/**
 * Whether a set holds all of another. Never wrongly yes. A complement lies in a set that is everything, or in the
 * complement of less.
 */
export function setCovers(outer: PatternSet, inner: PatternSet): boolean {
  if (!inner.inverted) return inner.patterns.every((pattern) => setIncludes(outer, pattern));
  if (!outer.inverted) return setIncludes(outer, '*');
  return outer.patterns.every((excluded) => inner.patterns.some((pattern) => includes(pattern, excluded)));
}
