import * as ApiGateway from '@aws-sdk/client-api-gateway';
import * as ApiGatewayV2 from '@aws-sdk/client-apigatewayv2';
import { estate } from '../fake.ts';

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
  ],
});
const api = (id: string, type: string, more: object = {}) => ({
  id,
  name: id,
  endpointConfiguration: { types: [type] },
  ...more,
});
const logs = 'arn:aws:logs:eu-west-1:111122223333:log-group:api';
const stages: Readonly<Record<string, object>> = {
  open: {
    stageName: 'prod',
    tracingEnabled: false,
    cacheClusterEnabled: true,
    methodSettings: {
      '*/*': { loggingLevel: 'OFF', dataTraceEnabled: true, cachingEnabled: true, cacheDataEncrypted: false },
      'pets/GET': { loggingLevel: 'INFO' },
    },
  },
  shut: {
    stageName: 'prod',
    tracingEnabled: true,
    cacheClusterEnabled: false,
    clientCertificateId: 'abc123',
    webAclArn: 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/api/1',
    accessLogSettings: { destinationArn: logs, format: '$context.requestId' },
    methodSettings: { '*/*': { loggingLevel: 'ERROR' } },
    tags: { owner: 'shop' },
  },
};
const method = (httpMethod: string, authorizationType: string, more: object = {}) => ({
  [httpMethod]: { httpMethod, authorizationType, ...more },
});
const lambda = 'arn:aws:lambda:eu-west-1:111122223333:function:open';
const called = {
  apiKeyRequired: true,
  methodIntegration: {
    type: 'AWS_PROXY',
    httpMethod: 'POST',
    uri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${lambda}/invocations`,
    credentials: 'arn:aws:iam::111122223333:role/invoke',
  },
};
const linked = {
  methodIntegration: {
    type: 'HTTP_PROXY',
    uri: 'http://inside.example.com/pets',
    connectionType: 'VPC_LINK',
    connectionId: 'link1',
  },
};

const v2Api = (ApiId: string, ProtocolType: string) => ({
  ApiId,
  Name: ApiId,
  ProtocolType,
  RouteSelectionExpression: '$request.body.action',
});
const listener = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/good/50dc6c495c0c9188/1';
const integration = (IntegrationId: string, more: object) => ({ IntegrationId, IntegrationType: 'AWS_PROXY', ...more });
const route = (RouteId: string, RouteKey: string, AuthorizationType: string, Target?: string) => ({
  ...(Target && { Target }),
  RouteId,
  RouteKey,
  AuthorizationType,
});

export default [
  estate(ApiGateway, {
    GetRestApis: ({ position }) =>
      position
        ? {
            // Answered as the service does: the document with each quote escaped.
            items: [
              api('shut', 'EDGE', { policy: policy.replaceAll('"', '\\"'), tags: { owner: 'shop' } }),
              api('inside', 'PRIVATE'),
            ],
          }
        : { items: [api('open', 'REGIONAL')], position: 'page-2' },
    GetResources: ({ restApiId, position }) => {
      if (restApiId !== 'open') return { items: [{ id: 'r1', path: '/', resourceMethods: method('ANY', 'NONE') }] };
      if (!position) return { items: [{ id: 'r1', path: '/' }], position: 'page-2' };
      return {
        items: [
          {
            id: 'r2',
            path: '/pets',
            resourceMethods: { ...method('GET', 'AWS_IAM', linked), ...method('POST', 'NONE', called) },
          },
        ],
      };
    },
    GetVpcLinks: ({ position }) =>
      position
        ? { items: [{ id: 'link2', name: 'spare', targetArns: [] }] }
        : {
            items: [
              {
                id: 'link1',
                name: 'pets',
                targetArns: [
                  'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/inside/50dc6c495c0c9188',
                ],
                tags: { owner: 'shop' },
              },
            ],
            position: 'page-2',
          },
    GetStages: ({ restApiId }) => ({ item: stages[restApiId] ? [stages[restApiId]] : [] }),
    GetDomainNames: ({ position }) =>
      position
        ? { items: [{ domainName: 'old.example.com', securityPolicy: 'TLS_1_0' }] }
        : {
            items: [
              {
                domainName: 'api.example.com',
                domainNameArn: 'arn:aws:apigateway:eu-west-1::/domainnames/api.example.com',
                securityPolicy: 'TLS_1_2',
                tags: { owner: 'shop' },
              },
            ],
            position: 'page-2',
          },
  }),
  estate(ApiGatewayV2, {
    GetApis: ({ NextToken }) =>
      NextToken ? { Items: [v2Api('chat', 'WEBSOCKET')] } : { Items: [v2Api('shop', 'HTTP')], NextToken: 'page-2' },
    GetStages: ({ ApiId, NextToken }) => {
      if (ApiId === 'chat')
        return NextToken
          ? { Items: [{ StageName: 'test', DefaultRouteSettings: { LoggingLevel: 'OFF' } }] }
          : {
              Items: [
                {
                  StageName: 'prod',
                  DefaultRouteSettings: { LoggingLevel: 'ERROR' },
                  AccessLogSettings: { DestinationArn: logs },
                },
              ],
              NextToken: 'page-2',
            };
      return { Items: [{ StageName: '$default', Tags: { owner: 'shop' } }] };
    },
    GetIntegrations: ({ ApiId, NextToken }) => {
      if (ApiId === 'chat') return { Items: [{ IntegrationId: 'mock', IntegrationType: 'MOCK' }] };
      return NextToken
        ? {
            Items: [
              integration('fn', { IntegrationUri: lambda, CredentialsArn: called.methodIntegration.credentials }),
            ],
          }
        : {
            Items: [integration('link', { IntegrationUri: listener, ConnectionType: 'VPC_LINK', ConnectionId: 'l2' })],
            NextToken: 'page-2',
          };
    },
    GetRoutes: ({ ApiId, NextToken }) => {
      if (ApiId === 'chat')
        return { Items: [route('r1', '$connect', 'NONE', 'integrations/mock'), route('r2', 'sendMessage', 'NONE')] };
      return NextToken
        ? { Items: [route('r2', '$default', 'NONE', 'integrations/fn')] }
        : { Items: [route('r1', 'GET /pets', 'JWT', 'integrations/link')], NextToken: 'page-2' };
    },
  }),
];
