import * as AppRunner from '@aws-sdk/client-apprunner';
import { estate } from '../fake.ts';

const long = new Date('2024-01-01T00:00:00Z');
const arn = (name: string): string => `arn:aws:apprunner:eu-west-1:111122223333:service/${name}/8fe1e10304f84fd2b0df`;
const summary = (name: string, Status = 'RUNNING') => ({
  ServiceName: name,
  ServiceId: '8fe1e10304f84fd2b0df',
  ServiceArn: arn(name),
  ServiceUrl: `${name}.eu-west-1.awsapprunner.com`,
  Status,
  CreatedAt: long,
  UpdatedAt: long,
});
const details: Readonly<Record<string, object>> = {
  [arn('shop')]: { InstanceConfiguration: { InstanceRoleArn: 'arn:aws:iam::111122223333:role/shop' } },
  [arn('intranet')]: { NetworkConfiguration: { IngressConfiguration: { IsPubliclyAccessible: false } } },
};

export default [
  estate(AppRunner, {
    ListServices: ({ NextToken }) =>
      NextToken
        ? { ServiceSummaryList: [summary('intranet'), summary('old', 'DELETED')] }
        : { ServiceSummaryList: [summary('shop')], NextToken: 'page-2' },
    DescribeService: ({ ServiceArn }) => ({
      Service: { ServiceArn, CreatedAt: long, UpdatedAt: long, ...details[ServiceArn] },
    }),
  }),
];
