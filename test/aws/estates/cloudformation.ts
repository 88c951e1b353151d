import * as CloudFormation from '@aws-sdk/client-cloudformation';
import { estate } from '../fake.ts';

const stack = (StackName: string, more: object = {}) => ({
  StackName,
  StackId: `arn:aws:cloudformation:eu-west-1:111122223333:stack/${StackName}/0f1e2d3c`,
  CreationTime: new Date('2024-01-01T00:00:00Z'),
  StackStatus: 'CREATE_COMPLETE',
  ...more,
});

export default [
  estate(CloudFormation, {
    DescribeStacks: ({ NextToken }) =>
      NextToken
        ? { Stacks: [stack('own-rights', { Parameters: [{ ParameterKey: 'Password', ParameterValue: 'x' }] })] }
        : {
            Stacks: [
              stack('platform', {
                RoleARN: 'arn:aws:iam::111122223333:role/deploy',
                Tags: [{ Key: 'owner', Value: 'platform' }],
              }),
            ],
            NextToken: 'page-2',
          },
  }),
];
