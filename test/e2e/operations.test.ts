import assert from 'node:assert/strict';
import { test } from 'node:test';

import { installedServices, label, loadOperations } from './operations.ts';

/** Signed for another service, or not signed at all: nothing tells them apart, and a scan makes none of them. */
const indistinct = new Set([
  'cognito-identity:GetCredentialsForIdentity',
  'cognito-identity:GetId',
  'cognito-identity:GetOpenIdToken',
  'cognito-identity:UnlinkIdentity',
  's3:ListDirectoryBuckets',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
]);

interface Captured {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

type Constructor = new (input: unknown) => { send(command: object): Promise<unknown> };

/** Inputs to try: every path label with a string, a number or a time; the bucket and account that hosts carry. */
function inputs(schema: readonly unknown[]): Record<string, unknown>[] {
  const traits = schema[3] as 0 | { readonly http?: readonly [string, string, number] };
  const template = traits === 0 ? '' : (traits.http?.[1] ?? '');
  const labels = [...template.matchAll(/\{(\w+)\+?\}/g)].flatMap(([, name]) => name ?? []);
  return ['value', 1, new Date(0)].map((value) => ({
    Bucket: 'bucket',
    AccountId: '123456789012',
    ...Object.fromEntries(labels.map((name) => [name, value])),
  }));
}

function urlOf({ path, query = {} }: Captured): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}

function bytesOf({ body }: Captured): Buffer {
  return typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body as Uint8Array) : Buffer.alloc(0);
}

test('every operation of every installed client is recognised from its request', async () => {
  const identify = await loadOperations();
  const wrong: string[] = [];
  let recognised = 0;
  for (const service of installedServices()) {
    const module = (await import(`@aws-sdk/client-${service}`)) as Record<string, unknown>;
    const Client = Object.entries(module).find(([name]) => /^[A-Z]\w*Client$/.test(name))?.[1] as Constructor;
    let captured: Captured | undefined;
    const client = new Client({
      region: 'us-east-1',
      endpoint: 'http://127.0.0.1:1',
      forcePathStyle: true,
      maxAttempts: 1,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      ...(service === 's3-control' && { endpointProvider: () => ({ url: new URL('http://127.0.0.1:1') }) }),
      requestHandler: {
        handle: async (request: Captured) => {
          captured = request;
          throw new Error('captured');
        },
      },
    });
    for (const schema of Object.values(module)) {
      if (!Array.isArray(schema) || schema[0] !== 9) continue;
      const name = String(schema[2]);
      const Command = module[`${name}Command`] as new (input: unknown) => object;
      captured = undefined;
      for (const input of inputs(schema)) {
        if (captured === undefined) await client.send(new Command(input)).catch(() => undefined);
      }
      if (captured === undefined || indistinct.has(`${service}:${name}`)) continue;
      const request: Captured = captured;
      const found = identify({
        method: request.method,
        url: urlOf(request),
        headers: Object.fromEntries(Object.entries(request.headers).map(([key, value]) => [key.toLowerCase(), value])),
        body: bytesOf(request),
      });
      if (found !== undefined && label(found) === `${service}:${name}`) recognised += 1;
      else wrong.push(`${service}:${name} was taken for ${found === undefined ? 'nothing' : label(found)}`);
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(recognised > 3000, `only ${recognised} operations could be tried`);
});
