import { defineCheck, fail, notApplicable, one, pass } from 'cloudstance/check';
import { Key } from 'cloudstance/resources/gcp/apikeys';
import { Project } from 'cloudstance/resources/gcp/project';
import { changeKey, limited } from './_keys.ts';

const gemini = 'generativelanguage.googleapis.com';
const $project = { enabledServices: ['compute.googleapis.com', gemini] };

export default defineCheck({
  id: 'gcp-apikeys-key-gemini',
  title: "Keys for other APIs don't open the Gemini API",
  severity: 'high',
  why: 'A key without API restrictions, such as one for maps in a public page, reads files and runs up bills at the Gemini API once the project enables it.',
  references: ['https://ai.google.dev/gemini-api/docs/api-key'],
  on: Key.pick('config'),
  with: { project: one(Project.pick('enabledServices')) },
  fix: (key) => changeKey(key, '--api-target service=SERVICE.googleapis.com'),

  evaluate({ config: { restrictions } }, { project }) {
    if ((restrictions.apiTargets ?? []).length > 0) return pass('The key opens named APIs only');
    if (!project.enabledServices.includes(gemini)) return notApplicable('The Gemini API is not enabled in the project');
    return fail('The key opens every API of the project, the Gemini API included');
  },

  examples: {
    pass: [
      { ...limited({ apiTargets: ['maps-backend.googleapis.com'] }), $project },
      // Meant for it.
      { ...limited({ apiTargets: [gemini] }), $project },
    ],
    fail: [
      { ...limited({}), $project },
      { ...limited({ allowedReferrers: ['https://www.example.com/*'] }), $project },
    ],
    notApplicable: [{ ...limited({}), $project: { enabledServices: ['compute.googleapis.com'] } }],
  },
});
