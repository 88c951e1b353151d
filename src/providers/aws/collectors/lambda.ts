import {
  type EnvironmentResponse,
  type FunctionConfiguration,
  GetPolicyCommand,
  LambdaClient,
  paginateListFunctions,
  paginateListFunctionUrlConfigs,
  type VpcConfigResponse,
} from '@aws-sdk/client-lambda';
import { absent } from '../../../collector.ts';
import { Function } from '../../../resources/aws/lambda.ts';
import { defineAwsCollector } from '../define.ts';
import { camel } from '../shape.ts';

export const functions = defineAwsCollector(Function, {
  async *list(aws) {
    for await (const { Functions = [] } of paginateListFunctions(
      { client: aws.client(LambdaClient) },
      { MaxItems: 50 },
    ))
      for (const found of Functions)
        yield {
          uid: found.FunctionArn!,
          name: found.FunctionName!,
          config: { packageType: found.PackageType!, runtime: found.Runtime ?? null, ...aside(found.Environment) },
          role: found.Role!,
          layers: (found.Layers ?? []).map(({ Arn }) => Arn!),
          vpc: vpcOf(found.VpcConfig),
          tracing: camel(found.TracingConfig),
        };
  },
  facets: {
    environment: async (_aws, { config }) => namesIn((config as Aside)[environment]),
    policy: (aws, { name }) =>
      aws
        .client(LambdaClient)
        .send(new GetPolicyCommand({ FunctionName: name }))
        .then(({ Policy }) => Policy!, absent('ResourceNotFoundException')),
    urls: async (aws, { name }) => {
      const pages = await Array.fromAsync(
        paginateListFunctionUrlConfigs({ client: aws.client(LambdaClient) }, { FunctionName: name }),
      );
      return pages.flatMap(({ FunctionUrlConfigs }) => camel(FunctionUrlConfigs));
    },
  },
});

/** Carries the environment from the listing to its facet; symbols are not stored. */
const environment = Symbol('environment');
interface Aside {
  readonly [environment]?: FunctionConfiguration['Environment'];
}
const aside = (value: EnvironmentResponse | undefined): Aside => ({ [environment]: value });

function namesIn(value: EnvironmentResponse | undefined): { names: string[] } {
  const { Error: refusal, Variables = {} } = value ?? {};
  if (refusal) throw Object.assign(new Error(refusal.Message ?? ''), { name: refusal.ErrorCode ?? 'AccessDenied' });
  return { names: Object.keys(Variables).sort() };
}

/** A function that was taken out of a VPC keeps an empty configuration. */
function vpcOf({ VpcId, SubnetIds = [] }: VpcConfigResponse = {}): { vpcId: string; subnetIds: string[] } | null {
  return VpcId ? { vpcId: VpcId, subnetIds: SubnetIds } : null;
}
