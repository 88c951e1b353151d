import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Repository } from 'cloudstance/resources/gcp/artifactregistry';
import { repositoryConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-artifactregistry-repository-immutable-tags',
  title: 'Tags of images in Artifact Registry can not be moved',
  severity: 'low',
  why: 'Where a tag can be moved to another image, what was tested is not what runs.',
  references: ['https://cloud.google.com/artifact-registry/docs/docker/troubleshoot#immutable_tags'],
  on: Repository.pick('config'),
  fix: ({ uid }) => ({
    command: sh`gcloud artifacts repositories update ${uid.replace('//artifactregistry.googleapis.com/', '')} --immutable-tags`,
    terraform: 'resource "google_artifact_registry_repository": docker_config { immutable_tags = true }',
  }),

  evaluate({ config: { format, immutableTags } }) {
    if (format !== 'DOCKER') return notApplicable(`It holds ${format} packages, not images`);
    return immutableTags ? pass('Tags stay with their image') : fail('Tags can be moved to other images');
  },

  examples: {
    pass: [{ config: repositoryConfig({ immutableTags: true }) }],
    fail: [{ config: repositoryConfig() }],
    notApplicable: [{ config: repositoryConfig({ format: 'MAVEN' }) }],
  },
});
