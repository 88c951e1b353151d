import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';

export const RestApi = defineResource('aws.apigateway.rest-api', {
  label: 'API Gateway REST APIs',
  per: 'region',
  list: ['apigateway:GET'],
  facets: {
    /** `REGIONAL`, `EDGE` or `PRIVATE`. */
    endpointTypes: listed(z.array(z.string())),
    /** The policy document as text; `null`: none. */
    policy: listed(z.string().nullable()),
    methods: facet(
      z.array(z.object({ path: z.string(), httpMethod: z.string(), authorizationType: z.string() })),
      'apigateway:GET',
    ),
    /** What answers each method: comes with the methods, at no further call. */
    integrations: facet(
      z.array(
        z.object({
          path: z.string(),
          httpMethod: z.string(),
          apiKeyRequired: z.boolean(),
          /** `AWS_PROXY`, `AWS`, `HTTP_PROXY`, `HTTP` or `MOCK`. */
          type: z.string(),
          /** Names the function or the address; `null`: nothing answers, it is a mock. */
          uri: z.string().nullable(),
          /** Id of the VPC link; `null`: it goes over the internet. */
          vpcLink: z.string().nullable(),
          /** ARN of the role that calls what answers; `null`: resource policies have to allow it. */
          credentials: z.string().nullable(),
        }),
      ),
      'apigateway:GET',
    ),
    tags: listed(tags),
  },
});

/** Links of REST APIs to network load balancers. */
export const VpcLink = defineResource('aws.apigateway.vpc-link', {
  label: 'API Gateway VPC links of REST APIs',
  per: 'region',
  list: ['apigateway:GET'],
  facets: {
    /** ARNs of the load balancers. */
    targets: listed(z.array(z.string())),
    tags: listed(tags),
  },
});

export const RestStage = defineResource('aws.apigateway.rest-stage', {
  label: 'API Gateway stages of REST APIs',
  per: 'region',
  list: ['apigateway:GET'],
  facets: {
    /** Where access logs go; `null`: nowhere. */
    accessLogArn: listed(z.string().nullable()),
    clientCertificateId: listed(z.string().nullable()),
    tracingEnabled: listed(z.boolean()),
    cacheClusterEnabled: listed(z.boolean()),
    webAclArn: listed(z.string().nullable()),
    /** By `<path>/<method>`; the one of all methods has the path `*` and the method `*`. */
    methodSettings: listed(
      z.array(
        z.object({
          method: z.string(),
          loggingLevel: z.string().optional(),
          dataTraceEnabled: z.boolean().optional(),
          cachingEnabled: z.boolean().optional(),
          cacheDataEncrypted: z.boolean().optional(),
        }),
      ),
    ),
    tags: listed(tags),
  },
});

/** A stage of an HTTP or WebSocket API. */
export const V2Stage = defineResource('aws.apigateway.v2-stage', {
  label: 'API Gateway stages of HTTP and WebSocket APIs',
  per: 'region',
  list: ['apigateway:GET'],
  facets: {
    config: listed(
      z.object({
        protocolType: z.string(),
        /** Where access logs go; `null`: nowhere. */
        accessLogArn: z.string().nullable(),
        /** Execution logging, which WebSocket APIs have; `null`: none. */
        loggingLevel: z.string().nullable(),
      }),
    ),
    tags: listed(tags),
  },
});

/** A route of an HTTP or WebSocket API. */
export const V2Route = defineResource('aws.apigateway.v2-route', {
  label: 'API Gateway routes of HTTP and WebSocket APIs',
  per: 'region',
  list: ['apigateway:GET'],
  facets: {
    config: listed(z.object({ protocolType: z.string(), routeKey: z.string(), authorizationType: z.string() })),
    /** What answers; `null`: nothing. One chain of pages for each API. */
    integration: facet(
      z
        .object({
          /** `AWS_PROXY`, `HTTP_PROXY`, … */
          type: z.string(),
          /** ARN of a function, of a listener or of a Cloud Map service, or an address; `null`: a mock, or named by the subtype. */
          uri: z.string().nullable(),
          /** Id of the VPC link; `null`: it goes over the internet. */
          vpcLink: z.string().nullable(),
          credentials: z.string().nullable(),
        })
        .nullable(),
      'apigateway:GET',
    ),
  },
});

export const DomainName = defineResource('aws.apigateway.domain-name', {
  label: 'API Gateway domain names',
  per: 'region',
  list: ['apigateway:GET'],
  facets: {
    securityPolicy: listed(z.string()),
    tags: listed(tags),
  },
});
