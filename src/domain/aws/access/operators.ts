import type { Unseen } from '../../access/answer.ts';
import { allOf, anyOf, missingTruth, no, not, type Truth, unseenTruth, yes } from '../../access/logic.ts';
import { familyOf, isWithin } from '../../cidr.ts';
import { matches } from '../pattern.ts';
import type { Condition } from '../statement.ts';
import { literal, resolve, type RequestContext } from './context.ts';

/** Whether a value of the request meets a value of the policy; undefined when the policy's makes no sense. */
type Compare = (wanted: string, actual: string) => boolean | undefined;

interface Operator {
  readonly compare: Compare;
  /** What values of the policy may have in them. */
  readonly takes?: 'variables' | 'patterns';
}

const ordered =
  (read: (text: string) => number, holds: (actual: number, wanted: number) => boolean): Compare =>
  (wanted, actual) => {
    const [a, w] = [read(actual), read(wanted)];
    if (Number.isNaN(w)) return undefined;
    return !Number.isNaN(a) && holds(a, w);
  };

const numberOf = (text: string): number =>
  /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(text) ? Number(text) : NaN;
/** ISO 8601 or seconds since 1970. */
const momentOf = (text: string): number =>
  /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : /^\d{4}-\d\d/.test(text) ? Date.parse(text) : NaN;

const orders = {
  equals: (a: number, w: number) => a === w,
  lessthan: (a: number, w: number) => a < w,
  lessthanequals: (a: number, w: number) => a <= w,
  greaterthan: (a: number, w: number) => a > w,
  greaterthanequals: (a: number, w: number) => a >= w,
} as const;

const orderings = (prefix: string, read: (text: string) => number): [string, Operator][] =>
  Object.entries(orders).map(([name, holds]) => [`${prefix}${name}`, { compare: ordered(read, holds) }]);

const like: Compare = (wanted, actual) => matches(wanted, literal(actual));

/** Component by component: no wildcard reaches over a colon but in the last of the six. */
const arnLike: Compare = (wanted, actual) => {
  const [w, a] = [fieldsOf(wanted), fieldsOf(actual)];
  return w !== undefined && a !== undefined && w.every((field, i) => matches(field, literal(a[i]!)));
};

function fieldsOf(arn: string): readonly string[] | undefined {
  const fields = arn.split(':');
  if (fields.length < 6) return arn === '*' ? ['*', '*', '*', '*', '*', '*'] : undefined;
  return [...fields.slice(0, 5), fields.slice(5).join(':')];
}

const inNetwork: Compare = (wanted, actual) => (familyOf(wanted) === undefined ? undefined : isWithin(actual, wanted));

const isTruth = (text: string): boolean => /^(?:true|false)$/i.test(text);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['stringequals', { compare: (wanted, actual) => wanted === actual, takes: 'variables' }],
  [
    'stringequalsignorecase',
    { compare: (wanted, actual) => wanted.toLowerCase() === actual.toLowerCase(), takes: 'variables' },
  ],
  ['stringlike', { compare: like, takes: 'patterns' }],
  ['arnequals', { compare: arnLike, takes: 'patterns' }],
  ['arnlike', { compare: arnLike, takes: 'patterns' }],
  ['binaryequals', { compare: (wanted, actual) => wanted === actual }],
  [
    'bool',
    { compare: (wanted, actual) => (isTruth(wanted) ? wanted.toLowerCase() === actual.toLowerCase() : undefined) },
  ],
  ['ipaddress', { compare: inNetwork }],
  ...orderings('numeric', numberOf),
  ...orderings('date', momentOf),
]);

/** `StringNotLike` is the opposite of `StringLike`. */
function operatorOf(name: string): { readonly operator: Operator; readonly negated: boolean } | undefined {
  const known = operators.get(name);
  if (known) return { operator: known, negated: false };
  const opposite =
    name === 'notipaddress' ? 'ipaddress' : /^(?:string|arn|numeric|date)not/.test(name) ? name.replace('not', '') : '';
  const operator = operators.get(opposite);
  return operator && { operator, negated: true };
}

/**
 * Whether one condition of a statement holds for a request.
 *
 * @param what names the statement in what is said of values that make no sense.
 */
export function holds(condition: Condition, variables: boolean, context: RequestContext, what: string): Truth {
  const { operator: name, key, spelling, values, ifExists, set } = condition;
  const actual = context.get(key);
  if (name === 'null') return nullHolds(condition, actual);
  const found = operatorOf(name);
  if (!found) return unseenTruth(senseless(what, `the operator ${name} is not known`));
  const { operator, negated } = found;
  const isOne = (value: string): Truth => {
    const any = anyOf(...values.map((wanted) => meets(operator, wanted, value, variables, context, what)));
    return negated ? not(any) : any;
  };
  if (actual === undefined) return isMetByAnything(condition, negated) ? yes : missingTruth(spelling);
  if (actual.length === 0) return (set === undefined && negated) || set === 'forallvalues' || ifExists ? yes : no;
  if (set === 'forallvalues' || (set === undefined && negated)) return allOf(...actual.map(isOne));
  return anyOf(...actual.map(isOne));
}

function meets(
  { compare, takes }: Operator,
  wanted: string,
  actual: string,
  variables: boolean,
  context: RequestContext,
  what: string,
): Truth {
  const resolved = takes && variables ? resolve(wanted, context, takes === 'patterns') : { text: wanted };
  if (resolved.text === undefined) return resolved.missing === undefined ? no : missingTruth(resolved.missing);
  const is = compare(resolved.text, actual);
  if (is === undefined) return unseenTruth(senseless(what, `nothing can be compared with '${wanted}'`));
  return is ? yes : no;
}

/** Whatever the key is, and if it is not there either. */
function isMetByAnything({ operator, ifExists, set, values }: Condition, negated: boolean): boolean {
  if (negated || !(ifExists || set === 'forallvalues')) return false;
  return operator === 'stringlike' && values.some((value) => /^\*+$/.test(value));
}

function nullHolds({ values, spelling }: Condition, actual: readonly string[] | undefined): Truth {
  if (actual === undefined) return missingTruth(spelling);
  const wanted = actual.length === 0 ? 'true' : 'false';
  return values.some((value) => value.toLowerCase() === wanted) ? yes : no;
}

const senseless = (what: string, why: string): Unseen => ({
  what,
  gap: { because: 'invalid', permissions: [], detail: `${what} can't be evaluated: ${why}` },
});
