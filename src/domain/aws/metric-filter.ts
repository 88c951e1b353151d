import { matches } from './pattern.ts';

type Event = unknown;
type Test = (event: Event) => boolean;

/** How deep parentheses may be nested: AWS allows patterns of 1024 characters, snapshots may say anything. */
const maxDepth = 64;

/**
 * Which JSON events a metric filter pattern of CloudWatch Logs matches
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html). So filters are judged by what they
 * catch, whatever the order, spacing, quoting and nesting of their terms.
 *
 * Patterns that are not for JSON, or that cannot be read, match nothing. Of regular expressions only literals between
 * bars are understood. A term with `!=` holds for events that lack the field: it leaves some values out.
 */
export function metricFilter(pattern: string): (event: unknown) => boolean {
  const body = /^\s*\{(.*)\}\s*$/s.exec(pattern)?.[1];
  if (body === undefined) return nothing;
  try {
    return new Parser(tokensOf(body)).whole();
  } catch (error) {
    if (error instanceof Unreadable) return nothing;
    throw error;
  }
}

const nothing: Test = () => false;

class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

type Token = { readonly kind: 'sign' | 'text' | 'quoted' | 'regex'; readonly text: string };

const tokenRule =
  /\s*(?:(?<sign>\|\||&&|!=|<=|>=|[()=<>])|"(?<quoted>(?:[^"\\]|\\.)*)"|%(?<regex>[^%]*)%|(?<text>(?:(?!\|\||&&)[^\s()=<>!"])+))/sy;

function tokensOf(body: string): Token[] {
  const tokens: Token[] = [];
  const rule = new RegExp(tokenRule);
  const end = body.trimEnd().length;
  while (rule.lastIndex < end) {
    const groups = rule.exec(body)?.groups;
    const [kind, text] = Object.entries(groups ?? {}).find(([, value]) => value !== undefined) ?? [];
    if (kind === undefined || text === undefined) throw new Unreadable();
    tokens.push({ kind: kind as Token['kind'], text: kind === 'quoted' ? text.replaceAll(/\\(.)/gs, '$1') : text });
  }
  return tokens;
}

/** `a || b && c` is `a || (b && c)`. */
class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Test {
    const test = this.#any();
    if (this.#at < this.#tokens.length) throw new Unreadable();
    return test;
  }

  #any(): Test {
    const parts = [this.#all()];
    while (this.#takes('||')) parts.push(this.#all());
    return (event) => parts.some((part) => part(event));
  }

  #all(): Test {
    const parts = [this.#one()];
    while (this.#takes('&&')) parts.push(this.#one());
    return (event) => parts.every((part) => part(event));
  }

  #one(): Test {
    if (!this.#takes('(')) return this.#term();
    this.#depth += 1;
    if (this.#depth > maxDepth) throw new Unreadable();
    const inner = this.#any();
    if (!this.#takes(')')) throw new Unreadable();
    this.#depth -= 1;
    return inner;
  }

  #term(): Test {
    const path = this.#next();
    if (path.kind !== 'text' || !path.text.startsWith('$')) throw new Unreadable();
    const find = (event: Event): unknown[] => valuesAt(event, path.text);
    if (this.#takesWord('EXISTS')) return (event) => find(event).length > 0;
    if (this.#takesWord('NOT')) return this.#notExists(find);
    if (this.#takesWord('IS')) return this.#is(find);
    return comparison(find, this.#next(), this.#next());
  }

  #notExists(find: (event: Event) => unknown[]): Test {
    if (!this.#takesWord('EXISTS')) throw new Unreadable();
    return (event) => find(event).length === 0;
  }

  #is(find: (event: Event) => unknown[]): Test {
    const wanted = { null: null, true: true, false: false }[this.#next().text.toLowerCase()];
    if (wanted === undefined) throw new Unreadable();
    return (event) => find(event).includes(wanted);
  }

  #next(): Token {
    const token = this.#tokens[this.#at];
    if (!token) throw new Unreadable();
    this.#at += 1;
    return token;
  }

  #takes(sign: string): boolean {
    const token = this.#tokens[this.#at];
    const found = token?.kind === 'sign' && token.text === sign;
    if (found) this.#at += 1;
    return found;
  }

  #takesWord(word: string): boolean {
    const token = this.#tokens[this.#at];
    const found = token?.kind === 'text' && token.text.toUpperCase() === word;
    if (found) this.#at += 1;
    return found;
  }
}

function comparison(find: (event: Event) => unknown[], operator: Token, value: Token): Test {
  if (operator.kind !== 'sign' || value.kind === 'sign') throw new Unreadable();
  const equal = equality(value);
  if (operator.text === '=') return (event) => find(event).some(equal);
  if (operator.text === '!=') return (event) => !find(event).some(equal);
  const compare = orders[operator.text];
  const limit = Number(value.text);
  if (!compare || Number.isNaN(limit)) throw new Unreadable();
  return (event) => find(event).some((found) => typeof found === 'number' && compare(found, limit));
}

const orders: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function equality({ kind, text }: Token): (found: unknown) => boolean {
  if (kind !== 'regex') return (found) => isScalar(found) && matches(text, String(found));
  const literals = text.split('|').map((part) => /^(\^?)([\w.:/ -]+)(\$?)$/.exec(part));
  if (literals.some((literal) => literal === null)) throw new Unreadable();
  const patterns = literals.map((literal) => `${literal![1] ? '' : '*'}${literal![2]}${literal![3] ? '' : '*'}`);
  return (found) => isScalar(found) && patterns.some((pattern) => matches(pattern, String(found)));
}

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** The values at `$.a.b[0]`, `$.a[*].b` or `$.['a-b']`; none where there is no such field. */
function valuesAt(event: Event, path: string): unknown[] {
  const steps = path.slice(1).matchAll(/\.?\[['"]([^'"\]]*)['"]\]|\[(\d+|\*)\]|\.([^.[\]]+)/g);
  let values: unknown[] = [event];
  for (const [, quoted, index, name] of steps)
    values = values.flatMap((value) => {
      if (index === '*') return Array.isArray(value) ? (value as unknown[]) : [];
      const key = index ?? name ?? quoted ?? '';
      return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? [(value as Record<string, unknown>)[key]]
        : [];
    });
  return values;
}
