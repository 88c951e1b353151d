import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/ecs';

export default defineCheck({
  id: 'aws-ecs-cluster-container-insights',
  title: 'ECS clusters are watched by Container Insights',
  severity: 'low',
  why: 'Its figures show tasks that are overloaded, failing or busy with something that is not theirs.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html'],
  on: Cluster.pick('containerInsights'),
  fix: ({ name, scope }) => ({
    command: sh`aws ecs update-cluster-settings --region ${scope.region} --cluster ${name} --settings name=containerInsights,value=enhanced`,
    terraform: 'resource "aws_ecs_cluster": setting { name = "containerInsights", value = "enhanced" }',
  }),

  evaluate({ containerInsights: { value } }) {
    if (value === 'disabled') return fail('Container Insights is off');
    return pass(`Container Insights is on (${value})`);
  },

  examples: {
    pass: [{ containerInsights: { value: 'enabled' } }, { containerInsights: { value: 'enhanced' } }],
    fail: [{ containerInsights: { value: 'disabled' } }],
  },
});
