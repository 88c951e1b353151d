import { Agent, createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';

import { label } from './operations.ts';
import type { Identify, Operation, Wire, WireRequest } from './operations.ts';

export const faults = ['deny', 'throttle', 'hang', 'truncate', '500'] as const;
export type Fault = (typeof faults)[number];

/** What went through a proxy; operations are labelled `service:Operation`. */
export interface Traffic {
  readonly calls: ReadonlyMap<string, number>;
  /** Requests that match no operation of any installed client. */
  readonly unidentified: readonly string[];
  /** Operations that moto refused for lack of permission. */
  readonly denied: ReadonlySet<string>;
  /** Operations that moto does not know: it answers with a web page or fails. */
  readonly unsupported: ReadonlySet<string>;
  /** Operations whose fault changed at least one answer. */
  readonly faulted: ReadonlySet<string>;
}

export interface Proxy {
  readonly url: string;
  readonly traffic: Traffic;
  close(): Promise<void>;
}

export interface ProxyOptions {
  readonly upstream: string;
  readonly identify: Identify;
  /** The fault of each faulty operation, by label. */
  readonly faults?: ReadonlyMap<string, Fault>;
  /** Milliseconds added to every answer. */
  readonly latency?: number;
}

interface Answer {
  readonly status: number;
  readonly headers: readonly string[];
  readonly body: Buffer;
}

interface ErrorCode {
  readonly status: number;
  readonly code: string;
}

type ErrorFault = 'deny' | 'throttle' | '500';

// As the services answer: the general errors of each protocol, S3's and EC2's own names.
const errors: Readonly<Record<Wire, Readonly<Record<ErrorFault, ErrorCode>>>> = {
  json: {
    deny: { status: 400, code: 'AccessDeniedException' },
    throttle: { status: 400, code: 'ThrottlingException' },
    500: { status: 500, code: 'InternalServerError' },
  },
  'rest-json': {
    deny: { status: 403, code: 'AccessDeniedException' },
    throttle: { status: 429, code: 'TooManyRequestsException' },
    500: { status: 500, code: 'InternalServerError' },
  },
  query: {
    deny: { status: 403, code: 'AccessDenied' },
    throttle: { status: 400, code: 'Throttling' },
    500: { status: 500, code: 'InternalFailure' },
  },
  ec2: {
    deny: { status: 403, code: 'UnauthorizedOperation' },
    throttle: { status: 503, code: 'RequestLimitExceeded' },
    500: { status: 500, code: 'InternalError' },
  },
  'rest-xml': {
    deny: { status: 403, code: 'AccessDenied' },
    throttle: { status: 400, code: 'Throttling' },
    500: { status: 500, code: 'InternalError' },
  },
  s3: {
    deny: { status: 403, code: 'AccessDenied' },
    throttle: { status: 503, code: 'SlowDown' },
    500: { status: 500, code: 'InternalError' },
  },
};

const requestId = '00000000-0000-4000-8000-000000000000';

function message(operation: Operation, fault: ErrorFault): string {
  if (fault === 'throttle') return 'Rate exceeded';
  if (fault === '500') return 'We encountered an internal error. Please try again.';
  return `User: arn:aws:iam::123456789012:user/scanner is not authorized to perform: ${operation.name}`;
}

function errorAnswer(operation: Operation, fault: ErrorFault): Answer {
  const { status, code } = errors[operation.wire][fault];
  const text = message(operation, fault);
  const error = `<Error><Code>${code}</Code><Message>${text}</Message></Error>`;
  const bodies: Record<Wire, string> = {
    json: JSON.stringify({ __type: code, message: text }),
    'rest-json': JSON.stringify({ message: text }),
    query: `<ErrorResponse>${error}<RequestId>${requestId}</RequestId></ErrorResponse>`,
    'rest-xml': `<ErrorResponse>${error}<RequestId>${requestId}</RequestId></ErrorResponse>`,
    ec2: `<Response><Errors>${error}</Errors><RequestID>${requestId}</RequestID></Response>`,
    s3: `<Error><Code>${code}</Code><Message>${text}</Message><RequestId>${requestId}</RequestId></Error>`,
  };
  const isJson = operation.wire === 'json' || operation.wire === 'rest-json';
  const headers = ['content-type', isJson ? 'application/x-amz-json-1.1' : 'text/xml', 'x-amzn-requestid', requestId];
  if (operation.wire === 'rest-json') headers.push('x-amzn-errortype', code);
  return { status, headers, body: Buffer.from(bodies[operation.wire]) };
}

/** Half of the body, declared as if it were all of it; undefined when there is nothing to cut. */
function truncate(answer: Answer): Answer | undefined {
  if (answer.status >= 300 || answer.body.length < 2) return undefined;
  return { ...answer, body: answer.body.subarray(0, Math.floor(answer.body.length / 2)) };
}

function withoutLength(headers: readonly string[]): string[] {
  const dropped = new Set(['content-length', 'transfer-encoding', 'connection', 'keep-alive']);
  return headers.filter((_, index) => !dropped.has((headers[index - (index % 2)] ?? '').toLowerCase()));
}

function forward(upstream: string, agent: Agent, request: WireRequest, rawHeaders: string[]): Promise<Answer> {
  const { hostname, port } = new URL(upstream);
  const { method, url: path, body } = request;
  return new Promise((resolve, reject) => {
    const headers = [...withoutLength(rawHeaders), 'content-length', String(body.length)];
    const call = httpRequest({ hostname, port, method, path, headers, agent }, (answer) => {
      buffer(answer).then(
        (bytes) => resolve({ status: answer.statusCode ?? 502, headers: answer.rawHeaders, body: bytes }),
        reject,
      );
    });
    call.once('error', reject);
    call.end(body);
  });
}

function send(response: ServerResponse, method: string, { status, headers, body }: Answer): void {
  const length = method === 'HEAD' || status === 204 ? [] : ['content-length', String(body.length)];
  response.writeHead(status, [...withoutLength(headers), ...length]);
  response.end(method === 'HEAD' ? undefined : body);
}

function isDenial({ status, body }: Answer): boolean {
  return status >= 400 && /AccessDenied|UnauthorizedOperation|not authorized to perform/.test(body.toString('latin1'));
}

function isUnsupported({ status, body }: Answer): boolean {
  return status >= 500 || /^\s*<!doctype html/i.test(body.subarray(0, 100).toString('latin1'));
}

/** A server on 127.0.0.1 that passes AWS requests on, notes which operation each one is, and breaks those it is told to. */
export async function startProxy(options: ProxyOptions): Promise<Proxy> {
  const { upstream, identify, latency = 0 } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const calls = new Map<string, number>();
  const unidentified: string[] = [];
  const denied = new Set<string>();
  const unsupported = new Set<string>();
  const faulted = new Set<string>();

  async function answer(request: WireRequest, rawHeaders: string[]): Promise<Answer | 'hang'> {
    const operation = identify(request);
    if (operation === undefined) {
      unidentified.push(`${request.method} ${request.url}`);
      return forward(upstream, agent, request, rawHeaders);
    }
    const name = label(operation);
    calls.set(name, (calls.get(name) ?? 0) + 1);
    const fault = options.faults?.get(name);
    if (fault === 'hang' || fault === 'deny' || fault === 'throttle' || fault === '500') {
      faulted.add(name);
      return fault === 'hang' ? fault : errorAnswer(operation, fault);
    }
    const whole = await forward(upstream, agent, request, rawHeaders);
    if (isDenial(whole)) denied.add(name);
    if (isUnsupported(whole)) unsupported.add(name);
    const cut = fault === 'truncate' ? truncate(whole) : undefined;
    if (cut !== undefined) faulted.add(name);
    return cut ?? whole;
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers, rawHeaders } = incoming;
    const request = { method, url, headers, body: await buffer(incoming) };
    const result = await answer(request, rawHeaders);
    if (result === 'hang') return;
    if (latency > 0) await delay(latency);
    send(response, method, result);
  }

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    traffic: { calls, unidentified, denied, unsupported, faulted },
    close: async () => {
      server.closeAllConnections();
      agent.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
