/**
 * Extracts contracts from Google's discovery documents:
 *   node --conditions=source scripts/contracts/gcp.ts <folder of documents> <api>.<version> [method id …]
 *   node --conditions=source scripts/contracts/gcp.ts <folder of documents> <api>.<version> --list <regular expression>
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../../test/contracts/contract.ts';
import type { Kind, Model, Shape } from '../../test/contracts/shape.ts';
import { run } from './contract-file.ts';
import type { Published } from './contract-file.ts';

/** The parts of a discovery document that say what an answer looks like. */
interface Discovery extends Resources {
  readonly id: string;
  readonly revision: string;
  readonly rootUrl: string;
  readonly servicePath: string;
  readonly schemas: Readonly<Record<string, Schema>>;
}

interface Resources {
  readonly resources?: Readonly<Record<string, Resources>>;
  readonly methods?: Readonly<Record<string, Method>>;
}

interface Method {
  readonly id: string;
  readonly httpMethod: string;
  readonly path: string;
  readonly flatPath?: string;
  readonly response?: { readonly $ref: string };
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
}

const kinds: Readonly<Record<string, Kind>> = {
  any: 'any',
  boolean: 'boolean',
  integer: 'integer',
  number: 'number',
  string: 'string',
  'string int64': 'int64',
  'string uint64': 'int64',
  'string byte': 'base64',
  'string date': 'date',
  'string date-time': 'date-time',
  'string google-datetime': 'date-time',
  'string google-duration': 'seconds',
};

function published(document: Discovery): Published {
  const schemas = Object.entries(document.schemas).map(([name, schema]) => [name, shapeOf(schema)] as const);
  return {
    header: {
      source: `Google API discovery document ${document.id}, revision ${document.revision}`,
      licence: 'Apache-2.0',
      root: `${document.rootUrl}${document.servicePath}`,
    },
    operations: new Map(methodsIn(document).flatMap(operationOf)),
    models: Object.fromEntries(schemas),
  };
}

const methodsIn = (resources: Resources): Method[] => [
  ...Object.values(resources.methods ?? {}),
  ...Object.values(resources.resources ?? {}).flatMap(methodsIn),
];

function operationOf({ id, httpMethod, path, flatPath, response }: Method): [string, Operation][] {
  if (!response) return [];
  return [[id, { method: httpMethod, path: flatPath ?? path, answer: `#${response.$ref}` }]];
}

function shapeOf(schema: Schema): Shape {
  if (schema.$ref !== undefined) return `#${schema.$ref}`;
  if (schema.enum) return { enum: schema.enum };
  if (schema.type === 'array') return [shapeOf(schema.items ?? { type: 'any' })];
  if (schema.type === 'object') return objectShape(schema);
  return kinds[`${schema.type} ${schema.format}`] ?? kinds[schema.type ?? ''] ?? unknownType(schema);
}

function objectShape({ properties, additionalProperties }: Schema): Model | { readonly map: Shape } {
  if (!properties) return additionalProperties ? { map: shapeOf(additionalProperties) } : { properties: {} };
  const entries = Object.entries(properties).map(([name, schema]) => [name, shapeOf(schema)]);
  return {
    properties: Object.fromEntries(entries),
    ...(additionalProperties && { additional: shapeOf(additionalProperties) }),
  };
}

function unknownType(schema: Schema): never {
  throw new Error(`A type that this command does not know: ${JSON.stringify(schema)}`);
}

await run('gcp', async (folder, name) => published(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))));
