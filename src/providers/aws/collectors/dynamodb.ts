import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetResourcePolicyCommand,
  paginateListTables,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { absent } from '../../../collector.ts';
import { Table } from '../../../resources/aws/dynamodb.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';
import { camel } from '../shape.ts';

export const tables = defineAwsCollector(Table, {
  async *list(aws) {
    for await (const { TableNames = [] } of paginateListTables({ client: aws.client(DynamoDBClient) }, { Limit: 100 }))
      for (const name of TableNames)
        yield { uid: `arn:${aws.partition}:dynamodb:${aws.region}:${aws.account}:table/${name}`, name };
  },
  facets: {
    deletionProtectionEnabled: async (aws, { name }) => (await describe(aws, name)).DeletionProtectionEnabled!,
    kmsMasterKeyArn: async (aws, { name }) => (await describe(aws, name)).SSEDescription?.KMSMasterKeyArn ?? null,
    pointInTimeRecovery: (aws, { name }) =>
      aws
        .client(DynamoDBClient)
        .send(new DescribeContinuousBackupsCommand({ TableName: name }))
        .then(({ ContinuousBackupsDescription }) =>
          camel(ContinuousBackupsDescription?.PointInTimeRecoveryDescription),
        ),
    policy: (aws, { uid }) =>
      aws
        .client(DynamoDBClient)
        .send(new GetResourcePolicyCommand({ ResourceArn: uid }))
        .then(({ Policy }) => Policy!, absent('PolicyNotFoundException')),
  },
});

const describe = (aws: Aws, TableName: string): Promise<TableDescription> =>
  aws.once(`dynamodb:table:${TableName}`, async () => {
    const { Table: table } = await aws.client(DynamoDBClient).send(new DescribeTableCommand({ TableName }));
    return table!;
  });
