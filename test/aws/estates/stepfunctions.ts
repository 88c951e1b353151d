import * as SFN from '@aws-sdk/client-sfn';
import { estate } from '../fake.ts';

const machine = (name: string) => ({
  stateMachineArn: `arn:aws:states:eu-west-1:111122223333:stateMachine:${name}`,
  name,
  type: 'STANDARD',
  creationDate: new Date('2024-01-01T00:00:00Z'),
});

export default [
  estate(SFN, {
    ListStateMachines: ({ nextToken }) =>
      nextToken ? { stateMachines: [machine('refunds')] } : { stateMachines: [machine('orders')], nextToken: 'page-2' },
    DescribeStateMachine: ({ stateMachineArn }) => ({
      stateMachineArn,
      roleArn: 'arn:aws:iam::111122223333:role/workflow',
    }),
  }),
];
