import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';

import { CloudFrontClient, ListDistributionsCommand } from '@aws-sdk/client-cloudfront';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { GetBucketAclCommand, S3Client } from '@aws-sdk/client-s3';

import type { ClientConfig } from './estate/estate.ts';
import { loadOperations } from './operations.ts';
import { startProxy } from './proxy.ts';
import type { Fault } from './proxy.ts';

/** One call in each protocol, the answer an upstream would give, and the error names a client must see. */
const protocols = [
  {
    operation: 'iam:ListUsers',
    call: (config: ClientConfig) => new IAMClient(config).send(new ListUsersCommand({})),
    answer: '<ListUsersResponse><ListUsersResult><Users/></ListUsersResult></ListUsersResponse>',
    names: { deny: 'AccessDenied', throttle: 'Throttling' },
  },
  {
    operation: 'ec2:DescribeVpcs',
    call: (config: ClientConfig) => new EC2Client(config).send(new DescribeVpcsCommand({})),
    answer: '<DescribeVpcsResponse><vpcSet/></DescribeVpcsResponse>',
    names: { deny: 'UnauthorizedOperation', throttle: 'RequestLimitExceeded' },
  },
  {
    operation: 'kms:ListKeys',
    call: (config: ClientConfig) => new KMSClient(config).send(new ListKeysCommand({})),
    answer: '{"Keys":[],"Truncated":false}',
    names: { deny: 'AccessDeniedException', throttle: 'ThrottlingException' },
  },
  {
    operation: 'lambda:ListFunctions',
    call: (config: ClientConfig) => new LambdaClient(config).send(new ListFunctionsCommand({})),
    answer: '{"Functions":[]}',
    names: { deny: 'AccessDeniedException', throttle: 'TooManyRequestsException' },
  },
  {
    operation: 'cloudfront:ListDistributions',
    call: (config: ClientConfig) => new CloudFrontClient(config).send(new ListDistributionsCommand({})),
    answer: '<DistributionList><Quantity>0</Quantity></DistributionList>',
    names: { deny: 'AccessDenied', throttle: 'Throttling' },
  },
  {
    operation: 's3:GetBucketAcl',
    call: (config: ClientConfig) => new S3Client(config).send(new GetBucketAclCommand({ Bucket: 'a-bucket' })),
    answer: '<AccessControlPolicy><AccessControlList/></AccessControlPolicy>',
    names: { deny: 'AccessDenied', throttle: 'SlowDown' },
  },
] as const;

const identify = await loadOperations();
let answer = '';
const upstream = createServer((request, response) => {
  request.resume();
  response.end(answer);
});
before(() => new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve)));
after(() => new Promise<void>((resolve) => upstream.close(() => resolve())));

/** Makes one call through a proxy; what a client saw, and what the proxy says it did. */
async function through(
  protocol: (typeof protocols)[number],
  fault?: Fault,
): Promise<{ error: Error | undefined; calls: number; faulted: boolean }> {
  answer = protocol.answer;
  const { port } = upstream.address() as AddressInfo;
  const faults = new Map<string, Fault>(fault === undefined ? [] : [[protocol.operation, fault]]);
  const proxy = await startProxy({ upstream: `http://127.0.0.1:${port}`, identify, faults });
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const config = { region: 'us-east-1', endpoint: proxy.url, credentials, maxAttempts: 1, forcePathStyle: true };
  try {
    const error = await protocol.call(config).then(
      () => undefined,
      (thrown: unknown) => thrown as Error,
    );
    const { calls, faulted } = proxy.traffic;
    return { error, calls: calls.get(protocol.operation) ?? 0, faulted: faulted.has(protocol.operation) };
  } finally {
    await proxy.close();
  }
}

for (const protocol of protocols) {
  test(`${protocol.operation} passes through and is counted`, async () => {
    assert.deepEqual(await through(protocol), { error: undefined, calls: 1, faulted: false });
  });

  for (const fault of ['deny', 'throttle'] as const) {
    test(`${protocol.operation}: ${fault} looks as AWS would put it`, async () => {
      const { error, faulted } = await through(protocol, fault);
      assert.equal(error?.name, protocol.names[fault]);
      assert.ok(faulted);
    });
  }

  for (const fault of ['truncate', '500'] as const) {
    test(`${protocol.operation}: ${fault} is an error`, async () => {
      const { error, faulted } = await through(protocol, fault);
      assert.ok(error);
      assert.ok(faulted);
    });
  }
}
