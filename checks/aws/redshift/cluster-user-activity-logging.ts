import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/redshift';

const cluster = (enableUserActivityLogging: string | null) => ({
  parameterGroup: 'tuned',
  parameters: { requireSsl: null, enableUserActivityLogging },
});

export default defineCheck({
  id: 'aws-redshift-cluster-user-activity-logging',
  title: 'Redshift clusters log the queries of users',
  severity: 'low',
  why: 'Without the user activity log, nobody can tell afterwards what was read.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html'],
  on: Cluster.pick('parameterGroup', 'parameters'),
  fix: ({ name, scope }) => ({
    text: 'Default parameter groups can not be changed: use one of your own and reboot the cluster.',
    command: sh`aws redshift modify-cluster-parameter-group --region ${scope.region} --parameter-group-name GROUP --parameters ParameterName=enable_user_activity_logging,ParameterValue=true && aws redshift modify-cluster --region ${scope.region} --cluster-identifier ${name} --cluster-parameter-group-name GROUP`,
    terraform:
      'resource "aws_redshift_parameter_group": parameter { name = "enable_user_activity_logging", value = "true" }',
  }),

  evaluate({ parameterGroup, parameters: { enableUserActivityLogging } }) {
    const said = `Parameter group ${parameterGroup} has enable_user_activity_logging ${enableUserActivityLogging ?? 'unset'}`;
    return enableUserActivityLogging?.toLowerCase() === 'true' ? pass(said) : fail(said);
  },

  examples: {
    pass: [cluster('true')],
    fail: [cluster('false'), cluster(null)],
  },
});
