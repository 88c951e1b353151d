/** What the laws don't show of load balancers and API gateways: who answers what. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Resource } from '../../src/model.ts';
import { probesOfServices } from '../probes.ts';
import { aws } from './cloud.ts';
import { FakeAws } from './fake.ts';
import { collectFake, estates } from './harness.ts';

const fake = new FakeAws(await estates('elbv2', 'apigateway'));
const { listings } = await collectFake(fake, await probesOfServices(aws, 'elbv2', 'apigateway'));
const named = (type: string, name: string): Resource =>
  listings
    .filter((listing) => listing.type === type)
    .flatMap(({ resources }) => resources)
    .find((one) => one.name === name)!;

const group = (name: string): string => `arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/${name}/1`;
const lambda = 'arn:aws:lambda:eu-west-1:111122223333:function:open';
const role = 'arn:aws:iam::111122223333:role/invoke';

test('rules of a listener come in the order in which they are tried, with the values of all kinds of conditions', () => {
  assert.deepEqual(named('aws.elbv2.listener', 'leaky:443').facets['rules'], [
    {
      priority: '3',
      conditions: [{ field: 'host-header', values: ['^shop'] }],
      actions: ['forward'],
      targetGroups: [group('app')],
    },
    {
      priority: '20',
      conditions: [
        { field: 'path-pattern', values: ['/admin/*'] },
        { field: 'query-string', values: ['beta=1', 'x'] },
        { field: 'source-ip', values: ['198.51.100.0/24'] },
      ],
      actions: ['authenticate-cognito', 'forward'],
      targetGroups: [group('admin')],
    },
    { priority: 'default', conditions: [], actions: ['forward'], targetGroups: [group('app')] },
  ]);
});

test('a target group has its targets in order', () => {
  assert.deepEqual(named('aws.elbv2.target-group', 'app').facets['targets'], [
    { id: 'i-bastion', port: 8080, state: 'healthy' },
    { id: 'i-good', port: 8080, state: 'unhealthy' },
  ]);
  assert.deepEqual(named('aws.elbv2.target-group', 'fn').facets['targets'], [
    { id: lambda, port: null, state: 'healthy' },
  ]);
});

test('methods and routes know what answers them, at one question for each API', () => {
  assert.deepEqual(named('aws.apigateway.rest-api', 'open').facets['integrations'], [
    {
      path: '/pets',
      httpMethod: 'GET',
      apiKeyRequired: false,
      type: 'HTTP_PROXY',
      uri: 'http://inside.example.com/pets',
      vpcLink: 'link1',
      credentials: null,
    },
    {
      path: '/pets',
      httpMethod: 'POST',
      apiKeyRequired: true,
      type: 'AWS_PROXY',
      uri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${lambda}/invocations`,
      vpcLink: null,
      credentials: role,
    },
  ]);
  assert.deepEqual(
    ['shop GET /pets', 'shop $default', 'chat $connect', 'chat sendMessage'].map(
      (name) => named('aws.apigateway.v2-route', name).facets['integration'],
    ),
    [
      {
        type: 'AWS_PROXY',
        uri: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/good/50dc6c495c0c9188/1',
        vpcLink: 'l2',
        credentials: null,
      },
      { type: 'AWS_PROXY', uri: lambda, vpcLink: null, credentials: role },
      { type: 'MOCK', uri: null, vpcLink: null, credentials: null },
      null,
    ],
  );
  const asked = (operation: string) => fake.calls.filter((call) => call.operation === operation).length;
  // Two pages of the API `open`, one of each of the others.
  assert.equal(asked('API Gateway/GetResources'), 4);
  assert.equal(asked('ApiGatewayV2/GetIntegrations'), 3);
});
