import * as Glue from '@aws-sdk/client-glue';
import { estate } from '../fake.ts';

const role = 'arn:aws:iam::111122223333:role/glue';
const endpoint = (EndpointName: string, more: object) => ({ EndpointName, RoleArn: role, Status: 'READY', ...more });

export default [
  estate(Glue, {
    GetJobs: ({ NextToken }) =>
      NextToken
        ? { Jobs: [{ Name: 'nightly', Role: role, DefaultArguments: { '--password': 'x' } }] }
        : { Jobs: [{ Name: 'by-name', Role: 'glue' }], NextToken: 'page-2' },
    GetDevEndpoints: ({ NextToken }) =>
      NextToken
        ? { DevEndpoints: [endpoint('inside', { PrivateAddress: '10.0.0.7' })] }
        : {
            DevEndpoints: [endpoint('outside', { PublicAddress: 'ec2-203-0-113-9.eu-west-1.compute.amazonaws.com' })],
            NextToken: 'page-2',
          },
  }),
];
