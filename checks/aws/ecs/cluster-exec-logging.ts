import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/ecs';

export default defineCheck({
  id: 'aws-ecs-cluster-exec-logging',
  title: 'ECS clusters log what is done in containers through ECS Exec',
  severity: 'low',
  why: 'A shell in a production container leaves no trace of its commands otherwise.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html'],
  on: Cluster.pick('execLogging'),
  fix: ({ name, scope }) => ({
    command: sh`aws ecs update-cluster --region ${scope.region} --cluster ${name} --configuration executeCommandConfiguration={logging=DEFAULT}`,
    terraform: 'resource "aws_ecs_cluster": configuration { execute_command_configuration { logging = "DEFAULT" } }',
  }),

  evaluate({ execLogging: { logging } }) {
    return logging === 'NONE' ? fail('Sessions are not logged') : pass(`Sessions are logged (${logging})`);
  },

  examples: {
    pass: [{ execLogging: { logging: 'DEFAULT' } }, { execLogging: { logging: 'OVERRIDE' } }],
    fail: [{ execLogging: { logging: 'NONE' } }],
  },
});
