/** The real SDK over a real socket: what is half an answer is a gap, never an empty list. */
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, test, type TestContext } from 'node:test';
import { GetPublicAccessBlockCommand, S3ControlClient } from '@aws-sdk/client-s3-control';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { ListKeysCommand, KMSClient } from '@aws-sdk/client-kms';
import { ListUsersCommand, IAMClient } from '@aws-sdk/client-iam';
import { classify } from '../../src/providers/aws/classify.ts';
import { type ClientClass, Transport, type TransportOptions } from '../../src/providers/aws/clients.ts';
import { Pacer } from '../../src/providers/aws/pacing.ts';
import { awsServer, type AwsServer, errorXml, type Handler, xml } from '../cli/aws-server.ts';

const vpcs =
  '<DescribeVpcsResponse><vpcSet><item><vpcId>vpc-1</vpcId></item><item><vpcId>vpc-2</vpcId></item></vpcSet></DescribeVpcsResponse>';
const users =
  '<ListUsersResponse><ListUsersResult><IsTruncated>false</IsTruncated><Users><member><UserName>a</UserName><Path>/</Path><UserId>A</UserId><Arn>arn:aws:iam::1:user/a</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate></member></Users></ListUsersResult></ListUsersResponse>';
const keys = '{"Keys":[{"KeyId":"k","KeyArn":"arn:aws:kms:us-east-1:1:key/k"}],"Truncated":false}';

const never = new AbortController().signal;
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'none' };
const transportOf = (options: Partial<TransportOptions> = {}): Transport =>
  new Transport({ concurrency: 8, timeout: 5_000, maxAttempts: 1, signal: never, quotaShare: 1e6, ...options });

/** A client of the transport that talks to `url`. */
function clientOf<C>(transport: Transport, Client: ClientClass<C>, url: string): C {
  const AtServer = function atServer(config: object) {
    return new Client({ ...config, endpoint: url });
  } as unknown as ClientClass<C>;
  return transport.build(AtServer, 'us-east-1', credentials, new Pacer(1e6));
}

interface Service {
  readonly what: string;
  readonly whole: string;
  readonly type: string;
  readonly ask: (transport: Transport, url: string) => Promise<unknown>;
}
const services: readonly Service[] = [
  {
    what: 'EC2',
    whole: vpcs,
    type: 'text/xml',
    ask: async (t, url) => (await clientOf(t, EC2Client, url).send(new DescribeVpcsCommand({}))).Vpcs?.length,
  },
  {
    what: 'IAM',
    whole: users,
    type: 'text/xml',
    ask: async (t, url) => (await clientOf(t, IAMClient, url).send(new ListUsersCommand({}))).Users?.length,
  },
  {
    what: 'KMS',
    whole: keys,
    type: 'application/x-amz-json-1.1',
    ask: async (t, url) => (await clientOf(t, KMSClient, url).send(new ListKeysCommand({}))).Keys?.length,
  },
];

const send = (response: ServerResponse, body: string, type: string, status = 200): void =>
  void response.writeHead(status, { 'content-type': type }).end(body);

async function reasonOf(work: Promise<unknown>): Promise<string> {
  try {
    return `an answer: ${JSON.stringify(await work)}`;
  } catch (error) {
    return classify(error, []).because;
  }
}

const faults: readonly [what: string, answer: (response: ServerResponse, service: Service) => void, reason: string][] =
  [
    [
      'half a document of the promised length',
      (response, { whole, type }) => send(response, whole.slice(0, whole.length / 2), type),
      'invalid',
    ],
    [
      'a document without its last character',
      (response, { whole, type }) => send(response, whole.slice(0, -1), type),
      'invalid',
    ],
    ['nothing, successfully', (response, { type }) => send(response, '', type), 'invalid'],
    [
      'a web page, successfully',
      (response) => send(response, '<html><body>Sign in</body></html>', 'text/html'),
      'invalid',
    ],
    [
      'a web page, with a doctype',
      (response) => send(response, '<!DOCTYPE html>\n<html></html>', 'text/html'),
      'invalid',
    ],
    [
      'a web page as an error',
      (response) => send(response, '<html><h1>502 Bad Gateway</h1></html>', 'text/html', 502),
      'failed',
    ],
    ['an error without a body', (response, { type }) => send(response, '', type, 503), 'failed'],
  ];

for (const service of services)
  describe(service.what, () => {
    test('a whole answer is one', async (t) => {
      const { url } = await awsServer(t, (_, response) => send(response, service.whole, service.type));
      assert.equal(await service.ask(transportOf(), url), service.what === 'EC2' ? 2 : 1);
    });
    for (const [what, answer, reason] of faults)
      test(`${what}: ${reason}`, async (t) => {
        const { url } = await awsServer(t, (_, response) => answer(response, service));
        assert.equal(await reasonOf(service.ask(transportOf(), url)), reason);
      });
    test('a body shorter than promised is no answer', async (t) => {
      const { url } = await awsServer(t, (_, response) => {
        response.writeHead(200, { 'content-type': service.type, 'content-length': service.whole.length });
        response.write(service.whole.slice(0, 30), () => response.destroy());
      });
      assert.match(await reasonOf(service.ask(transportOf(), url)), /^(failed|timeout|invalid)$/);
    });
  });

const [ec2] = services as [Service];

describe('time-outs', () => {
  test('no answer', async (t) => {
    const { url } = await awsServer(t, () => undefined);
    assert.equal(await reasonOf(ec2.ask(transportOf({ timeout: 50 }), url)), 'timeout');
  });
  test('an answer that stops after its headers', async (t) => {
    const { url } = await awsServer(t, (_, response) =>
      response.writeHead(200, { 'content-type': 'text/xml' }).write('<Describe'),
    );
    assert.equal(await reasonOf(ec2.ask(transportOf({ timeout: 50 }), url)), 'timeout');
  });
  test('an answer that comes in drops', async (t) => {
    const { url } = await awsServer(t, (_, response) => {
      response.writeHead(200, { 'content-type': 'text/xml' });
      const drip = setInterval(() => response.write(' '), 5);
      response.on('close', () => clearInterval(drip));
    });
    assert.equal(await reasonOf(ec2.ask(transportOf({ timeout: 50 }), url)), 'timeout');
  });
});

test('a place where nobody listens is given up after its first failures', async () => {
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const url = `http://127.0.0.1:${(free.address() as AddressInfo).port}`;
  free.close();
  await once(free, 'close');
  const transport = transportOf();
  const reasons: string[] = [];
  for (let i = 0; i < 6; i += 1) reasons.push(await reasonOf(ec2.ask(transport, url)));
  assert.deepEqual(new Set(reasons), new Set(['unreachable']));
  assert.equal(transport.stats().calls, 2);
});

test('a place that once answered is not given up', async (t) => {
  let answering = true;
  const { url } = await awsServer(t, (_, response) => (answering ? xml(response, vpcs) : response.destroy()));
  const transport = transportOf();
  assert.equal(await ec2.ask(transport, url), 2);
  answering = false;
  for (let i = 0; i < 4; i += 1) await reasonOf(ec2.ask(transport, url));
  answering = true;
  assert.equal(await ec2.ask(transport, url), 2);
});

/** Fails the first calls, answers the rest. */
const afterFailures = (count: number, fail: Handler, body: string): Handler => {
  let left = count;
  return (request, response) => ((left -= 1) >= 0 ? fail(request, response) : xml(response, body));
};

describe('another attempt', () => {
  const throttle: Handler = (_, response) => errorXml(response, 'Throttling', 'Rate exceeded', 400);
  const throttleEc2: Handler = (_, response) =>
    xml(
      response,
      '<Response><Errors><Error><Code>RequestLimitExceeded</Code><Message>Slow down</Message></Error></Errors></Response>',
      503,
    );
  const half: Handler = (_, response) => xml(response, vpcs.slice(0, 40));

  test('throttled, then answered: an answer, and counted', async (t) => {
    const { url } = await awsServer(t, afterFailures(1, throttleEc2, vpcs));
    const transport = transportOf({ maxAttempts: 2 });
    assert.equal(await ec2.ask(transport, url), 2);
    assert.deepEqual(transport.stats(), { calls: 2, throttles: 1 });
  });
  test('half an answer, then a whole one: an answer', async (t) => {
    const { url } = await awsServer(t, afterFailures(1, half, vpcs));
    const transport = transportOf({ maxAttempts: 2 });
    assert.equal(await ec2.ask(transport, url), 2);
    assert.deepEqual(transport.stats(), { calls: 2, throttles: 0 });
  });
  for (const { what, whole, type, ask } of services)
    test(`a web page as an error, then a whole answer of ${what}: an answer`, async (t) => {
      let left = 1;
      const { url } = await awsServer(t, (_, response) =>
        (left -= 1) >= 0
          ? send(response, '<html><h1>502 Bad Gateway</h1></html>', 'text/html', 502)
          : send(response, whole, type),
      );
      assert.equal(typeof (await ask(transportOf({ maxAttempts: 2 }), url)), 'number');
    });
  test('throttled every time: a gap that says so', async (t) => {
    const { url } = await awsServer(t, throttle);
    const iam = services[1]!;
    const transport = transportOf({ maxAttempts: 2 });
    assert.equal(await reasonOf(iam.ask(transport, url)), 'throttled');
    assert.deepEqual(transport.stats(), { calls: 2, throttles: 2 });
  });
});

test('S3 Control reaches an endpoint that is an address, where an account id in front would be no host', async (t) => {
  const block =
    '<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls></PublicAccessBlockConfiguration>';
  const server = await awsServer(t, (_, response) => xml(response, block));
  for (const url of [server.url, server.url.replace('127.0.0.1', 'localhost')]) {
    const client = clientOf(transportOf(), S3ControlClient, url);
    const { PublicAccessBlockConfiguration: answer } = await client.send(
      new GetPublicAccessBlockCommand({ AccountId: '111122223333' }),
    );
    assert.equal(answer?.BlockPublicAcls, true);
  }
  assert.deepEqual(
    server.requests.map(({ headers }) => headers['x-amz-account-id']),
    ['111122223333', '111122223333'],
  );
});

/** A server that answers nobody until `width` calls wait at once, and remembers the most that ever did. */
async function crowd(t: TestContext, width: number): Promise<{ server: AwsServer; most: () => number }> {
  const waiting: ServerResponse[] = [];
  let most = 0;
  const server = await awsServer(t, (_, response) => {
    waiting.push(response);
    most = Math.max(most, waiting.length);
    if (waiting.length === width) for (const one of waiting.splice(0)) xml(one, vpcs);
  });
  return { server, most: () => most };
}

test('never more calls in flight than allowed, and as many as allowed', async (t) => {
  const { server, most } = await crowd(t, 3);
  const transport = transportOf({ concurrency: 3 });
  const client = clientOf(transport, EC2Client, server.url);
  await Promise.all(Array.from({ length: 12 }, () => client.send(new DescribeVpcsCommand({}))));
  assert.equal(most(), 3);
  assert.equal(transport.stats().calls, 12);
});

describe('a stopped scan', () => {
  test('waits neither for calls in flight nor for those that queue', async (t) => {
    const controller = new AbortController();
    let arrived = 0;
    const { url } = await awsServer(t, () => {
      arrived += 1;
      if (arrived === 2) controller.abort();
    });
    const transport = transportOf({ concurrency: 2, maxAttempts: 5, timeout: 600_000, signal: controller.signal });
    const client = clientOf(transport, EC2Client, url);
    const reasons = await Promise.all(
      Array.from({ length: 6 }, () => reasonOf(client.send(new DescribeVpcsCommand({})))),
    );
    assert.deepEqual(reasons, Array(6).fill('not-collected'));
    assert.equal(transport.stats().calls, 2);
    assert.equal(await reasonOf(client.send(new DescribeVpcsCommand({}))), 'not-collected');
    assert.equal(arrived, 2);
  });

  test('does not wait for the pause before another attempt, nor for a token', async (t) => {
    const controller = new AbortController();
    const { url } = await awsServer(t, (_, response) => {
      errorXml(response, 'InternalFailure', 'No', 500);
      response.on('close', () => setImmediate(() => controller.abort()));
    });
    const transport = transportOf({ maxAttempts: 50, signal: controller.signal });
    const slow = new Pacer(1e-6);
    const bucket = slow.bucket('us-east-1', 'IAM', 'ListUsers');
    await bucket.take(never);
    const token = reasonOf(bucket.take(controller.signal));
    assert.equal(await reasonOf(services[1]!.ask(transport, url)), 'not-collected');
    assert.equal(await token, 'not-collected');
  });
});

test('a proxy that the environment names is used', async (t) => {
  const proxy = await awsServer(t, (_, response) => send(response, users, 'text/xml'));
  const transport = transportOf({ proxyEnv: { HTTP_PROXY: proxy.url } });
  assert.equal(await services[1]!.ask(transport, 'http://iam.cloudstance.invalid'), 1);
  assert.deepEqual(
    proxy.requests.map(({ path }) => path),
    ['http://iam.cloudstance.invalid/'],
  );
});
