import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/redshift';

const cluster = (requireSsl: string | null) => ({
  parameterGroup: 'tuned',
  parameters: { requireSsl, enableUserActivityLogging: null },
});

export default defineCheck({
  id: 'aws-redshift-cluster-tls',
  title: 'Redshift clusters refuse connections without TLS',
  severity: 'medium',
  why: 'A client that falls back to no encryption sends its password and all data in the clear.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html'],
  on: Cluster.pick('parameterGroup', 'parameters'),
  fix: ({ name, scope }) => ({
    text: 'Default parameter groups can not be changed: use one of your own and reboot the cluster.',
    command: sh`aws redshift modify-cluster-parameter-group --region ${scope.region} --parameter-group-name GROUP --parameters ParameterName=require_ssl,ParameterValue=true && aws redshift modify-cluster --region ${scope.region} --cluster-identifier ${name} --cluster-parameter-group-name GROUP`,
    terraform: 'resource "aws_redshift_parameter_group": parameter { name = "require_ssl", value = "true" }',
  }),

  evaluate({ parameterGroup, parameters: { requireSsl } }) {
    if (requireSsl === null) return fail(`Parameter group ${parameterGroup} does not set require_ssl`);
    const said = `Parameter group ${parameterGroup} sets require_ssl to ${requireSsl}`;
    return requireSsl.toLowerCase() === 'true' ? pass(said) : fail(said);
  },

  examples: {
    pass: [cluster('true')],
    fail: [cluster('false'), cluster(null)],
  },
});
