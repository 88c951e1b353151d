import { z } from 'zod';
import { defineResource, facet, listed } from '../../resource.ts';

export const Function = defineResource('aws.lambda.function', {
  label: 'Lambda functions',
  per: 'region',
  list: ['lambda:ListFunctions'],
  facets: {
    /** `runtime` is `null` for container images. */
    config: listed(z.object({ packageType: z.string(), runtime: z.string().nullable() })),
    /** ARN of the role that the code runs as. */
    role: listed(z.string()),
    /** ARNs of the versions of layers that run with the code, in the order in which they are laid over each other. */
    layers: listed(z.array(z.string())),
    /** `null`: outside the customer's VPCs. */
    vpc: listed(z.object({ vpcId: z.string(), subnetIds: z.array(z.string()) }).nullable()),
    tracing: listed(z.object({ mode: z.string() })),
    /** Names of variables, never values. Lambda refuses them to readers who may not use the function's KMS key. */
    environment: facet(z.object({ names: z.array(z.string()) }), 'lambda:ListFunctions'),
    /** The policy document as text; `null`: none. */
    policy: facet(z.string().nullable(), 'lambda:GetPolicy'),
    /** Function URLs, of the function itself and of its aliases. */
    urls: facet(
      z.array(
        z.object({
          functionArn: z.string(),
          functionUrl: z.string(),
          authType: z.string(),
          cors: z
            .object({ allowOrigins: z.array(z.string()).optional(), allowCredentials: z.boolean().optional() })
            .optional(),
        }),
      ),
      'lambda:ListFunctionUrlConfigs',
    ),
  },
});
