import { DescribeStateMachineCommand, paginateListStateMachines, SFNClient } from '@aws-sdk/client-sfn';
import { StateMachine } from '../../../resources/aws/stepfunctions.ts';
import { defineAwsCollector } from '../define.ts';

export const stateMachines = defineAwsCollector(StateMachine, {
  async *list(aws) {
    for await (const { stateMachines: found = [] } of paginateListStateMachines(
      { client: aws.client(SFNClient) },
      { maxResults: 1000 },
    ))
      for (const { stateMachineArn, name } of found) yield { uid: stateMachineArn!, name: name! };
  },
  facets: {
    role: (aws, { uid }) =>
      aws
        .client(SFNClient)
        // Without the definition, which only a key of the customer may open.
        .send(new DescribeStateMachineCommand({ stateMachineArn: uid, includedData: 'METADATA_ONLY' }))
        .then(({ roleArn }) => roleArn!),
  },
});
