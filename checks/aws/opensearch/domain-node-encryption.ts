import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Domain } from 'cloudstance/resources/aws/opensearch';

export default defineCheck({
  id: 'aws-opensearch-domain-node-encryption',
  title: 'OpenSearch nodes talk to each other over TLS',
  severity: 'medium',
  why: 'Otherwise what is indexed and searched travels in the clear among the nodes.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html'],
  on: Domain.pick('nodeToNodeEncryption'),
  fix: ({ name, scope }) => ({
    command: sh`aws opensearch update-domain-config --region ${scope.region} --domain-name ${name} --node-to-node-encryption-options Enabled=true`,
    terraform: 'resource "aws_opensearch_domain": node_to_node_encryption { enabled = true }',
  }),

  evaluate({ nodeToNodeEncryption }) {
    return nodeToNodeEncryption
      ? pass('Traffic among nodes is encrypted')
      : fail('Traffic among nodes is not encrypted');
  },

  examples: {
    pass: [{ nodeToNodeEncryption: true }],
    fail: [{ nodeToNodeEncryption: false }],
  },
});
