import {
  APIGatewayClient,
  GetStagesCommand,
  type Integration,
  type MethodSetting,
  paginateGetDomainNames,
  paginateGetResources,
  paginateGetRestApis,
  paginateGetVpcLinks,
  type Resource,
  type RestApi as SdkRestApi,
} from '@aws-sdk/client-api-gateway';
import {
  type Api,
  ApiGatewayV2Client,
  GetApisCommand,
  GetIntegrationsCommand,
  GetRoutesCommand,
  GetStagesCommand as GetV2StagesCommand,
  type Integration as V2Integration,
} from '@aws-sdk/client-apigatewayv2';
import { DomainName, RestApi, RestStage, V2Route, V2Stage, VpcLink } from '../../../resources/aws/apigateway.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';
import { camel, tagsOf } from '../shape.ts';

const arn = ({ partition, region }: Aws, path: string): string => `arn:${partition}:apigateway:${region}::${path}`;

const restApisOf = (aws: Aws): Promise<SdkRestApi[]> =>
  aws.once('apigateway-rest-apis', async () => {
    const pages = await Array.fromAsync(paginateGetRestApis({ client: aws.client(APIGatewayClient) }, { limit: 500 }));
    return pages.flatMap(({ items = [] }) => items);
  });

export const restApis = defineAwsCollector(RestApi, {
  async *list(aws) {
    for (const { id, name, endpointConfiguration, policy, tags } of await restApisOf(aws))
      yield {
        uid: arn(aws, `/restapis/${id}`),
        name: name!,
        endpointTypes: endpointConfiguration!.types!,
        policy: policy ? unescaped(policy) : null,
        tags: tagsOf(tags),
      };
  },
  facets: {
    methods: async (aws, { uid }) =>
      (await methodsIn(aws, uid)).map(({ path, httpMethod, method }) => ({
        path,
        httpMethod,
        authorizationType: method.authorizationType!,
      })),
    integrations: async (aws, { uid }) =>
      (await methodsIn(aws, uid)).flatMap(
        ({ path, httpMethod, method: { apiKeyRequired = false, methodIntegration } }) =>
          methodIntegration ? [{ path, httpMethod, apiKeyRequired, ...integrationOf(methodIntegration) }] : [],
      ),
  },
});

/** All methods of an API, each with what answers it. */
const methodsIn = (aws: Aws, uid: string) =>
  aws.once(`apigateway-methods ${uid}`, async () => {
    const question = { restApiId: uid.slice(uid.lastIndexOf('/') + 1), limit: 500, embed: ['methods'] };
    const pages = await Array.fromAsync(paginateGetResources({ client: aws.client(APIGatewayClient) }, question));
    return pages.flatMap(({ items = [] }) => items.flatMap(methodsOf));
  });

const integrationOf = ({ type, uri, connectionType, connectionId, credentials }: Integration) => ({
  type: type!,
  uri: uri ?? null,
  vpcLink: connectionType === 'VPC_LINK' ? connectionId! : null,
  credentials: credentials ?? null,
});

export const vpcLinks = defineAwsCollector(VpcLink, {
  async *list(aws) {
    for await (const { items = [] } of paginateGetVpcLinks({ client: aws.client(APIGatewayClient) }, { limit: 500 }))
      for (const { id, name, targetArns = [], tags } of items)
        yield { uid: arn(aws, `/vpclinks/${id}`), name: name!, targets: [...targetArns].sort(), tags: tagsOf(tags) };
  },
  facets: {},
});

/** The service answers the document with each quote escaped. */
const unescaped = (policy: string): string => (policy.startsWith('{\\"') ? JSON.parse(`"${policy}"`) : policy);

const methodsOf = ({ path, resourceMethods = {} }: Resource) =>
  Object.entries(resourceMethods)
    .map(([httpMethod, method]) => ({ path: path!, httpMethod, method }))
    .sort((a, b) => (a.httpMethod < b.httpMethod ? -1 : 1));

export const restStages = defineAwsCollector(RestStage, {
  async *list(aws) {
    for (const { id, name } of await restApisOf(aws)) {
      const { item: stages = [] } = await aws.client(APIGatewayClient).send(new GetStagesCommand({ restApiId: id }));
      for (const stage of stages)
        yield {
          uid: arn(aws, `/restapis/${id}/stages/${stage.stageName}`),
          name: `${name}/${stage.stageName}`,
          accessLogArn: stage.accessLogSettings?.destinationArn ?? null,
          clientCertificateId: stage.clientCertificateId ?? null,
          tracingEnabled: stage.tracingEnabled!,
          cacheClusterEnabled: stage.cacheClusterEnabled!,
          webAclArn: stage.webAclArn ?? null,
          methodSettings: settingsOf(stage.methodSettings),
          tags: tagsOf(stage.tags),
        };
    }
  },
  facets: {},
});

const settingsOf = (settings: Record<string, MethodSetting> = {}) =>
  Object.entries(settings)
    .map(([method, setting]) => ({ ...camel(setting), method }))
    .sort((a, b) => (a.method < b.method ? -1 : 1));

/** The pages of a list of the newer API, whose client has no paginators. */
async function everyPage<T>(
  ask: (token: string | undefined) => Promise<{ Items?: T[] | undefined; NextToken?: string | undefined }>,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  do {
    const { Items = [], NextToken } = await ask(token);
    all.push(...Items);
    token = NextToken;
  } while (token);
  return all;
}

const v2ApisOf = (aws: Aws): Promise<Api[]> =>
  aws.once('apigateway-v2-apis', () =>
    everyPage((NextToken) => aws.client(ApiGatewayV2Client).send(new GetApisCommand({ MaxResults: '500', NextToken }))),
  );

export const v2Stages = defineAwsCollector(V2Stage, {
  async *list(aws) {
    for (const { ApiId, Name, ProtocolType } of await v2ApisOf(aws)) {
      const stages = await everyPage((NextToken) =>
        aws.client(ApiGatewayV2Client).send(new GetV2StagesCommand({ ApiId, MaxResults: '500', NextToken })),
      );
      for (const { StageName, AccessLogSettings, DefaultRouteSettings, Tags } of stages)
        yield {
          uid: arn(aws, `/apis/${ApiId}/stages/${StageName}`),
          name: `${Name}/${StageName}`,
          config: {
            protocolType: ProtocolType!,
            accessLogArn: AccessLogSettings?.DestinationArn ?? null,
            loggingLevel: DefaultRouteSettings?.LoggingLevel ?? null,
          },
          tags: tagsOf(Tags),
        };
    }
  },
  facets: {},
});

export const v2Routes = defineAwsCollector(V2Route, {
  async *list(aws) {
    for (const { ApiId, Name, ProtocolType } of await v2ApisOf(aws)) {
      const routes = await everyPage((NextToken) =>
        aws.client(ApiGatewayV2Client).send(new GetRoutesCommand({ ApiId, MaxResults: '500', NextToken })),
      );
      for (const { RouteId, RouteKey, AuthorizationType, Target } of routes)
        yield {
          uid: arn(aws, `/apis/${ApiId}/routes/${RouteId}`),
          name: `${Name} ${RouteKey}`,
          config: {
            protocolType: ProtocolType!,
            routeKey: RouteKey!,
            authorizationType: AuthorizationType!,
            ...aside({ apiId: ApiId!, target: Target }),
          },
        };
    }
  },
  facets: {
    integration: async (aws, { config }) => {
      const { apiId, target } = (config as Aside)[answering]!;
      if (target === undefined) return null;
      const found = (await integrationsOf(aws, apiId)).find((one) => `integrations/${one.IntegrationId}` === target);
      return {
        type: found!.IntegrationType!,
        uri: found!.IntegrationUri ?? null,
        vpcLink: found!.ConnectionType === 'VPC_LINK' ? found!.ConnectionId! : null,
        credentials: found!.CredentialsArn ?? null,
      };
    },
  },
});

/** Carries what answers a route from the listing to its facet; symbols are not stored. */
const answering = Symbol('answering');
interface Answering {
  readonly apiId: string;
  readonly target: string | undefined;
}
interface Aside {
  readonly [answering]?: Answering;
}
const aside = (value: Answering): Aside => ({ [answering]: value });

const integrationsOf = (aws: Aws, ApiId: string): Promise<V2Integration[]> =>
  aws.once(`apigateway-v2-integrations ${ApiId}`, () =>
    everyPage((NextToken) =>
      aws.client(ApiGatewayV2Client).send(new GetIntegrationsCommand({ ApiId, MaxResults: '500', NextToken })),
    ),
  );

export const domainNames = defineAwsCollector(DomainName, {
  async *list(aws) {
    for await (const { items = [] } of paginateGetDomainNames({ client: aws.client(APIGatewayClient) }, { limit: 500 }))
      for (const { domainName, domainNameArn, securityPolicy, tags } of items)
        yield {
          uid: domainNameArn ?? arn(aws, `/domainnames/${domainName}`),
          name: domainName!,
          securityPolicy: securityPolicy!,
          tags: tagsOf(tags),
        };
  },
  facets: {},
});
