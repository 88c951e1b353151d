/**
 * Conditions of role assignments, in the language of version 2.0.
 * Source: https://learn.microsoft.com/azure/role-based-access-control/conditions-format
 */
import { hasWildcard, matches } from '../../aws/pattern.ts';
import { allOf, anyOf, missingTruth, no, not, type Truth, unseenTruth, yes } from '../../access/logic.ts';
import { overlaps } from './patterns.ts';

/** An attribute as it is written, `@Request[…]`, or values. */
type Operand = { readonly attribute: string } | { readonly values: readonly string[] };

export type Condition =
  | { readonly kind: 'and'; readonly parts: readonly Condition[] }
  | { readonly kind: 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'action'; readonly pattern: string }
  | { readonly kind: 'suboperation'; readonly pattern: string }
  | { readonly kind: 'exists'; readonly attribute: string }
  | {
      readonly kind: 'compare';
      readonly left: Operand;
      readonly right: Operand;
      readonly operator: string;
      readonly every: Every;
    };

/** Of which side all values have to fit, where it is not enough that one does. */
interface Every {
  readonly left: boolean;
  readonly right: boolean;
}

/** What a request is like. */
export interface Asked {
  /** In lower case; a pattern where several are asked about. */
  readonly action: string;
  /** Values of an attribute written as `@Source[…]`, or of `SubOperation`; none: it is absent; `undefined`: that is not known. */
  readonly valuesOf: (attribute: string) => readonly string[] | undefined;
}

/** A text that is no condition of this language, or none that is understood. */
export class ConditionError extends Error {
  override readonly name = 'ConditionError';
}

/** Azure takes far shorter ones. */
const longest = 65_536;
const deepest = 100;

const token =
  /\s+|(?<symbol>[(){},!]|&&|\|\|)|'(?<text>(?:[^'\\]|\\[\s\S]|'')*)'|(?<attribute>@[A-Za-z]+\[[^\]]*\])|(?<word>[\w:.+-]+)/y;

interface Token {
  readonly kind: 'symbol' | 'text' | 'attribute' | 'word';
  readonly value: string;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const groups = token.exec(text)?.groups;
    if (!groups) throw new ConditionError(`it can't be read at character ${at + 1}`);
    const [kind, value] = Object.entries(groups).find(([, found]) => found !== undefined) ?? [];
    if (kind !== undefined && value !== undefined) tokens.push({ kind: kind as Token['kind'], value });
  }
  return tokens;
}

/** Read a condition. Throws `ConditionError`, which says why, if it can't be read or has something unknown in it. */
export function parseCondition(text: string): Condition {
  if (text.length > longest) throw new ConditionError(`it has ${text.length} characters`);
  const reader = new Reader(tokensOf(text));
  const condition = reader.expression(0);
  reader.end();
  return condition;
}

const logical: ReadonlyMap<string, 'and' | 'or'> = new Map([
  ['and', 'and'],
  ['&&', 'and'],
  ['or', 'or'],
  ['||', 'or'],
]);

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  end(): void {
    if (this.#peek() !== undefined) throw new ConditionError(`'${this.#peek()!.value}' is too much`);
  }

  /** Which of AND and OR binds stronger is not defined: whoever mixes them has to write parentheses. */
  expression(depth: number): Condition {
    if (depth > deepest) throw new ConditionError(`it is more than ${deepest} levels deep`);
    const parts = [this.#term(depth)];
    let kind: 'and' | 'or' | undefined;
    for (let next = this.#logical(); next !== undefined; next = this.#logical()) {
      if (kind !== undefined && kind !== next) throw new ConditionError('it mixes AND and OR without parentheses');
      kind = next;
      this.#at += 1;
      parts.push(this.#term(depth));
    }
    return kind === undefined ? parts[0]! : { kind, parts };
  }

  #term(depth: number): Condition {
    if (this.#take('(')) {
      const inner = this.expression(depth + 1);
      this.#expect(')');
      return inner;
    }
    if (this.#take('!') || this.#takeWord('not')) {
      if (depth > deepest) throw new ConditionError(`it is more than ${deepest} levels deep`);
      return { kind: 'not', of: this.#term(depth + 1) };
    }
    if (this.#takeWord('actionmatches')) return { kind: 'action', pattern: this.#braced() };
    if (this.#takeWord('suboperationmatches')) return { kind: 'suboperation', pattern: this.#braced() };
    if (this.#takeWord('exists')) return { kind: 'exists', attribute: this.#attribute() };
    return this.#comparison();
  }

  #comparison(): Condition {
    const left = this.#operand();
    const written = this.#next('an operator');
    const [, ofLeft, ofRight, operator = ''] =
      /^(?:For(Any|All)Of(Any|All)Values:)?(\w+)$/i.exec(written.kind === 'word' ? written.value : '') ?? [];
    if (!comparisons.has(operator.toLowerCase()))
      throw new ConditionError(`the operator '${written.value}' is unknown`);
    return {
      kind: 'compare',
      left,
      right: this.#operand(),
      operator: operator.toLowerCase(),
      every: { left: ofLeft?.toLowerCase() === 'all', right: ofRight?.toLowerCase() === 'all' },
    };
  }

  #operand(): Operand {
    if (this.#peek()?.kind === 'attribute') return { attribute: this.#attribute() };
    if (!this.#take('{')) return { values: [this.#value()] };
    const values = [this.#value()];
    while (this.#take(',')) values.push(this.#value());
    this.#expect('}');
    return { values };
  }

  #value(): string {
    const { kind, value } = this.#next('a value');
    if (kind === 'text') return value.replaceAll("''", "'");
    if (kind === 'word' && !logical.has(value.toLowerCase())) return value;
    throw new ConditionError(`'${value}' stands where a value should`);
  }

  #attribute(): string {
    const { kind, value } = this.#next('an attribute');
    if (kind === 'attribute') return value;
    throw new ConditionError(`'${value}' stands where an attribute should`);
  }

  #braced(): string {
    this.#expect('{');
    const value = this.#value();
    this.#expect('}');
    return value;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #next(wanted: string): Token {
    const found = this.#peek();
    if (found === undefined) throw new ConditionError(`it ends where ${wanted} should stand`);
    this.#at += 1;
    return found;
  }

  #take(symbol: string): boolean {
    const found = this.#peek();
    if (found?.kind !== 'symbol' || found.value !== symbol) return false;
    this.#at += 1;
    return true;
  }

  #takeWord(word: string): boolean {
    const found = this.#peek();
    if (found?.kind !== 'word' || found.value.toLowerCase() !== word) return false;
    this.#at += 1;
    return true;
  }

  #expect(symbol: string): void {
    if (!this.#take(symbol))
      throw new ConditionError(`'${this.#peek()?.value ?? 'its end'}' stands where ${symbol} should`);
  }

  #logical(): 'and' | 'or' | undefined {
    const found = this.#peek();
    return found?.kind === 'word' || found?.kind === 'symbol' ? logical.get(found.value.toLowerCase()) : undefined;
  }
}

/** Whether two values fit; `undefined`: one of them is not of the operator's type. */
type Compare = (left: string, right: string) => boolean | undefined;

const lower =
  (compare: Compare): Compare =>
  (left, right) =>
    compare(left.toLowerCase(), right.toLowerCase());
const negated =
  (compare: Compare): Compare =>
  (left, right) => {
    const fits = compare(left, right);
    return fits === undefined ? undefined : !fits;
  };
const equals: Compare = (left, right) => left === right;
const startsWith: Compare = (left, right) => left.startsWith(right);
/** A wildcard after a backslash stands for itself. */
const like: Compare = (left, right) => (/\\[*?]/.test(right) ? undefined : matches(right, left));

const ordered =
  (valueOf: (text: string) => number, test: (difference: number) => boolean): Compare =>
  (left, right) => {
    const difference = valueOf(left) - valueOf(right);
    return Number.isNaN(difference) ? undefined : test(difference);
  };
const integer = (text: string): number => (/^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN);
/** Moments have up to seven places after the point: what JavaScript can't hold is cut off, of both alike. */
const moment = (text: string): number =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text)
    ? Date.parse(text.replace(/(\.\d{3})\d+/, '$1'))
    : Number.NaN;
const truth: Compare = (left, right) =>
  [left, right].every((one) => /^(?:true|false)$/i.test(one)) ? left.toLowerCase() === right.toLowerCase() : undefined;
/** The id of a role may be written with the path before it. */
const guid = (text: string): string | undefined =>
  /([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})$/i.exec(text)?.[1]?.toLowerCase();
const sameGuid: Compare = (left, right) => {
  const [one, other] = [guid(left), guid(right)];
  return one === undefined || other === undefined ? undefined : one === other;
};

const ordering = (name: string, valueOf: (text: string) => number): (readonly [string, Compare])[] => [
  [`${name}equals`, ordered(valueOf, (difference) => difference === 0)],
  [`${name}notequals`, ordered(valueOf, (difference) => difference !== 0)],
  [`${name}lessthan`, ordered(valueOf, (difference) => difference < 0)],
  [`${name}lessthanequals`, ordered(valueOf, (difference) => difference <= 0)],
  [`${name}greaterthan`, ordered(valueOf, (difference) => difference > 0)],
  [`${name}greaterthanequals`, ordered(valueOf, (difference) => difference >= 0)],
];
const texts = (name: string, compare: Compare): (readonly [string, Compare])[] => [
  [`string${name}`, compare],
  [`string${name}ignorecase`, lower(compare)],
  [`stringnot${name}`, negated(compare)],
  [`stringnot${name}ignorecase`, negated(lower(compare))],
];

const comparisons: ReadonlyMap<string, Compare> = new Map([
  ...texts('equals', equals),
  ...texts('startswith', startsWith),
  ...texts('like', like),
  ...ordering('numeric', integer),
  ...ordering('datetime', moment),
  ['boolequals', truth],
  ['boolnotequals', negated(truth)],
  ['guidequals', sameGuid],
  ['guidnotequals', negated(sameGuid)],
]);

const isNegative = (operator: string): boolean => operator.includes('not');

/**
 * Whether a condition lets a request pass. Attributes that were not given are what is missing.
 *
 * @param what for people: whose condition it is.
 */
export function holds(condition: Condition, asked: Asked, what: string): Truth {
  if (condition.kind === 'and') return allOf(...condition.parts.map((part) => holds(part, asked, what)));
  if (condition.kind === 'or') return anyOf(...condition.parts.map((part) => holds(part, asked, what)));
  if (condition.kind === 'not') return not(holds(condition.of, asked, what));
  if (condition.kind === 'action') return actionMatches(condition.pattern.toLowerCase(), asked.action);
  if (condition.kind === 'suboperation') return subOperationMatches(condition.pattern.toLowerCase(), asked);
  if (condition.kind === 'exists') return exists(condition.attribute, asked);
  return compared(condition, asked, what);
}

function exists(attribute: string, { valuesOf }: Asked): Truth {
  const values = valuesOf(attribute);
  if (values === undefined) return missingTruth(attribute);
  return values.length > 0 ? yes : no;
}

function actionMatches(pattern: string, action: string): Truth {
  if (matches(pattern, action)) return yes;
  return hasWildcard(action) && overlaps(pattern, action) ? missingTruth('the action') : no;
}

function subOperationMatches(pattern: string, { valuesOf }: Asked): Truth {
  const given = valuesOf('SubOperation');
  if (given === undefined) return missingTruth('SubOperation');
  return given.some((one) => matches(pattern, one.toLowerCase())) ? yes : no;
}

function compared(
  { left, right, operator, every }: Extract<Condition, { kind: 'compare' }>,
  { valuesOf }: Asked,
  what: string,
): Truth {
  const sides = [left, right].map((side) => ('values' in side ? side.values : valuesOf(side.attribute)));
  const open = [left, right].flatMap((side, i) =>
    'attribute' in side && sides[i] === undefined ? side.attribute : [],
  );
  if (open.length > 0) return missingTruth(...open);
  const [ofLeft, ofRight] = sides as [readonly string[], readonly string[]];
  if (ofLeft.length === 0 || ofRight.length === 0)
    return absent(left, right, isNegative(operator) || every.left || every.right);
  const compare = comparisons.get(operator)!;
  const results = ofLeft.map((one) =>
    quantified(
      ofRight.map((other) => compare(one, other)),
      every.right,
    ),
  );
  const result = quantified(results, every.left);
  if (result !== undefined) return result ? yes : no;
  return unseenTruth(notUnderstood(what, `${operator} can't compare ${ofLeft.join()} and ${ofRight.join()}`));
}

/** The documentation does not say what becomes of negative comparisons and of those of all values where there is no value. */
function absent(left: Operand, right: Operand, isOpen: boolean): Truth {
  if (!isOpen) return no;
  return missingTruth(...[left, right].flatMap((side) => ('attribute' in side ? side.attribute : [])));
}

const quantified = (results: readonly (boolean | undefined)[], every: boolean): boolean | undefined => {
  if (results.includes(!every)) return !every;
  return results.includes(undefined) ? undefined : every;
};

/** For an answer that rests on something that could not be read as what it should be. */
export const notUnderstood = (what: string, why: string) => ({
  what,
  gap: { because: 'invalid' as const, permissions: [], detail: `It is not understood: ${why.slice(0, 300)}` },
});
