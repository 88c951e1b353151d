import { defineCheck, fail, pass } from 'cloudstance/check';
import { isPeople, memberName } from 'cloudstance/domain/gcp/iam';
import { listOf } from 'cloudstance/domain/text';
import { Policy } from 'cloudstance/resources/gcp/iam';
import { ana, binding, robot, takeAway, team } from './_policies.ts';

const basic = ['roles/owner', 'roles/editor'];
const workforce = 'principalSet://iam.googleapis.com/locations/global/workforcePools/staff/group/dev';

export default defineCheck({
  id: 'gcp-iam-policy-basic-roles',
  title: 'People hold predefined or custom roles, not Owner or Editor',
  severity: 'medium',
  why: 'Owner and Editor are thousands of permissions over every service, those that are switched on next year included.',
  references: ['https://cloud.google.com/iam/docs/roles-overview'],
  on: Policy.pick('bindings'),
  fix: ({ uid }) => takeAway(uid),

  evaluate({ bindings }) {
    const broad = bindings.filter(({ role, members }) => basic.includes(role) && members.some(isPeople));
    if (broad.length === 0) return pass('No person or group holds Owner or Editor');
    const holders = new Set(broad.flatMap(({ members }) => members.filter(isPeople)).map(memberName));
    const roles = [...new Set(broad.map(({ role }) => role))].toSorted();
    return fail(`${listOf([...holders].toSorted())} ${holders.size === 1 ? 'holds' : 'hold'} ${listOf(roles)}`);
  },

  examples: {
    pass: [
      { bindings: [] },
      { bindings: [binding('viewer', ana), binding('editor', robot)] },
      { bindings: [binding('owner', 'deleted:user:ana@example.com?uid=123')] },
    ],
    fail: [
      { bindings: [binding('owner', ana)] },
      { bindings: [binding('viewer', ana), binding('editor', robot, team)] },
      { bindings: [binding('editor', workforce)] },
    ],
  },
});
