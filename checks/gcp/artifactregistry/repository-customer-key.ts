import { defineCheck, fail, pass } from 'cloudstance/check';
import { Repository } from 'cloudstance/resources/gcp/artifactregistry';
import { repositoryConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-artifactregistry-repository-customer-key',
  title: 'Artifact Registry repositories are encrypted with a key of the customer',
  severity: 'low',
  why: "A key of one's own can be rotated, watched and taken away; one of Google's can not.",
  references: ['https://cloud.google.com/artifact-registry/docs/cmek'],
  on: Repository.pick('config'),
  fix: () => ({
    text: 'The key is chosen when a repository is made: make another one with --kms-key and copy the packages.',
    terraform: 'resource "google_artifact_registry_repository": kms_key_name = …',
  }),

  evaluate({ config: { kmsKeyName } }) {
    if (kmsKeyName) return pass(`It is encrypted with ${kmsKeyName}`);
    return fail('It is encrypted with keys that Google keeps');
  },

  examples: {
    pass: [{ config: repositoryConfig({ kmsKeyName: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k' }) }],
    fail: [{ config: repositoryConfig() }],
  },
});
