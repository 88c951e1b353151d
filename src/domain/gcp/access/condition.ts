/**
 * Conditions of IAM in the Common Expression Language, three-valued: an attribute that was not given makes the answer open
 * and names itself (https://cloud.google.com/iam/docs/conditions-attribute-reference). Only what IAM documents is understood.
 */
import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import type { Unseen } from '../../access/answer.ts';
import { missingTruth, no, type Truth, unseenTruth, yes } from '../../access/logic.ts';
import { type CalendarParts, partsAt } from './calendar.ts';

/** What an expression can compute with. Durations are in milliseconds. */
export type Plain = string | bigint | number | boolean | null | Date | Duration | readonly Plain[];
class Duration {
  readonly milliseconds: number;
  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }
}

/** A value of an attribute, or how much is known about it. */
export type Attribute =
  | { readonly is: Plain }
  /** A text that goes on after these characters, in a way that is not known. */
  | { readonly begins: string }
  /** Not given. */
  | { readonly missing: string }
  /** Known not to be there: what reads it fails. */
  | { readonly absent: true };

/** The attribute of a name such as `request.time`; `undefined`: there is none of that name. */
export type Attributes = (name: string) => Attribute | undefined;

type Value =
  | { readonly is: Plain }
  | { readonly begins: string; readonly of: string }
  | { readonly missing: readonly string[] }
  | { readonly failed: true };

/** IAM refuses longer ones, too. */
const longest = 12_000;
const parser = new Environment({ unlistedVariablesAreDyn: true, limits: { maxDepth: 60, maxAstNodes: 2000 } });

/** Something that is no condition of IAM, or none that is understood here. */
class Unsupported extends Error {}

/**
 * Whether a condition holds.
 *
 * @param whenFailed what counts when the evaluation fails, as it does for an attribute that is not there: an allow policy then
 * does not grant, a deny policy denies.
 */
export function conditionTruth(expression: string, attributes: Attributes, whenFailed: boolean): Truth {
  try {
    const value = new Evaluation(attributes).of(parsed(expression));
    if ('failed' in value) return whenFailed ? yes : no;
    if ('missing' in value) return missingTruth(...value.missing);
    if ('is' in value && typeof value.is === 'boolean') return value.is ? yes : no;
    throw new Unsupported('it is neither true nor false');
  } catch (error) {
    return unseenTruth(notUnderstood(expression, error));
  }
}

/** Whether a condition can be understood at all; what is wrong with it otherwise. */
function notUnderstood(expression: string, error: unknown): Unseen {
  const why = error instanceof Unsupported ? error.message : 'it is not a valid expression';
  return {
    what: `the condition ${shortened(expression)}`,
    gap: { because: 'invalid', permissions: [], detail: `The condition can't be evaluated: ${why}` },
  };
}

const shortened = (expression: string): string => {
  const line = expression.slice(0, 200).replaceAll(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
};

const known = new Map<string, ASTNode>();
function parsed(expression: string): ASTNode {
  if (expression.length > longest) throw new Unsupported(`it is longer than ${longest} characters`);
  const before = known.get(expression);
  if (before) return before;
  const { ast } = parser.parse(expression);
  if (known.size > 1000) known.clear();
  known.set(expression, ast);
  return ast;
}

const failed: Value = { failed: true };
const is = (value: Plain): Value => ({ is: value });
const open = (...names: readonly string[]): Value => ({ missing: [...new Set(names)] });

/** The text, number or list in a value; or the value itself, where that is not known. */
const plainOf = (value: Value): { readonly is: Plain } | { readonly otherwise: Value } => {
  if ('is' in value) return value;
  return { otherwise: 'begins' in value ? open(value.of) : value };
};

const falseFirst = (value: Value, decides: boolean): boolean => 'is' in value && value.is === decides;

class Evaluation {
  readonly #attributes: Attributes;
  constructor(attributes: Attributes) {
    this.#attributes = attributes;
  }

  of(node: ASTNode): Value {
    switch (node.op) {
      case 'value':
        return is(literal(node.args));
      case '&&':
        return this.#logical(node.args, false);
      case '||':
        return this.#logical(node.args, true);
      case '!_':
        return this.#lifted([node.args], ([one]) => (typeof one === 'boolean' ? is(!one) : failed));
      case '-_':
        return this.#lifted([node.args], ([one]) =>
          typeof one === 'bigint' || typeof one === 'number' ? is(-one) : failed,
        );
      case '?:':
        return this.#choice(node.args);
      case 'list':
        return this.#lifted(node.args, (items) => is(items));
      case 'id':
      case '.':
        return this.#attribute(nameOf(node));
      case '[]':
        return this.#element(node.args);
      case 'in':
        return this.#lifted(node.args, ([one, list]) =>
          Array.isArray(list) ? is(list.some((item) => same(item as Plain, one!))) : failed,
        );
      case '==':
        return this.#equal(node.args);
      case '!=': {
        const equal = this.#equal(node.args);
        return 'is' in equal ? is(!equal.is) : equal;
      }
      case '<':
      case '<=':
      case '>':
      case '>=':
        return this.#lifted(node.args, ([left, right]) => ordered(node.op, left!, right!));
      case '+':
      case '-':
        return this.#lifted(node.args, ([left, right]) => sum(node.op === '+', left!, right!));
      case 'call':
        return this.#call(...node.args);
      case 'rcall':
        return this.#method(...node.args);
      case '*':
      case '/':
      case '%':
      case 'map':
      case '.?':
      case '[?]':
    }
    throw new Unsupported(`conditions of IAM have no ${node.op}`);
  }

  /** `&&` and `||` don't care which side comes first, nor for one that fails if the other decides. */
  #logical([left, right]: readonly [ASTNode, ASTNode], decides: boolean): Value {
    const sides = [this.of(left), this.of(right)];
    const decisive = sides.find((side) => falseFirst(side, decides));
    if (decisive) return decisive;
    const missing = sides.flatMap((side) => ('missing' in side ? side.missing : 'begins' in side ? [side.of] : []));
    if (missing.length > 0) return open(...missing);
    return sides.every((side) => falseFirst(side, !decides)) ? is(!decides) : failed;
  }

  #choice([condition, then, otherwise]: readonly [ASTNode, ASTNode, ASTNode]): Value {
    const which = plainOf(this.of(condition));
    if ('otherwise' in which) return which.otherwise;
    if (typeof which.is !== 'boolean') return failed;
    return this.of(which.is ? then : otherwise);
  }

  /** A function of values that have to be known: the first that is not decides, a failed one before a missing one. */
  #lifted(nodes: readonly ASTNode[], compute: (values: readonly Plain[]) => Value): Value {
    const values = nodes.map((node) => plainOf(this.of(node)));
    const others = values.flatMap((value) => ('otherwise' in value ? [value.otherwise] : []));
    if (others.some((value) => 'failed' in value)) return failed;
    if (others.length > 0) return open(...others.flatMap((value) => ('missing' in value ? value.missing : [])));
    return compute(values.map((value) => (value as { readonly is: Plain }).is));
  }

  #equal([left, right]: readonly [ASTNode, ASTNode]): Value {
    const sides = [this.of(left), this.of(right)] as const;
    const [begun] = sides.filter((side) => 'begins' in side);
    const [other] = sides.filter((side) => 'is' in side);
    if (begun && other && 'begins' in begun && 'is' in other)
      return typeof other.is === 'string' && other.is.startsWith(begun.begins) ? open(begun.of) : is(false);
    return this.#lifted([left, right], ([one, two]) => is(same(one!, two!)));
  }

  #attribute(name: string): Value {
    const found = this.#attributes(name);
    if (found === undefined) throw new Unsupported(`there is no attribute ${name}`);
    if ('absent' in found) return failed;
    if ('begins' in found) return { begins: found.begins, of: name };
    return 'missing' in found ? open(found.missing) : found;
  }

  /** `request.auth.claims["a"]` is the attribute of that name; else an element of a list. */
  #element([list, index]: readonly [ASTNode, ASTNode]): Value {
    if (index.op === 'value' && typeof index.args === 'string') return this.#attribute(`${nameOf(list)}.${index.args}`);
    return this.#lifted([list, index], ([items, at]) => {
      const item =
        Array.isArray(items) && typeof at === 'bigint' ? (items[Number(at)] as Plain | undefined) : undefined;
      return item === undefined ? failed : is(item);
    });
  }

  #call(name: string, args: readonly ASTNode[]): Value {
    const make = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (!make || args.length !== 1) throw new Unsupported(`conditions of IAM have no ${name}()`);
    return this.#lifted(args, ([value]) => make(value!));
  }

  #method(name: string, target: ASTNode, args: readonly ASTNode[]): Value {
    if (target.op === 'id' && target.args === 'api' && name === 'getAttribute') return this.#apiAttribute(args);
    if (target.op === 'id' && target.args === 'resource' && Object.hasOwn(tagMethods, name))
      return this.#tags(name as keyof typeof tagMethods, args);
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (!method) throw new Unsupported(`conditions of IAM have no ${name}()`);
    const subject = this.of(target);
    if ('begins' in subject) return this.#begun(name, subject, args);
    return this.#lifted([target, ...args], ([value, ...rest]) => method(value!, rest));
  }

  /** What is true of any text that begins so. */
  #begun(
    name: string,
    { begins, of }: { readonly begins: string; readonly of: string },
    args: readonly ASTNode[],
  ): Value {
    return this.#lifted(args, ([text]) => {
      if (name === 'startsWith' && typeof text === 'string') {
        if (begins.startsWith(text)) return is(true);
        return text.startsWith(begins) ? open(of) : is(false);
      }
      if (name === 'extract' && typeof text === 'string') return extractedFrom(begins, text, of);
      return open(of);
    });
  }

  #apiAttribute([name, otherwise]: readonly ASTNode[]): Value {
    if (name?.op !== 'value' || typeof name.args !== 'string' || !otherwise)
      throw new Unsupported('api.getAttribute() needs a name and a default');
    const found = this.#attributes(name.args);
    if (found === undefined) return open(name.args);
    if ('absent' in found) return this.of(otherwise);
    if (!('is' in found)) return open(name.args);
    const fallback = this.of(otherwise);
    const isList = 'is' in fallback && Array.isArray(fallback.is);
    return is(
      isList
        ? Array.isArray(found.is)
          ? found.is
          : [found.is]
        : Array.isArray(found.is)
          ? (found.is[0] ?? '')
          : found.is,
    );
  }

  #tags(name: keyof typeof tagMethods, args: readonly ASTNode[]): Value {
    const { attribute, wants } = tagMethods[name];
    if (args.length !== wants) throw new Unsupported(`resource.${name}() needs ${wants} values`);
    const found = this.#attributes(attribute);
    if (!found || !('is' in found)) return found && 'absent' in found ? is(false) : open(attribute);
    const tags = (Array.isArray(found.is) ? found.is : [found.is]).map(String);
    return this.#lifted(args, (texts) => {
      if (!texts.every((text) => typeof text === 'string')) return failed;
      const wanted = texts.join('/');
      return is(tags.some((tag) => tag === wanted || (wants === 1 && tag.startsWith(`${wanted}/`))));
    });
  }
}

/** Tags are given as `<key>/<value>`: `123456789012/env/prod`, and by ids `tagKeys/1/tagValues/2`. */
const tagMethods = {
  matchTag: { attribute: 'resource.tags', wants: 2 },
  hasTagKey: { attribute: 'resource.tags', wants: 1 },
  matchTagId: { attribute: 'resource.tagIds', wants: 2 },
  hasTagKeyId: { attribute: 'resource.tagIds', wants: 1 },
} as const;

function nameOf(node: ASTNode): string {
  if (node.op === 'id') return node.args;
  if (node.op === '.') return `${nameOf(node.args[0])}.${node.args[1]}`;
  throw new Unsupported('it reads a part of something that is no attribute');
}

function literal(value: unknown): Plain {
  if (value === null || ['string', 'number', 'bigint', 'boolean'].includes(typeof value)) return value as Plain;
  throw new Unsupported('it has a literal of a type that attributes never have');
}

const numeric = (value: Plain): boolean => typeof value === 'bigint' || typeof value === 'number';
const comparable = (value: Plain): number | bigint | string | undefined => {
  if (value instanceof Date) return value.getTime();
  if (value instanceof Duration) return value.milliseconds;
  return typeof value === 'string' || numeric(value) ? (value as string | number | bigint) : undefined;
};

function same(left: Plain, right: Plain): boolean {
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, i) => same(item as Plain, right[i] as Plain));
  if (numeric(left) && numeric(right)) return Number(left) === Number(right);
  if (kindOf(left) !== kindOf(right)) return false;
  return left === right || (comparable(left) !== undefined && comparable(left) === comparable(right));
}

const kindOf = (value: Plain): string => {
  if (value instanceof Date) return 'timestamp';
  if (value instanceof Duration) return 'duration';
  return numeric(value) ? 'number' : typeof value;
};

function ordered(op: string, left: Plain, right: Plain): Value {
  const [one, two] = [comparable(left), comparable(right)];
  if (one === undefined || two === undefined || kindOf(left) !== kindOf(right)) return failed;
  if (op === '<') return is(one < two);
  if (op === '<=') return is(one <= two);
  return is(op === '>' ? one > two : one >= two);
}

/** Of numbers, texts, moments and durations. */
function sum(plus: boolean, left: Plain, right: Plain): Value {
  const sign = plus ? 1 : -1;
  if (typeof left === 'bigint' && typeof right === 'bigint') return is(plus ? left + right : left - right);
  if (typeof left === 'number' && typeof right === 'number') return is(left + sign * right);
  if (typeof left === 'string' && typeof right === 'string' && plus) return is(left + right);
  if (left instanceof Date && right instanceof Duration) return moment(left.getTime() + sign * right.milliseconds);
  if (left instanceof Duration && right instanceof Date && plus) return moment(right.getTime() + left.milliseconds);
  if (left instanceof Date && right instanceof Date && !plus) return is(new Duration(left.getTime() - right.getTime()));
  if (left instanceof Duration && right instanceof Duration)
    return is(new Duration(left.milliseconds + sign * right.milliseconds));
  return failed;
}

function moment(milliseconds: number): Value {
  const at = new Date(milliseconds);
  return Number.isNaN(at.getTime()) ? failed : is(at);
}

const functions: Readonly<Record<string, (value: Plain) => Value>> = {
  timestamp: (value) => (typeof value === 'string' && isInstant(value) ? moment(Date.parse(value)) : failed),
  duration: (value) => (typeof value === 'string' ? durationOf(value) : failed),
  string: (value) =>
    typeof value === 'string' || typeof value === 'bigint' || typeof value === 'number' ? is(String(value)) : failed,
  int: (value) => {
    if (typeof value === 'bigint') return is(value);
    return typeof value === 'string' && /^-?\d{1,18}$/.test(value) ? is(BigInt(value)) : failed;
  },
  size: (value) => (typeof value === 'string' || Array.isArray(value) ? is(BigInt(value.length)) : failed),
};

const isInstant = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.test(text);

const units: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
function durationOf(text: string): Value {
  if (!/^-?(?:\d{1,12}(?:\.\d{1,9})?(?:h|ms|m|s))+$/.test(text)) return failed;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s)/g)];
  const total = parts.reduce((all, [, amount, unit]) => all + Number(amount) * units[unit!]!, 0);
  return is(new Duration(text.startsWith('-') ? -total : total));
}

type Method = (subject: Plain, args: readonly Plain[]) => Value;
const ofText =
  (compute: (subject: string, argument: string) => Plain): Method =>
  (subject, [argument, more]) =>
    typeof subject === 'string' && typeof argument === 'string' && more === undefined
      ? is(compute(subject, argument))
      : failed;
const ofMoment =
  (part: keyof CalendarParts): Method =>
  (subject, [zone = 'UTC']) => {
    if (!(subject instanceof Date) || typeof zone !== 'string') return failed;
    const parts = partsAt(subject, zone);
    return parts ? is(BigInt(parts[part])) : failed;
  };

/** What IAM documents. `matches()` is left out: its expressions could take for ever. */
const methods: Readonly<Record<string, Method>> = {
  startsWith: ofText((subject, prefix) => subject.startsWith(prefix)),
  endsWith: ofText((subject, suffix) => subject.endsWith(suffix)),
  contains: ofText((subject, part) => subject.includes(part)),
  extract: ofText(extracted),
  hasOnly: (subject, [allowed]) =>
    Array.isArray(subject) && Array.isArray(allowed)
      ? is(subject.every((item) => allowed.some((one) => same(item as Plain, one as Plain))))
      : failed,
  getFullYear: ofMoment('year'),
  getMonth: ofMoment('month'),
  getDate: ofMoment('date'),
  getDayOfMonth: ofMoment('dayOfMonth'),
  getDayOfWeek: ofMoment('dayOfWeek'),
  getDayOfYear: ofMoment('dayOfYear'),
  getHours: ofMoment('hours'),
  getMinutes: ofMoment('minutes'),
  getSeconds: ofMoment('seconds'),
  getMilliseconds: ofMoment('milliseconds'),
};

/**
 * The part of a text that a template such as `zones/{zone}/` points at: what is between its first occurrence of the words
 * before the braces and the next one of those after; empty where there is none.
 */
export function extracted(text: string, template: string): string {
  const [, before, after] = /^([^{}]*)\{\w*\}([^{}]*)$/.exec(template) ?? [];
  if (before === undefined || after === undefined) return '';
  const at = text.indexOf(before);
  if (at < 0) return '';
  const from = at + before.length;
  if (after === '') return text.slice(from);
  const to = text.indexOf(after, from);
  return to < 0 ? '' : text.slice(from, to);
}

/** The same where the text goes on: known only if all of it is in the part that is. */
function extractedFrom(begins: string, template: string, of: string): Value {
  const found = extracted(begins, template);
  return found !== '' && !template.endsWith('}') ? is(found) : open(of);
}
