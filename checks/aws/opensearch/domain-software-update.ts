import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Domain } from 'cloudstance/resources/aws/opensearch';

export default defineCheck({
  id: 'aws-opensearch-domain-software-update',
  title: 'OpenSearch domains run the latest service software',
  severity: 'medium',
  why: 'Service software mends known vulnerabilities.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/service-software.html'],
  on: Domain.pick('software'),
  fix: ({ name, scope }) => ({
    command: sh`aws opensearch start-service-software-update --region ${scope.region} --domain-name ${name}`,
    terraform: 'resource "aws_opensearch_domain": software_update_options { auto_software_update_enabled = true }',
  }),

  evaluate({ software: { updateAvailable, currentVersion, newVersion } }) {
    const current = currentVersion || 'a version that is not said';
    return updateAvailable
      ? fail(`It runs ${current}; ${newVersion || 'an update'} is available`)
      : pass(`It runs ${current}, the latest`);
  },

  examples: {
    pass: [
      { software: { updateAvailable: false, currentVersion: 'R20240520', newVersion: '' } },
      { software: { updateAvailable: false } },
    ],
    fail: [{ software: { updateAvailable: true, currentVersion: 'R20210331', newVersion: 'R20240520' } }],
  },
});
