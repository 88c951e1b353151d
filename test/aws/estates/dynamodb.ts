import * as DynamoDB from '@aws-sdk/client-dynamodb';
import { awsError, estate } from '../fake.ts';

const arn = (name: string): string => `arn:aws:dynamodb:eu-west-1:111122223333:table/${name}`;
const policy = (name: string, Principal: unknown): string =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Principal, Action: 'dynamodb:GetItem', Resource: arn(name) }] });

const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const policies: Readonly<Record<string, string>> = {
  open: policy('open', '*'),
  shared: policy('shared', { AWS: ['arn:aws:iam::999988887777:root', 'arn:aws:iam::111122223333:role/reader'] }),
};

export default [
  estate(DynamoDB, {
    ListTables: ({ ExclusiveStartTableName }) =>
      ExclusiveStartTableName
        ? { TableNames: ['shared'] }
        : { TableNames: ['carts', 'open'], LastEvaluatedTableName: 'open' },
    DescribeTable: ({ TableName }) => ({
      Table: {
        TableName,
        TableArn: arn(TableName),
        TableStatus: 'ACTIVE',
        DeletionProtectionEnabled: TableName === 'carts',
        ...(TableName === 'carts' && { SSEDescription: { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: key } }),
      },
    }),
    DescribeContinuousBackups: ({ TableName }) => ({
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription:
          TableName === 'carts'
            ? { PointInTimeRecoveryStatus: 'ENABLED', RecoveryPeriodInDays: 35 }
            : { PointInTimeRecoveryStatus: 'DISABLED' },
      },
    }),
    GetResourcePolicy: ({ ResourceArn }) => {
      const Policy = policies[ResourceArn.split('/').at(-1)];
      return Policy ? { Policy, RevisionId: '1' } : awsError('PolicyNotFoundException', 400);
    },
  }),
];
