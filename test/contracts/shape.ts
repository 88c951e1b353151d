/**
 * The shape of an answer as a vendor publishes it, and what in a body departs from it.
 *
 * Comparison is exact: an unknown enum value, or a known one in another case, is drift.
 */
export type Shape = Kind | Reference | readonly [Shape] | Dictionary | Choice | Nullable | Model;

export type Kind = keyof typeof isOfKind;
/** `#Name`: a model or enum of the same contract. */
export type Reference = `#${string}`;
export type Dictionary = { readonly map: Shape };
export type Choice = { readonly enum: readonly string[] };
/** Only where a vendor marks what may be null; see `Nulls`. */
export type Nullable = { readonly nullable: Shape };

export interface Model {
  readonly properties: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** The shape of keys that are not listed. Without it such keys are drift. */
  readonly additional?: Shape;
  /** A property whose value says which model the object really is. */
  readonly by?: {
    readonly key: string;
    readonly optional?: true;
    readonly values: Readonly<Record<string, Reference>>;
  };
}

export type Models = Readonly<Record<string, Shape>>;

/** Which nulls are no drift: those in optional properties (Resource Manager sends them), or only those marked. */
export type Nulls = 'optional' | 'marked';

const isString = (value: unknown): value is string => typeof value === 'string';
const matches =
  (pattern: RegExp) =>
  (value: unknown): boolean =>
    isString(value) && pattern.test(value);
const isTimestamp = (value: unknown): boolean =>
  isString(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) && !Number.isNaN(Date.parse(value));

const isOfKind = {
  any: () => true,
  string: isString,
  boolean: (value: unknown) => typeof value === 'boolean',
  number: (value: unknown) => typeof value === 'number',
  integer: Number.isInteger,
  /** A 64-bit integer, which JSON of Google carries in a string. */
  int64: matches(/^-?\d+$/),
  date: matches(/^\d{4}-\d\d-\d\d$/),
  'date-time': isTimestamp,
  /** Seconds, as in `3.5s`. */
  seconds: matches(/^-?\d+(\.\d+)?s$/),
  base64: matches(/^[\w+/-]*={0,2}$/),
} satisfies Record<string, (value: unknown) => boolean>;

/**
 * What in `value` is not of `shape`, one sentence each, beginning with the path; empty when nothing is.
 * Throws when the shape names a model that `models` lacks.
 */
export function driftOf(shape: Shape, value: unknown, models: Models, nulls: Nulls): string[] {
  return drift(shape, value, '');

  function drift(shape: Shape, value: unknown, path: string): string[] {
    if (isReference(shape)) return drift(modelNamed(models, shape), value, path);
    if (typeof shape === 'string') return isOfKind[shape](value) ? [] : [`${path || 'the body'} is no ${shape}`];
    if (isList(shape)) return listDrift(shape[0], value, path);
    if ('nullable' in shape) return value === null ? [] : drift(shape.nullable, value, path);
    if ('enum' in shape) return choiceDrift(shape, value, path);
    if (!isObject(value)) return [`${path || 'the body'} is no object`];
    if ('map' in shape) return Object.entries(value).flatMap(([key, item]) => drift(shape.map, item, `${path}.${key}`));
    return objectDrift(shape, value, path);
  }

  function listDrift(item: Shape, value: unknown, path: string): string[] {
    if (!Array.isArray(value)) return [`${path || 'the body'} is no list`];
    return value.flatMap((each, index) => drift(item, each, `${path}[${index}]`));
  }

  function objectDrift(model: Model, value: Readonly<Record<string, unknown>>, path: string): string[] {
    if (!model.by) return propertyDrift(model, value, path);
    const { key, values } = model.by;
    const told = value[key];
    if (told === undefined)
      return model.by.optional ? propertyDrift(model, value, path) : [`${path}.${key} is missing`];
    const actual = isString(told) && Object.hasOwn(values, told) ? values[told] : undefined;
    if (actual === undefined) return [`${path}.${key} is ${JSON.stringify(told)}, which the contract does not know`];
    return propertyDrift(modelNamed(models, actual) as Model, value, path);
  }

  function propertyDrift(model: Model, value: Readonly<Record<string, unknown>>, path: string): string[] {
    const required = model.required ?? [];
    const missing = required.filter((key) => value[key] === undefined).map((key) => `${path}.${key} is missing`);
    const wrong = Object.entries(value).flatMap(([key, item]) => {
      const shape = Object.hasOwn(model.properties, key) ? model.properties[key] : model.additional;
      if (shape === undefined) return [`${path}.${key} does not exist`];
      if (item === undefined) return [];
      if (item === null && nulls === 'optional' && !required.includes(key)) return [];
      return drift(shape, item, `${path}.${key}`);
    });
    return [...missing, ...wrong];
  }
}

function choiceDrift(shape: Choice, value: unknown, path: string): string[] {
  if (!isString(value)) return [`${path} is no string`];
  return shape.enum.includes(value) ? [] : [`${path} is ${JSON.stringify(value)}, not one of ${shape.enum.join(', ')}`];
}

/** The model or enum that a reference names. */
export function modelNamed(models: Models, reference: Reference): Shape {
  const name = reference.slice(1);
  const model = Object.hasOwn(models, name) ? models[name] : undefined;
  if (model === undefined) throw new Error(`The contract has no model ${name}`);
  return model;
}

/** The names that a shape refers to, not through other models. */
export function referencesIn(shape: Shape): Reference[] {
  if (isReference(shape)) return [shape];
  if (typeof shape === 'string') return [];
  if (isList(shape)) return referencesIn(shape[0]);
  if ('enum' in shape) return [];
  if ('nullable' in shape) return referencesIn(shape.nullable);
  if ('map' in shape) return referencesIn(shape.map);
  const additional = shape.additional === undefined ? [] : [shape.additional];
  const inside = [...Object.values(shape.properties), ...additional].flatMap(referencesIn);
  return [...inside, ...Object.values(shape.by?.values ?? {})];
}

const isReference = (shape: Shape): shape is Reference => typeof shape === 'string' && shape.startsWith('#');
const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
