import { defineCheck, fail, notApplicable, one, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Key } from 'cloudstance/resources/gcp/apikeys';
import { Project } from 'cloudstance/resources/gcp/project';
import { limited } from './_keys.ts';

const $project = { enabledServices: ['compute.googleapis.com', 'translate.googleapis.com'] };

export default defineCheck({
  id: 'gcp-apikeys-key-enabled-services',
  title: 'API keys exist only for services in use',
  severity: 'low',
  why: 'A key for services that the project does not use serves nobody, and works again the day that one is enabled.',
  references: ['https://cloud.google.com/docs/authentication/api-keys-best-practices'],
  on: Key.pick('config'),
  with: { project: one(Project.pick('enabledServices')) },
  fix: ({ uid, scope }) =>
    sh`gcloud services api-keys delete ${uid.slice(uid.lastIndexOf('/') + 1)} --project ${scope.account}`,

  evaluate({ config: { restrictions } }, { project }) {
    const { apiTargets = [] } = restrictions;
    if (apiTargets.length === 0) return notApplicable('The key is not limited to any API');
    const used = apiTargets.filter((service) => project.enabledServices.includes(service));
    if (used.length === 0) return fail(`None of the key's APIs is enabled in the project: ${listOf(apiTargets)}`);
    return pass(`The key opens ${listOf(used)}, enabled in the project`);
  },

  examples: {
    pass: [
      { ...limited({ apiTargets: ['translate.googleapis.com'] }), $project },
      { ...limited({ apiTargets: ['vision.googleapis.com', 'translate.googleapis.com'] }), $project },
    ],
    fail: [{ ...limited({ apiTargets: ['vision.googleapis.com'] }), $project }],
    notApplicable: [{ ...limited({}), $project }],
  },
});
