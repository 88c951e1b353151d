import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { Domain } from 'cloudstance/resources/aws/opensearch';

export default defineCheck({
  id: 'aws-opensearch-domain-data-nodes',
  title: 'OpenSearch domains have data nodes in several zones',
  severity: 'low',
  why: 'With fewer than three data nodes, or all in one zone, a single failure loses availability and possibly data.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html'],
  on: Domain.pick('nodes'),
  fix: ({ name, scope }) => ({
    command: sh`aws opensearch update-domain-config --region ${scope.region} --domain-name ${name} --cluster-config InstanceCount=3,ZoneAwarenessEnabled=true,ZoneAwarenessConfig={AvailabilityZoneCount=3}`,
    terraform: 'resource "aws_opensearch_domain": cluster_config { instance_count = 3, zone_awareness_enabled = true }',
  }),

  evaluate({ nodes: { instanceCount, zoneAwarenessEnabled } }) {
    const zones = zoneAwarenessEnabled ? 'over several zones' : 'in one zone';
    const said = `It has ${plural(instanceCount, 'data node')} ${zones}`;
    return instanceCount >= 3 && zoneAwarenessEnabled ? pass(said) : fail(said);
  },

  examples: {
    pass: [{ nodes: { instanceCount: 3, zoneAwarenessEnabled: true, dedicatedMasterEnabled: true } }],
    fail: [
      { nodes: { instanceCount: 2, zoneAwarenessEnabled: true, dedicatedMasterEnabled: true } },
      { nodes: { instanceCount: 3, zoneAwarenessEnabled: false, dedicatedMasterEnabled: true } },
    ],
  },
});
