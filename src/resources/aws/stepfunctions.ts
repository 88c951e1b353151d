import { z } from 'zod';
import { defineResource, facet } from '../../resource.ts';

export const StateMachine = defineResource('aws.stepfunctions.state-machine', {
  label: 'Step Functions state machines',
  per: 'region',
  list: ['states:ListStateMachines'],
  facets: {
    /** ARN of the role that executions run as. One call for each state machine. */
    role: facet(z.string(), 'states:DescribeStateMachine'),
  },
});
