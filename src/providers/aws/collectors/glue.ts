import { GlueClient, paginateGetDevEndpoints, paginateGetJobs } from '@aws-sdk/client-glue';
import { DevEndpoint, Job } from '../../../resources/aws/glue.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';

const arn = ({ partition, region, account }: Aws, resource: string): string =>
  `arn:${partition}:glue:${region}:${account}:${resource}`;

export const jobs = defineAwsCollector(Job, {
  async *list(aws) {
    for await (const { Jobs = [] } of paginateGetJobs({ client: aws.client(GlueClient) }, { MaxResults: 200 }))
      for (const { Name, Role } of Jobs) yield { uid: arn(aws, `job/${Name}`), name: Name!, role: Role! };
  },
  facets: {},
});

export const devEndpoints = defineAwsCollector(DevEndpoint, {
  async *list(aws) {
    const pages = paginateGetDevEndpoints({ client: aws.client(GlueClient) }, { MaxResults: 200 });
    for await (const { DevEndpoints = [] } of pages)
      for (const { EndpointName, RoleArn, PublicAddress } of DevEndpoints)
        yield {
          uid: arn(aws, `devEndpoint/${EndpointName}`),
          name: EndpointName!,
          role: RoleArn!,
          publicAddress: PublicAddress || null,
        };
  },
  facets: {},
});
