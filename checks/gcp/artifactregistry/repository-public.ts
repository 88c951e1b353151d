import { defineCheck, sh } from 'cloudstance/check';
import { Repository } from 'cloudstance/resources/gcp/artifactregistry';
import { closedToEverybody, policyExamples } from '../_public.ts';

export default defineCheck({
  id: 'gcp-artifactregistry-repository-public',
  title: 'Artifact Registry repositories are not open to everybody',
  severity: 'high',
  why: 'Images and packages carry code and often secrets; whoever may write to them decides what runs.',
  references: ['https://cloud.google.com/artifact-registry/docs/access-control'],
  on: Repository.pick('bindings'),
  fix: ({ uid }) =>
    sh`gcloud artifacts repositories remove-iam-policy-binding ${uid.replace('//artifactregistry.googleapis.com/', '')} --member allUsers --role ROLE`,
  evaluate: (repository) => closedToEverybody(repository, repository.bindings),
  examples: policyExamples('roles/artifactregistry.reader'),
});
