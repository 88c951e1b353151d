/**
 * AWS in process. An estate says what each operation answers; the answer is held against the operation's schema in the
 * SDK package, so that it can't drift from the real API, then serialised to the protocol's real wire format and parsed
 * by the real SDK. An operation that no estate answers is denied, so that a forgotten call shows.
 */
import { createRequire } from 'node:module';
import { FixtureDrift } from '../clouds.ts';

const require = createRequire(import.meta.url);
const { NormalizedSchema } = require('@smithy/core/schema');
const { XmlCodec } = require('@aws-sdk/core/protocols');
const { HttpResponse } = require('@smithy/core/protocols');

/** What an operation may be asked and where. */
export interface Asked {
  readonly region: string;
}
export type Answer = object | AwsError;
type Answers = Readonly<Record<string, Answer | ((input: any, asked: Asked) => Answer)>>;

/** Answers of one service: `sdk` is its client package. */
export interface Estate {
  readonly sdk: Record<string, unknown>;
  readonly answers: Answers;
}
export const estate = (sdk: object, answers: Answers): Estate => ({ sdk: sdk as Record<string, unknown>, answers });

/** An error as the service would answer it. */
export class AwsError {
  readonly code: string;
  readonly status: number;
  constructor(code: string, status: number) {
    this.code = code;
    this.status = status;
  }
}
export const awsError = (code: string, status = 400): AwsError => new AwsError(code, status);

export const faults = ['deny', 'throttle', 'timeout', 'error', 'truncate', 'empty'] as const;
export type Fault = (typeof faults)[number];

export interface Call {
  /** `<service id>/<operation>`, for example `S3/GetBucketAcl`. */
  readonly operation: string;
  readonly region: string;
  readonly input: unknown;
}

/** Everything `connect` needs to talk to the estates instead of the network, and a record of the calls made. */
export class FakeAws {
  readonly calls: Call[] = [];
  /** Fixtures that are not what the vendor's contract says. */
  readonly drifts = new Set<string>();
  readonly #estates: Map<string, Estate>;
  /** Which fault, if any, a call meets. */
  fault: (call: Call) => Fault | undefined = () => undefined;
  /** How many turns of the event loop an answer takes: shuffles the order in which answers arrive. */
  delay: () => number = () => 0;

  constructor(estates: readonly Estate[]) {
    this.#estates = new Map(
      estates.flatMap((e) =>
        Object.keys(e.answers).map((operation) => [`${serviceIdOf(e.sdk)}/${operation}`, e] as const),
      ),
    );
  }

  /** Operations that the estates answer. */
  operations(): string[] {
    return [...this.#estates.keys()].sort();
  }

  readonly onClient = (client: any): void => {
    const { serviceId, protocol } = client.config;
    client.middlewareStack.add(
      (_next: unknown, context: { commandName: string }) => async (args: { input: unknown }) => {
        const operation = context.commandName.replace(/Command$/, '');
        const region: string = await client.config.region();
        const call = { operation: `${serviceId}/${operation}`, region, input: args.input };
        this.calls.push(call);
        for (let i = this.delay(); i > 0; i -= 1) await new Promise((resolve) => setImmediate(resolve));
        return { response: this.#respond(call, operation, protocol, this.fault(call)) };
      },
      { step: 'deserialize', priority: 'low', name: 'fake' },
    );
  };

  #respond(call: Call, operation: string, protocol: any, fault: Fault | undefined): unknown {
    if (fault === 'deny') return errorResponse(protocol, accessDenied(protocol));
    if (fault === 'throttle') return errorResponse(protocol, awsError('ThrottlingException', 400));
    if (fault === 'error') return errorResponse(protocol, awsError('InternalFailure', 500));
    if (fault === 'timeout') throw Object.assign(new Error('No answer in time'), { name: 'TimeoutError' });
    const found = this.#estates.get(call.operation);
    if (!found) return errorResponse(protocol, accessDenied(protocol));
    const recipe = found.answers[operation]!;
    const answer =
      typeof recipe === 'function' ? (recipe as (i: unknown, a: Asked) => Answer)(call.input, call) : recipe;
    if (answer instanceof AwsError) return errorResponse(protocol, answer);
    const body = this.#serialise(found.sdk, operation, answer, protocol);
    const cut = fault === 'empty' ? 0 : fault === 'truncate' ? Math.floor(body.length / 2) : body.length;
    return okResponse(protocol, body.subarray(0, cut));
  }

  #serialise(...parts: Parameters<typeof serialise>): Buffer {
    try {
      return serialise(...parts);
    } catch (error) {
      this.drifts.add((error as Error).message);
      throw error;
    }
  }
}

const serviceIds = new WeakMap<object, string>();
function serviceIdOf(sdk: Record<string, unknown>): string {
  const known = serviceIds.get(sdk);
  if (known) return known;
  const name = Object.keys(sdk).find((key) => /^[A-Z]\w*Client$/.test(key))!;
  const Client = sdk[name] as new (config: object) => { config: { serviceId: string } };
  const { serviceId } = new Client({ region: 'us-east-1' }).config;
  serviceIds.set(sdk, serviceId);
  return serviceId;
}

const isXml = (protocol: any): boolean => /Xml|Query/.test(protocol.constructor.name);
const isEc2 = (protocol: any): boolean => /Ec2/.test(protocol.constructor.name);
const accessDenied = (protocol: any): AwsError =>
  isEc2(protocol)
    ? awsError('UnauthorizedOperation', 403)
    : awsError(isXml(protocol) ? 'AccessDenied' : 'AccessDeniedException', 403);

function errorResponse(protocol: any, { code, status }: AwsError): unknown {
  const message = `${code} in this estate`;
  const inner = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
  const xml = isEc2(protocol)
    ? `<Response><Errors>${inner}</Errors></Response>`
    : /RestXml/.test(protocol.constructor.name) && protocol.serdeContext?.serviceId === 'S3'
      ? inner
      : `<ErrorResponse>${inner}</ErrorResponse>`;
  const body = isXml(protocol) ? xml : JSON.stringify({ __type: code, message });
  return new HttpResponse({
    statusCode: status,
    headers: { 'content-type': isXml(protocol) ? 'text/xml' : 'application/json', 'x-amzn-errortype': code },
    body: Buffer.from(body),
  });
}

const okResponse = (protocol: any, body: Uint8Array): unknown =>
  new HttpResponse({
    statusCode: 200,
    headers: { 'content-type': isXml(protocol) ? 'text/xml' : 'application/json' },
    body,
  });

function serialise(sdk: Record<string, unknown>, operation: string, answer: object, protocol: any): Buffer {
  const schema = outputSchema(sdk, operation);
  const drift = driftOf(schema, answer);
  if (drift.length > 0)
    throw new FixtureDrift(`The fixture of ${operation} is not what the API answers: ${drift.join(', ')}`);
  const members = NormalizedSchema.of(schema).getMemberSchemas() as Record<string, any>;
  const payload = Object.entries(members).find(([, member]) => member.getMergedTraits().httpPayload);
  const [payloadName, payloadSchema] = payload ?? [undefined, schema];
  const value = payloadName ? (answer as Record<string, unknown>)[payloadName] : answer;
  if (payloadName && typeof value === 'string') return Buffer.from(value);
  const codec =
    isXml(protocol) && /Query/.test(protocol.constructor.name) ? queryCodec(protocol) : protocol.getPayloadCodec();
  const serializer = codec.createSerializer();
  serializer.write(payloadSchema, value ?? {});
  const flushed = serializer.flush() as string | Uint8Array;
  return Buffer.from(
    wrap(operation, typeof flushed === 'string' ? flushed : new TextDecoder().decode(flushed), protocol),
  );
}

function queryCodec(protocol: any): any {
  const { timestampFormat, serviceNamespace } = protocol.deserializer.settings;
  const codec = new XmlCodec({ xmlNamespace: 'x', timestampFormat, serviceNamespace });
  if (protocol.serdeContext) codec.setSerdeContext(protocol.serdeContext);
  return codec;
}

function wrap(operation: string, body: string, protocol: any): string {
  const name: string = protocol.constructor.name;
  if (!isXml(protocol) || !/Query/.test(name)) return body;
  const inner = body
    .replace(/^<[^>]+\/>$/, '')
    .replace(/^<[^>]+>/, '')
    .replace(/<\/[^>]+>$/, '');
  const result = isEc2(protocol) ? inner : `<${operation}Result>${inner}</${operation}Result>`;
  return `<${operation}Response>${result}</${operation}Response>`;
}

function outputSchema(sdk: Record<string, unknown>, operation: string): unknown {
  const schema = (sdk[`${operation}$`] as unknown[] | undefined)?.[5];
  if (schema === undefined) throw new FixtureDrift(`The SDK has no operation ${operation}`);
  return typeof schema === 'function' ? schema() : schema;
}

/** Members that the contract does not have, and values of the wrong kind. */
function driftOf(schema: unknown, value: unknown, path = ''): string[] {
  const s = NormalizedSchema.of(schema);
  if (value === undefined || value === null || value instanceof Date || value instanceof Uint8Array) return [];
  if (s.isListSchema())
    return Array.isArray(value)
      ? value.flatMap((item, i) => driftOf(s.getValueSchema(), item, `${path}[${i}]`))
      : [`${path} is no list`];
  if (s.isMapSchema())
    return Object.entries(value).flatMap(([key, item]) => driftOf(s.getValueSchema(), item, `${path}.${key}`));
  if (s.isStructSchema()) {
    const members = s.getMemberSchemas() as Record<string, unknown>;
    return Object.entries(value).flatMap(([key, item]) =>
      key in members ? driftOf(members[key], item, `${path}.${key}`) : [`${path}.${key} does not exist`],
    );
  }
  const wanted = s.isStringSchema()
    ? 'string'
    : s.isBooleanSchema()
      ? 'boolean'
      : s.isNumericSchema()
        ? 'number'
        : undefined;
  if (s.isTimestampSchema()) return [`${path} is no Date`];
  return wanted && typeof value !== wanted ? [`${path} is no ${wanted}`] : [];
}
