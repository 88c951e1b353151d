import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { Domain } from 'cloudstance/resources/aws/opensearch';

const nodes = { instanceCount: 3, zoneAwarenessEnabled: true };

export default defineCheck({
  id: 'aws-opensearch-domain-masters',
  title: 'OpenSearch domains have three dedicated master nodes',
  severity: 'low',
  why: 'Without a majority of masters that do nothing else, load on the data nodes can stop the cluster.',
  references: [
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html',
  ],
  on: Domain.pick('nodes'),
  fix: ({ name, scope }) => ({
    command: sh`aws opensearch update-domain-config --region ${scope.region} --domain-name ${name} --cluster-config DedicatedMasterEnabled=true,DedicatedMasterCount=3,DedicatedMasterType=TYPE`,
    terraform:
      'resource "aws_opensearch_domain": cluster_config { dedicated_master_enabled = true, dedicated_master_count = 3 }',
  }),

  evaluate({ nodes: { dedicatedMasterEnabled, dedicatedMasterCount } }) {
    if (!dedicatedMasterEnabled) return fail('It has no dedicated master nodes');
    const masters = dedicatedMasterCount ?? 0;
    const said = `It has ${plural(masters, 'dedicated master node')}`;
    return masters >= 3 ? pass(said) : fail(said);
  },

  examples: {
    pass: [{ nodes: { ...nodes, dedicatedMasterEnabled: true, dedicatedMasterCount: 3 } }],
    fail: [
      { nodes: { ...nodes, dedicatedMasterEnabled: false } },
      { nodes: { ...nodes, dedicatedMasterEnabled: true, dedicatedMasterCount: 2 } },
    ],
  },
});
