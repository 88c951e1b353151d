import { defineCheck, fail, pass } from 'cloudstance/check';
import { isEverybody } from 'cloudstance/domain/gcp/iam';
import { listOf } from 'cloudstance/domain/text';
import { Policy } from 'cloudstance/resources/gcp/iam';
import { ana, binding, onlyIf, robot, takeAway } from './_policies.ts';

export default defineCheck({
  id: 'gcp-iam-policy-public',
  title: 'IAM policies of projects, folders and organizations give everyone nothing',
  severity: 'critical',
  why: 'A role for allUsers or allAuthenticatedUsers on a project opens everything in it to anyone, signed in or not.',
  references: ['https://cloud.google.com/iam/docs/principal-identifiers'],
  on: Policy.pick('bindings'),
  fix: ({ uid }) => takeAway(uid),

  evaluate({ bindings }) {
    // A condition narrows when or what, never who.
    const open = bindings.filter(({ members }) => members.some(isEverybody));
    if (open.length === 0) return pass('No role is held by everyone');
    return fail(`Everyone holds ${listOf(new Set(open.map(({ role }) => role)))}`);
  },

  examples: {
    pass: [{ bindings: [] }, { bindings: [binding('owner', ana, robot)] }],
    fail: [
      { bindings: [binding('owner', ana), binding('viewer', 'allUsers')] },
      { bindings: [binding('browser', 'allAuthenticatedUsers')] },
      { bindings: [onlyIf('request.time < timestamp("2027-01-01T00:00:00Z")', binding('viewer', 'allUsers'))] },
    ],
  },
});
