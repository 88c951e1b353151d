import {
  DescribeLoggingStatusCommand,
  paginateDescribeClusterParameters,
  paginateDescribeClusters,
  RedshiftClient,
} from '@aws-sdk/client-redshift';
import { Cluster } from '../../../resources/aws/redshift.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';
import { camel, tagsOf } from '../shape.ts';

export const clusters = defineAwsCollector(Cluster, {
  async *list(aws) {
    for await (const { Clusters = [] } of paginateDescribeClusters({ client: aws.client(RedshiftClient) }, {}))
      for (const cluster of Clusters)
        yield {
          ...camel(cluster),
          uid: `arn:${aws.partition}:redshift:${aws.region}:${aws.account}:cluster:${cluster.ClusterIdentifier}`,
          name: cluster.ClusterIdentifier!,
          multiAZ: cluster.MultiAZ ?? null,
          parameterGroup: cluster.ClusterParameterGroups?.[0]?.ParameterGroupName,
          tags: tagsOf(cluster.Tags),
        };
  },
  facets: {
    parameters: async (aws, { parameterGroup }) => {
      const values = await parametersOf(aws, parameterGroup);
      return {
        requireSsl: values.get('require_ssl') ?? null,
        enableUserActivityLogging: values.get('enable_user_activity_logging') ?? null,
      };
    },
    logging: (aws, { name }) =>
      aws
        .client(RedshiftClient)
        .send(new DescribeLoggingStatusCommand({ ClusterIdentifier: name }))
        .then((answer) => camel(answer)),
  },
});

const parametersOf = (aws: Aws, group: string): Promise<ReadonlyMap<string, string | undefined>> =>
  aws.once(`redshift:parameters:${group}`, async () => {
    const values = new Map<string, string | undefined>();
    const client = aws.client(RedshiftClient);
    for await (const { Parameters = [] } of paginateDescribeClusterParameters(
      { client },
      { ParameterGroupName: group },
    ))
      for (const { ParameterName = '', ParameterValue } of Parameters) values.set(ParameterName, ParameterValue);
    return values;
  });
