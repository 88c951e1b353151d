import * as Lambda from '@aws-sdk/client-lambda';
import { awsError, estate } from '../fake.ts';

const arn = (name: string): string => `arn:aws:lambda:eu-west-1:111122223333:function:${name}`;
const statement = (Principal: unknown, Condition?: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 's',
        Effect: 'Allow',
        Principal,
        Action: 'lambda:InvokeFunction',
        Resource: '*',
        ...(Condition && { Condition }),
      },
    ],
  });

const policies: Readonly<Record<string, string>> = {
  open: statement('*'),
  shared: statement({ AWS: 'arn:aws:iam::999988887777:root' }),
  hooked: statement({ Service: 's3.amazonaws.com' }),
  image: statement({ Service: 's3.amazonaws.com' }, { StringEquals: { 'aws:SourceAccount': '111122223333' } }),
};
const config = (name: string, Runtime: string, more: object = {}) => ({
  FunctionName: name,
  FunctionArn: arn(name),
  Runtime,
  PackageType: 'Zip',
  Role: 'arn:aws:iam::111122223333:role/lambda',
  TracingConfig: { Mode: 'PassThrough' },
  ...more,
});
const url = (name: string, id: string, more: object) => ({
  FunctionArn: name,
  FunctionUrl: `https://${id}.lambda-url.eu-west-1.on.aws/`,
  CreationTime: '2026-01-01T00:00:00Z',
  LastModifiedTime: '2026-01-01T00:00:00Z',
  ...more,
});

export default [
  estate(Lambda, {
    ListFunctions: ({ Marker }) =>
      Marker
        ? {
            Functions: [
              config('shared', 'python3.13', {
                VpcConfig: { VpcId: 'vpc-1', SubnetIds: ['subnet-public', 'subnet-shared'] },
                Environment: { Variables: { DB_PASSWORD: 'x', LOG_LEVEL: 'info' } },
              }),
              // Taken out of its VPC again.
              config('hooked', 'nodejs99.x', { VpcConfig: { VpcId: '', SubnetIds: [], SecurityGroupIds: [] } }),
              { ...config('image', ''), Runtime: undefined, PackageType: 'Image', TracingConfig: { Mode: 'Active' } },
            ],
          }
        : {
            Functions: [
              config('open', 'nodejs16.x', {
                VpcConfig: { VpcId: 'vpc-1', SubnetIds: ['subnet-public', 'subnet-private'] },
                Environment: { Variables: { LOG_LEVEL: 'info' } },
                Layers: [{ Arn: 'arn:aws:lambda:eu-west-1:999988887777:layer:tools:3', CodeSize: 1024 }],
              }),
            ],
            NextMarker: 'page-2',
          },
    GetPolicy: ({ FunctionName }) =>
      policies[FunctionName] ? { Policy: policies[FunctionName] } : awsError('ResourceNotFoundException', 404),
    ListFunctionUrlConfigs: ({ FunctionName, Marker }) => {
      if (FunctionName === 'hooked')
        return {
          FunctionUrlConfigs: [
            url(arn('hooked'), 'def', { AuthType: 'AWS_IAM', Cors: { AllowOrigins: ['https://www.example.com'] } }),
          ],
        };
      if (FunctionName !== 'open') return { FunctionUrlConfigs: [] };
      if (Marker) return { FunctionUrlConfigs: [url(`${arn('open')}:live`, 'abclive', { AuthType: 'NONE' })] };
      const cors = { AllowOrigins: ['*'], AllowCredentials: true };
      return {
        FunctionUrlConfigs: [url(arn('open'), 'abc', { AuthType: 'AWS_IAM', Cors: cors })],
        NextMarker: 'page-2',
      };
    },
  }),
];
