import { CloudFormationClient, paginateDescribeStacks } from '@aws-sdk/client-cloudformation';
import { Stack } from '../../../resources/aws/cloudformation.ts';
import { defineAwsCollector } from '../define.ts';
import { tagsOf } from '../shape.ts';

export const stacks = defineAwsCollector(Stack, {
  async *list(aws) {
    for await (const { Stacks = [] } of paginateDescribeStacks({ client: aws.client(CloudFormationClient) }, {}))
      for (const { StackId, StackName, RoleARN, Tags } of Stacks)
        yield { uid: StackId!, name: StackName!, role: RoleARN ?? null, tags: tagsOf(Tags) };
  },
  facets: {},
});
