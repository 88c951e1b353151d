import { Unobserved } from '../../model.ts';
import { repeatedName } from '../json.ts';
import type { PatternSet } from './pattern.ts';

/** A policy document that is not one: not JSON, or not of the shape that IAM accepts. What it grants is not known. */
export class MalformedPolicy extends Unobserved {
  constructor(why: string) {
    super('A policy document', { because: 'invalid', permissions: [], detail: why });
    this.message = why;
  }
}

/**
 * A policy as the cloud hands it over: JSON text, percent-encoded JSON text, or the parsed JSON. Null is the
 * vendor's answer that no policy is attached, and grants and denies nothing.
 */
export type PolicySource = string | object | null;

/** A principal as written: `AWS`, `Service`, `Federated`, `CanonicalUser` (in lower case) and one of its values. */
export type Principal = { readonly type: string; readonly value: string };

/** Principals with a sign: `inverted` is NotPrincipal. */
export type PrincipalSet = {
  readonly inverted: boolean;
  readonly principals: readonly Principal[];
};

/** One operator applied to one key. */
export type Condition = {
  /** In lower case and bare: `stringequals`, also for `ForAllValues:StringEqualsIfExists`. */
  readonly operator: string;
  readonly set?: 'forallvalues' | 'foranyvalue';
  readonly ifExists: boolean;
  /** In lower case: condition keys do not distinguish case. */
  readonly key: string;
  /** The key as the document spells it, for messages. */
  readonly spelling: string;
  readonly values: readonly string[];
};

/** One statement of a policy in a single shape. Actions are in lower case, because IAM does not distinguish case there. */
export type Statement = {
  /** Position in the document, from 0. */
  readonly index: number;
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** Missing in identity policies. */
  readonly principals?: PrincipalSet;
  readonly actions: PatternSet;
  /** The actions as the document spells them, for messages. */
  readonly spelling: readonly string[];
  /** Every resource where the document names none, as in trust policies. */
  readonly resources: PatternSet;
  readonly conditions: readonly Condition[];
  /** Whether `${…}` stands for a value: only in documents of version 2012-10-17, in older ones it is text. */
  readonly variables: boolean;
};

/** Without one it is the first (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html). */
const versions: readonly unknown[] = ['2008-10-17', '2012-10-17'];

/**
 * The statements of a policy document in one shape (grammar:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html).
 *
 * @throws MalformedPolicy, and nothing else, when the document cannot be read.
 */
export function parsePolicy(source: PolicySource): Statement[] {
  return writtenStatements(source).map(({ statement }) => statement);
}

/** A statement, and the JSON that it was read from. */
export interface WrittenStatement {
  readonly statement: Statement;
  readonly json: object;
}

/**
 * Like `parsePolicy`, for who writes a document anew.
 *
 * @throws MalformedPolicy, and nothing else, when the document cannot be read.
 */
export function writtenStatements(source: PolicySource): WrittenStatement[] {
  if (source === null) return [];
  const document = new Element(typeof source === 'string' ? parseText(source) : source, 'The policy');
  const version = document.optional('Version') ?? versions[0];
  if (!versions.includes(version)) malformed('The policy has a Version that does not exist');
  const variables = version === versions[1];
  return listOf(document.required('Statement')).map((json, index) => ({
    statement: statementOf(json, index, variables),
    json: json as object,
  }));
}

/** How a statement is called in a message: its Sid, or its position from 1. */
export function statementLabel({ sid, index }: Pick<Statement, 'sid' | 'index'>): string {
  return sid === undefined || sid === '' ? `statement ${index + 1}` : `statement ${sid}`;
}

function statementOf(json: unknown, index: number, variables: boolean): Statement {
  const element = new Element(json, `Statement ${index + 1}`);
  const sid = element.optional('Sid');
  const effect = element.required('Effect');
  if (effect !== 'Allow' && effect !== 'Deny') throw new MalformedPolicy(`Statement ${index + 1}: no such Effect`);
  const actions = patternsOf(element, 'Action', 'NotAction');
  if (!actions) throw new MalformedPolicy(`Statement ${index + 1}: no Action`);
  const principals = principalsOf(element);
  return {
    index,
    ...(sid === undefined ? {} : { sid: textOf(sid, 'Sid') }),
    effect,
    ...(principals ? { principals } : {}),
    actions: { ...actions, patterns: actions.patterns.map(actionOf) },
    spelling: actions.patterns,
    resources: patternsOf(element, 'Resource', 'NotResource') ?? {
      inverted: false,
      patterns: ['*'],
    },
    conditions: conditionsOf(element.optional('Condition')),
    variables,
  };
}

/** Every action has one colon and no empty part, so `*:*` and `?*` are `*`. */
function actionOf(pattern: string): string {
  return /^\??\*+(?::\??\*+)?$/.test(pattern) ? '*' : pattern.toLowerCase();
}

/** Characters: longer than AWS accepts of any policy. */
const LONGEST = 2 ** 18;

function parseText(text: string): unknown {
  if (text.length > LONGEST) malformed(`The policy has ${text.length} characters, which AWS accepts of none`);
  return parseJson(text) ?? parseJson(percentDecoded(text) ?? '') ?? malformed('The policy is not JSON');
}

/** JavaScript takes the last of two members with one name, and IAM may take the other. */
function parseJson(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    const twice = repeatedName(text);
    return twice === undefined ? json : malformed(`The policy has ${twice} twice in one place`);
  } catch (error) {
    if (error instanceof MalformedPolicy) throw error;
    return undefined;
  }
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function malformed(why: string): never {
  throw new MalformedPolicy(why);
}

/** A JSON object whose members are found whatever their case. */
class Element {
  readonly #members = new Map<string, unknown>();
  readonly #what: string;

  constructor(json: unknown, what: string) {
    this.#what = what;
    for (const [name, value] of entriesOf(json, what)) {
      if (this.#members.has(name.toLowerCase())) malformed(`${what} has ${name} twice`);
      this.#members.set(name.toLowerCase(), value);
    }
  }

  optional(name: string): unknown {
    return this.#members.get(name.toLowerCase());
  }

  required(name: string): unknown {
    return this.optional(name) ?? malformed(`${this.#what} has no ${name}`);
  }

  either(name: string, not: string): { inverted: boolean; json: unknown } | undefined {
    const [positive, negative] = [this.optional(name), this.optional(not)];
    if (positive !== undefined && negative !== undefined) malformed(`${this.#what} has ${name} and ${not}`);
    if (positive !== undefined) return { inverted: false, json: positive };
    return negative === undefined ? undefined : { inverted: true, json: negative };
  }
}

function entriesOf(json: unknown, what: string): [string, unknown][] {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) malformed(`${what} is not an object`);
  return Object.entries(json);
}

function listOf(json: unknown): unknown[] {
  return Array.isArray(json) ? json : [json];
}

function textOf(json: unknown, what: string): string {
  return typeof json === 'string' ? json : malformed(`${what} is not text`);
}

function textsOf(json: unknown, what: string): string[] {
  return listOf(json).map((item) => textOf(item, what));
}

function patternsOf(element: Element, name: string, not: string): PatternSet | undefined {
  const found = element.either(name, not);
  return found && { inverted: found.inverted, patterns: textsOf(found.json, name) };
}

function principalsOf(element: Element): PrincipalSet | undefined {
  const found = element.either('Principal', 'NotPrincipal');
  if (!found) return undefined;
  const { inverted, json } = found;
  if (typeof json === 'string' || Array.isArray(json)) {
    return {
      inverted,
      principals: textsOf(json, 'Principal').map((value) => ({ type: 'aws', value })),
    };
  }
  const principals = entriesOf(json, 'Principal').flatMap(([type, values]) =>
    textsOf(values, 'Principal').map((value) => ({ type: type.toLowerCase(), value })),
  );
  return { inverted, principals };
}

function conditionsOf(json: unknown): Condition[] {
  if (json === undefined) return [];
  return entriesOf(json, 'Condition').flatMap(([operator, keys]) =>
    entriesOf(keys, 'Condition').map(([key, values]) => ({
      ...operatorOf(operator),
      key: key.toLowerCase(),
      spelling: key,
      values: listOf(values).map(valueOf),
    })),
  );
}

function operatorOf(written: string): Pick<Condition, 'operator' | 'set' | 'ifExists'> {
  const lower = written.toLowerCase();
  const set = (['forallvalues', 'foranyvalue'] as const).find((prefix) => lower.startsWith(`${prefix}:`));
  const bare = set ? lower.slice(set.length + 1) : lower;
  const ifExists = bare.endsWith('ifexists');
  return {
    operator: ifExists ? bare.slice(0, -'ifexists'.length) : bare,
    ifExists,
    ...(set ? { set } : {}),
  };
}

function valueOf(json: unknown): string {
  if (typeof json === 'string') return json;
  if (typeof json === 'boolean' || typeof json === 'number') return String(json);
  return malformed('A value of a Condition is not a scalar');
}
