import { regularMatcher } from '../regular.ts';

type Test = (entry: unknown) => boolean;
/** Of what a field holds: nothing where the entry does not have it. */
type Value = (found: readonly unknown[]) => boolean;

/** How deep parentheses may be nested: filters have up to 20,000 characters, snapshots may say anything. */
const maxDepth = 64;

/**
 * Which log entries a filter in the Logging query language matches
 * (https://cloud.google.com/logging/docs/view/logging-query-language). So filters are judged by what they catch, whatever
 * the order, spacing, quoting and nesting of their terms. NOT binds closest, then OR, then AND; texts are compared without case.
 *
 * A filter that cannot be read matches nothing; so does one with a function other than log_id and SEARCH.
 */
export function logFilter(filter: string): (entry: unknown) => boolean {
  try {
    return new Parser(tokensOf(filter)).whole();
  } catch (error) {
    if (error instanceof Unreadable) return () => false;
    throw error;
  }
}

class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

interface Token {
  readonly kind: 'sign' | 'text' | 'quoted';
  readonly text: string;
}

const tokenRule =
  /(?<sign>=~|!~|!=|>=|<=|[=<>:(),])|"(?<double>(?:[^"\\]|\\.)*)"|'(?<single>(?:[^'\\]|\\.)*)'|(?<text>(?:[^\s=<>:(),"'~!]|!(?![=~]))+)/sy;
/** Space, and comments up to the end of their line. */
const gap = /(?:\s|--[^\n]*(?:\n|$))*/y;

function tokensOf(filter: string): Token[] {
  const tokens: Token[] = [];
  for (let at = endOf(gap, filter, 0); at < filter.length; at = endOf(gap, filter, at)) {
    tokenRule.lastIndex = at;
    const { sign, double, single, text } = tokenRule.exec(filter)?.groups ?? {};
    const quoted = double ?? single;
    if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else if (text !== undefined) tokens.push({ kind: 'text', text });
    else if (quoted !== undefined) addQuoted(tokens, quoted);
    else throw new Unreadable();
    at = tokenRule.lastIndex;
  }
  return tokens;
}

function endOf(rule: RegExp, text: string, from: number): number {
  rule.lastIndex = from;
  rule.test(text);
  return rule.lastIndex;
}

/** `labels."a.b/c"` is one path: its quoted parts are kept apart by a character that no name has. */
function addQuoted(tokens: Token[], quoted: string): void {
  const before = tokens.at(-1);
  if (before?.kind === 'text' && before.text.endsWith('.'))
    tokens[tokens.length - 1] = { kind: 'text', text: `${before.text}${quoted.replaceAll('.', dot)}` };
  else tokens.push({ kind: 'quoted', text: quoted });
}
const dot = '\u0000';

const operators = new Set(['=', '!=', '>', '<', '>=', '<=', ':', '=~', '!~']);

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Test {
    if (this.#tokens.length === 0) return () => true;
    const test = this.#all(() => this.#primary());
    if (this.#at < this.#tokens.length) throw new Unreadable();
    return test;
  }

  #all<X>(one: () => (of: X) => boolean): (of: X) => boolean {
    const parts = [this.#any(one)];
    for (;;) {
      if (this.#takesWord('AND')) parts.push(this.#any(one));
      else if (this.#at < this.#tokens.length && !this.#isSign(')')) parts.push(this.#any(one));
      else return (of) => parts.every((part) => part(of));
    }
  }

  #any<X>(one: () => (of: X) => boolean): (of: X) => boolean {
    const parts = [this.#not(one)];
    while (this.#takesWord('OR')) parts.push(this.#not(one));
    return (of) => parts.some((part) => part(of));
  }

  #not<X>(one: () => (of: X) => boolean): (of: X) => boolean {
    let isNegated = false;
    while (this.#takesWord('NOT') || this.#takesMinus()) isNegated = !isNegated;
    const inner = this.#nested(one);
    return (of) => inner(of) !== isNegated;
  }

  #nested<X>(one: () => (of: X) => boolean): (of: X) => boolean {
    if (!this.#takesSign('(')) return one();
    this.#depth += 1;
    if (this.#depth > maxDepth) throw new Unreadable();
    const inner = this.#all(one);
    if (!this.#takesSign(')')) throw new Unreadable();
    this.#depth -= 1;
    return inner;
  }

  #primary(): Test {
    const token = this.#word();
    if (token.kind === 'text' && this.#isSign('(')) return this.#call(token.text);
    const next = this.#tokens[this.#at];
    if (token.kind === 'quoted' || next?.kind !== 'sign' || !operators.has(next.text)) return anywhere(token.text);
    this.#at += 1;
    const test = this.#nested<readonly unknown[]>(() => this.#value(token.text, next.text));
    return (entry) => test(valuesAt(entry, token.text));
  }

  #value(path: string, operator: string): Value {
    return comparison(path, operator, this.#word().text);
  }

  #call(name: string): Test {
    this.#takesSign('(');
    const given = [this.#word().text];
    while (this.#takesSign(',')) given.push(this.#word().text);
    if (!this.#takesSign(')')) throw new Unreadable();
    if (name.toLowerCase() === 'log_id' && given.length === 1) return isOfLog(given[0]!);
    if (name.toLowerCase() !== 'search') throw new Unreadable();
    const text = given.at(-1)!;
    return given.length === 1
      ? anywhere(text)
      : (entry) => valuesAt(entry, given[0]!).some((found) => holds(found, text));
  }

  #word(): Token {
    const token = this.#tokens[this.#at];
    if (!token || token.kind === 'sign') throw new Unreadable();
    this.#at += 1;
    return token.kind === 'quoted' ? { kind: 'quoted', text: token.text.replaceAll(/\\(["'\\])/g, '$1') } : token;
  }

  #isSign(sign: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === 'sign' && token.text === sign;
  }

  #takesSign(sign: string): boolean {
    const found = this.#isSign(sign);
    if (found) this.#at += 1;
    return found;
  }

  #takesWord(word: string): boolean {
    const token = this.#tokens[this.#at];
    const found = token?.kind === 'text' && token.text === word;
    if (found) this.#at += 1;
    return found;
  }

  /** `-a.b = c` is `NOT a.b = c`, and `-(…)` likewise. */
  #takesMinus(): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'text' || !/^-(?:$|[a-zA-Z_@])/.test(token.text)) return false;
    if (token.text === '-') this.#at += 1;
    else (this.#tokens as Token[])[this.#at] = { kind: 'text', text: token.text.slice(1) };
    return true;
  }
}

function comparison(path: string, operator: string, text: string): Value {
  if (operator === '=') return (found) => found.some((one) => same(one, text));
  if (operator === '!=') return (found) => !found.some((one) => same(one, text));
  if (operator === ':') return (found) => (text === '*' ? found.length > 0 : found.some((one) => holds(one, text)));
  if (operator === '=~' || operator === '!~') {
    const matches = regularMatcher(text);
    if (!matches) throw new Unreadable();
    const isMatch = (one: unknown): boolean => isScalar(one) && matches(String(one));
    return (found) => found.some(isMatch) === (operator === '=~');
  }
  const order = orders[operator]!;
  const rank = /^severity$/i.test(path) ? severityOf : rankOf;
  return (found) => found.some((one) => isScalar(one) && order(rank(String(one)), rank(text)));
}

const orders: Readonly<Record<string, (a: number | string, b: number | string) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};
const severities = ['DEFAULT', 'DEBUG', 'INFO', 'NOTICE', 'WARNING', 'ERROR', 'CRITICAL', 'ALERT', 'EMERGENCY'];
const severityOf = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : severities.indexOf(text.toUpperCase()) * 100;
const rankOf = (text: string): number | string => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : text);

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
const same = (found: unknown, text: string): boolean =>
  isScalar(found) && String(found).toLowerCase() === text.toLowerCase();
/** Contains the text; a group of fields has the name, or contains the text anywhere. */
const holds = (found: unknown, text: string): boolean =>
  isScalar(found)
    ? String(found).toLowerCase().includes(text.toLowerCase())
    : typeof found === 'object' && found !== null && (Object.hasOwn(found, text) || anywhere(text)(found));

/** A text without a field is looked for in all of them. */
const anywhere =
  (text: string): Test =>
  (entry) =>
    leavesOf(entry).some((leaf) => holds(leaf, text));

const leavesOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value];

const isOfLog =
  (id: string): Test =>
  (entry) =>
    valuesAt(entry, 'logName').some((name) => {
      const own = String(name);
      return decodeURIComponent(own.slice(own.lastIndexOf('/') + 1)) === id;
    });

/** What an entry has at `a.b`, of every element where there are lists. Names may be written in snake case, too. */
function valuesAt(entry: unknown, path: string): unknown[] {
  let values = [entry];
  for (const step of path.split('.')) values = values.flatMap((value) => membersOf(value, plain(step)));
  return values;
}

function membersOf(value: unknown, name: string): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => membersOf(one, name));
  if (typeof value !== 'object' || value === null) return [];
  const found = Object.entries(value).find(([key]) => plain(key) === name)?.[1] as unknown;
  if (found === undefined || found === null) return [];
  return Array.isArray(found) ? found : [found];
}

const plain = (name: string): string => name.replaceAll(dot, '.').replaceAll('_', '').toLowerCase();
