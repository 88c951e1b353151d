import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-elasticsearch',
  what: 'Elasticsearch, OpenSearch and Kibana',
  why: 'Search clusters are often without passwords, and bots copy and delete what they find in them.',
  ports: known(5601, 9200, 9300),
});
