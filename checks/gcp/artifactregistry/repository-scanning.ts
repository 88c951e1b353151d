import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Repository } from 'cloudstance/resources/gcp/artifactregistry';
import { repositoryConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-artifactregistry-repository-scanning',
  title: 'Images in Artifact Registry are scanned for known vulnerabilities',
  severity: 'medium',
  why: 'Nobody mends a hole that nobody has found.',
  references: ['https://cloud.google.com/artifact-analysis/docs/enable-automatic-scanning'],
  on: Repository.pick('config'),
  fix: ({ uid }) => ({
    command: sh`gcloud artifacts repositories update ${uid.replace('//artifactregistry.googleapis.com/', '')} --allow-vulnerability-scanning`,
    text: 'Enable the Container Scanning API of the project, too.',
  }),

  evaluate({ config: { format, scanning } }) {
    if (format !== 'DOCKER') return notApplicable(`It holds ${format} packages, not images`);
    if (scanning === 'SCANNING_UNSUPPORTED') return notApplicable('Scanning is not to be had for this repository');
    if (scanning === 'SCANNING_ACTIVE') return pass('Images are scanned when they are pushed');
    return fail('Images are not scanned');
  },

  examples: {
    pass: [{ config: repositoryConfig({ scanning: 'SCANNING_ACTIVE' }) }],
    fail: [{ config: repositoryConfig({ scanning: 'SCANNING_DISABLED' }) }, { config: repositoryConfig() }],
    notApplicable: [
      { config: repositoryConfig({ format: 'NPM' }) },
      { config: repositoryConfig({ scanning: 'SCANNING_UNSUPPORTED' }) },
    ],
  },
});
