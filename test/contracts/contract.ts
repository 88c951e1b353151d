/**
 * Vendor contracts of Azure Resource Manager and Google Cloud: what an answer of an operation looks like on the wire.
 * A fake holds every fixture against them, so that it cannot drift from the real API. See README.md.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { driftOf, modelNamed } from './shape.ts';
import type { Model, Models, Nulls, Reference, Shape } from './shape.ts';

/** A file under azure/ or gcp/. */
export interface Contract {
  /** The vendor's package or document, with its version. */
  readonly source: string;
  readonly licence: string;
  /** Google: the URL that the paths follow. */
  readonly root?: string;
  /** Azure: by verb and path template. Google: by method id. */
  readonly operations: Readonly<Record<string, Operation>>;
  readonly models: Models;
}

export interface Operation {
  readonly method: string;
  /** Template with `{name}` for one segment; `{+name}`, or a name that leads a path of Azure, for several. */
  readonly path: string;
  readonly apiVersion?: string;
  readonly answer: Shape;
}

/** The contract of the operation behind a concrete request. */
export interface AnswerContract {
  /** The operation's name in its file. */
  readonly operation: string;
  readonly apiVersion: string | undefined;
  /** What in a 200 body is not what the vendor says, one sentence each. */
  readonly drift: (body: unknown) => string[];
}

interface Candidate {
  readonly name: string;
  readonly operation: Operation;
  readonly models: Models;
  readonly pattern: RegExp;
  /** How much of the template is fixed: the most exact template wins. */
  readonly fixed: number;
}

/**
 * The contract of an Azure Resource Manager operation.
 * @param path a concrete path, with or without the query; fixed segments match in any case, empty segments are skipped
 * @param apiVersion when given and another than the contract's, the first drift says so
 */
export function armContract(method: string, path: string, apiVersion?: string): AnswerContract | undefined {
  const plain = path.replace(/\?.*$/s, '').replaceAll(/\/{2,}/g, '/');
  const found = mostExact(azure(), method, plain, (operation) => operation.apiVersion === apiVersion);
  if (!found) return undefined;
  const known = found.operation.apiVersion;
  const other =
    apiVersion === undefined || apiVersion === known
      ? []
      : [`api-version ${apiVersion} was asked, the contract is of ${known}`];
  return answerContract(found, 'optional', other);
}

/**
 * The contract of an operation of a Google Cloud REST API.
 * @param url absolute, with or without the query
 */
export function gcpContract(method: string, url: string): AnswerContract | undefined {
  const found = mostExact(gcp(), method, url.replace(/\?.*$/s, ''), () => true);
  return found && answerContract(found, 'marked', []);
}

function answerContract({ name, operation, models }: Candidate, nulls: Nulls, before: string[]): AnswerContract {
  return {
    operation: name,
    apiVersion: operation.apiVersion,
    drift: (body) => [...before, ...driftOf(operation.answer, body, models, nulls)],
  };
}

function mostExact(
  candidates: readonly Candidate[],
  method: string,
  address: string,
  isWanted: (operation: Operation) => boolean,
): Candidate | undefined {
  const matching = candidates.filter(
    ({ operation, pattern }) => operation.method === method.toUpperCase() && pattern.test(address),
  );
  const rank = (candidate: Candidate): number => candidate.fixed + (isWanted(candidate.operation) ? 0.5 : 0);
  return matching.sort((a, b) => rank(b) - rank(a))[0];
}

/** Columns that every row of Resource Graph has, whatever the type's own contract says. */
const graphColumns: Readonly<Record<string, Shape>> = {
  id: 'string',
  name: 'string',
  type: 'string',
  tenantId: 'string',
  kind: 'string',
  location: 'string',
  resourceGroup: 'string',
  subscriptionId: 'string',
  managedBy: 'string',
  sku: 'any',
  plan: 'any',
  properties: 'any',
  tags: { map: 'string' },
  identity: 'any',
  zones: ['string'],
  extendedLocation: 'any',
};

/** Keys that Resource Graph puts into `properties` beside the type's own. */
const graphProperties: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  'microsoft.compute/virtualmachines': { extended: 'any' },
};

/**
 * What in a row is not what Resource Graph shows of a resource: its fixed columns, those that the type's own contract
 * has too with that contract's shape. A column may be null or left out (projected away); nested objects are whole.
 * Undefined when no contract has the type.
 * @param type e.g. `Microsoft.Storage/storageAccounts`, in any case
 */
export function armResourceDrift(type: string, row: unknown): string[] | undefined {
  const candidates = resourceModels().get(type.toLowerCase());
  if (!candidates) return undefined;
  const drifts = candidates.map(({ model, models }) => driftOf(rowShape(type, model, models), row, models, 'optional'));
  return [...typeDrift(type, row), ...drifts.sort((a, b) => a.length - b.length)[0]!];
}

function typeDrift(type: string, row: unknown): string[] {
  const told = (row as { type?: unknown } | null)?.type;
  if (told === undefined || told === type.toLowerCase()) return [];
  return [`.type is ${JSON.stringify(told)}, but Resource Graph shows ${type.toLowerCase()}`];
}

function rowShape(type: string, model: Model, models: Models): Model {
  const own = Object.entries(model.properties).filter(([key]) => key !== 'type' && Object.hasOwn(graphColumns, key));
  const columns: Record<string, Shape> = { ...graphColumns, ...Object.fromEntries(own) };
  const extra = graphProperties[type.toLowerCase()];
  const inner = extra && modelOf(columns['properties']!, models);
  if (inner) columns['properties'] = { ...inner, properties: { ...inner.properties, ...extra } };
  return { properties: columns };
}

function modelOf(shape: Shape, models: Models): Model | undefined {
  if (typeof shape === 'string')
    return shape.startsWith('#') ? modelOf(modelNamed(models, shape as Reference), models) : undefined;
  return 'properties' in shape ? shape : undefined;
}

interface ResourceModel {
  readonly model: Model;
  readonly models: Models;
}

/** The models of the resource types that some operation reads or lists, by lower-cased type. */
const resourceModels = once((): ReadonlyMap<string, ResourceModel[]> => {
  const found = new Map<string, ResourceModel[]>();
  for (const { operation, models } of azure()) {
    const type = operation.method === 'GET' ? typeAt(operation.path) : undefined;
    const answer = modelOf(operation.answer, models);
    const model = type?.isList ? itemOf(answer, models) : answer;
    if (!type || !model) continue;
    const same = found.get(type.name) ?? [];
    if (!same.some((known) => known.model === model)) found.set(type.name, [...same, { model, models }]);
  }
  return found;
});

/** The resource type that a path ends in: `…/providers/Namespace/type[/{name}/child …]`. */
function typeAt(path: string): { name: string; isList: boolean } | undefined {
  const [namespace, ...rest] = path.split('/providers/').at(-1)!.split('/');
  if (!path.includes('/providers/') || namespace === undefined || rest.length === 0) return undefined;
  const types = rest.filter((_, index) => index % 2 === 0);
  return { name: [namespace, ...types].join('/').toLowerCase(), isList: rest.length % 2 === 1 };
}

function itemOf(list: Model | undefined, models: Models): Model | undefined {
  const value = list?.properties['value'];
  return Array.isArray(value) ? modelOf(value[0] as Shape, models) : undefined;
}

const azure = once(() => candidatesIn('azure', (operation) => armPattern(operation.path)));
const gcp = once(() =>
  candidatesIn('gcp', (operation, { root }) => templatePattern(`${root}${operation.path}`, /\{\+/)),
);

function candidatesIn(cloud: string, patternOf: (operation: Operation, contract: Contract) => RegExp): Candidate[] {
  return contractFiles(cloud).flatMap(([, contract]) =>
    Object.entries(contract.operations).map(([name, operation]) => ({
      name,
      operation,
      models: contract.models,
      pattern: patternOf(operation, contract),
      fixed: operation.path.replaceAll(/\{[^}]*\}/g, '').length,
    })),
  );
}

/** The contracts of a cloud with their file names. */
export function contractFiles(cloud: string): [string, Contract][] {
  const folder = join(import.meta.dirname, cloud);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as Contract]);
}

/** A leading parameter, as in `/{scope}/providers/…`, stands for any path, an empty one included. */
function armPattern(path: string): RegExp {
  const scoped = /^\/?\{[^}]*\}/.exec(path);
  if (!scoped) return templatePattern(path, /$^/);
  return new RegExp(`^(?:/.+)?${segments(path.slice(scoped[0].length), /$^/)}/?$`, 'i');
}

const templatePattern = (path: string, many: RegExp): RegExp => new RegExp(`^${segments(path, many)}/?$`, 'i');

const segments = (path: string, many: RegExp): string =>
  path
    .split(/(\{[^}]*\})/)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : many.test(part) ? '.+' : '[^/]+'))
    .join('');

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
