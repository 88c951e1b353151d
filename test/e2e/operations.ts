import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IncomingHttpHeaders } from 'node:http';

/** How a service encodes requests and errors. */
export type Wire = 'json' | 'query' | 'ec2' | 'rest-json' | 'rest-xml' | 's3';

/** One operation of one AWS service; `service` is the name of its SDK client package (`s3-control`). */
export interface Operation {
  readonly service: string;
  readonly name: string;
  readonly wire: Wire;
}

export interface WireRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Route {
  readonly operation: Operation;
  readonly method: string;
  readonly path: RegExp;
  /** Query parameters the route demands, with their value or '' for any. */
  readonly query: readonly (readonly [string, string])[];
  /** Higher is tried first. */
  readonly weight: number;
}

interface Service {
  readonly names: ReadonlyMap<string, Operation>;
  /** Most specific first. */
  readonly routes: readonly Route[];
}

/** Which operation a request to AWS is, or undefined when no installed client could have sent it. */
export type Identify = (request: WireRequest) => Operation | undefined;

// The parts of a Smithy schema that are read here: [kind, namespace, name, traits, input, …].
type OperationSchema = readonly [9, string, string, { readonly http?: readonly [string, string, number] } | 0, unknown];

const wires: Readonly<Record<string, Wire>> = {
  AwsJson1_0Protocol: 'json',
  AwsJson1_1Protocol: 'json',
  AwsQueryProtocol: 'query',
  AwsEc2QueryProtocol: 'ec2',
  AwsRestJsonProtocol: 'rest-json',
  AwsRestXmlProtocol: 'rest-xml',
  S3RestXmlProtocol: 's3',
};

function isOperation(value: unknown): value is OperationSchema {
  return Array.isArray(value) && value[0] === 9;
}

function inputMembers(schema: OperationSchema): readonly unknown[] {
  const input: unknown = typeof schema[4] === 'function' ? schema[4]() : schema[4];
  const members: unknown = Array.isArray(input) ? input[4] : undefined;
  return Array.isArray(members) ? members : [];
}

function segmentPattern(segment: string): string {
  if (/^\{\w+\+\}$/.test(segment)) return '.+';
  if (/^\{\w+\}$/.test(segment)) return '[^/]+';
  return segment.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function toRoute(operation: Operation, schema: OperationSchema): Route {
  const http = schema[3] === 0 ? undefined : schema[3].http;
  if (http === undefined) throw new Error(`${operation.service} ${operation.name} has no HTTP route`);
  const [template = '', query = ''] = http[1].split('?');
  // S3 names the bucket in the host or, as here, in front of the path; the schema leaves it out.
  const bucket = operation.wire === 's3' && inputMembers(schema).includes('Bucket') ? ['{Bucket}'] : [];
  const segments = [...bucket, ...template.split('/').filter((segment) => segment !== '')];
  const literals = segments.filter((segment) => !segment.startsWith('{')).length;
  const demanded = [...new URLSearchParams(query)];
  return {
    operation,
    method: http[0],
    path: new RegExp(`^/${segments.map(segmentPattern).join('/')}/?$`),
    query: demanded,
    weight: demanded.length * 100 + literals * 2 - (template.includes('+}') ? 1 : 0),
  };
}

function signingName(client: unknown): string {
  const { config } = client as { config: { defaultSigningName: string } };
  return config.defaultSigningName;
}

function protocolName(client: unknown): string {
  const { config } = client as { config: { protocol: object } };
  return config.protocol.constructor.name;
}

async function loadService(name: string): Promise<readonly [string, Service]> {
  const module = (await import(`@aws-sdk/client-${name}`)) as Record<string, unknown>;
  const Client = Object.entries(module).find(([key]) => /^[A-Z]\w*Client$/.test(key))?.[1];
  if (typeof Client !== 'function') throw new Error(`@aws-sdk/client-${name} exports no client`);
  const client: unknown = Reflect.construct(Client, [{ region: 'us-east-1' }]);
  const wire = wires[protocolName(client)];
  if (wire === undefined)
    throw new Error(`@aws-sdk/client-${name} speaks ${protocolName(client)}: teach operations.ts`);

  const names = new Map<string, Operation>();
  const routes: Route[] = [];
  for (const schema of Object.values(module).filter(isOperation)) {
    const operation = { service: name, name: schema[2], wire };
    names.set(operation.name, operation);
    if (wire.startsWith('rest') || wire === 's3') routes.push(toRoute(operation, schema));
  }
  return [signingName(client), { names, routes: bySpecificity(routes) }];
}

function bySpecificity(routes: readonly Route[]): Route[] {
  return routes.toSorted((a, b) => b.weight - a.weight);
}

/** Clients that sign alike (S3 and S3 Control, the two API Gateways) can only be told apart by their routes. */
function merge(one: Service | undefined, other: Service): Service {
  if (one === undefined) return other;
  return { names: new Map([...one.names, ...other.names]), routes: bySpecificity([...one.routes, ...other.routes]) };
}

/** The installed AWS clients, by the last part of their package names. */
export function installedServices(): string[] {
  const file = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
  const { dependencies } = JSON.parse(file) as { dependencies: Record<string, string> };
  const prefix = '@aws-sdk/client-';
  return Object.keys(dependencies).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
}

function signedFor(headers: IncomingHttpHeaders): string | undefined {
  return /Credential=[^/]+\/\d+\/[^/]*\/([^/]+)\/aws4_request/.exec(headers.authorization ?? '')?.[1];
}

function calledName({ headers, body }: WireRequest): string | undefined {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.slice(target.lastIndexOf('.') + 1);
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  return isForm ? (new URLSearchParams(body.toString('utf8')).get('Action') ?? undefined) : undefined;
}

function matches(route: Route, method: string, path: string, query: URLSearchParams): boolean {
  if (route.method !== method || !route.path.test(path)) return false;
  return route.query.every(([key, value]) => query.has(key) && (value === '' || query.get(key) === value));
}

/** Reads every installed AWS client's own schemas, so that a new service needs nothing here. */
export async function loadOperations(): Promise<Identify> {
  const loaded = await Promise.all(installedServices().map(loadService));
  const services = new Map<string, Service>();
  for (const [name, service] of loaded) services.set(name, merge(services.get(name), service));
  return (request) => {
    const service = services.get(signedFor(request.headers) ?? '');
    const called = calledName(request);
    if (called !== undefined) return service?.names.get(called);

    const [path = '', query = ''] = request.url.split('?');
    const parameters = new URLSearchParams(query);
    return service?.routes.find((route) => matches(route, request.method, path, parameters))?.operation;
  };
}

/** `s3-control:GetPublicAccessBlock`: how operations are called in tables and faults. */
export function label({ service, name }: Operation): string {
  return `${service}:${name}`;
}
