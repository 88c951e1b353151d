import { defineCheck, fail, pass } from 'cloudstance/check';
import { domainOf, memberName } from 'cloudstance/domain/gcp/iam';
import { listOf } from 'cloudstance/domain/text';
import { Policy } from 'cloudstance/resources/gcp/iam';
import { z } from 'zod';
import { ana, binding, robot, takeAway, team } from './_policies.ts';

export default defineCheck({
  id: 'gcp-iam-policy-personal-accounts',
  title: 'Roles are held by accounts of the organization, not by personal ones',
  severity: 'high',
  why: 'Nobody but its owner can demand two-step verification of a personal account, or close it when its owner leaves.',
  references: ['https://cloud.google.com/iam/docs/principals-overview'],
  on: Policy.pick('bindings'),
  // Groups of googlegroups.com can be made by anybody.
  params: z.object({ domains: z.array(z.string()).default(['gmail.com', 'googlemail.com', 'googlegroups.com']) }),
  fix: ({ uid }) => takeAway(uid),

  evaluate({ bindings }, { params: { domains } }) {
    const personal = bindings.flatMap(({ members }) => members).filter((member) => domains.includes(domainOf(member)));
    if (personal.length === 0) return pass('No personal account holds a role');
    const names = [...new Set(personal.map(memberName))].toSorted();
    return fail(`Personal accounts hold roles: ${listOf(names)}`);
  },

  examples: {
    pass: [
      { bindings: [] },
      { bindings: [binding('viewer', ana, team, robot, 'allUsers')] },
      { bindings: [binding('viewer', 'user:ana@notgmail.com', 'deleted:user:ana@gmail.com?uid=123')] },
    ],
    fail: [
      { bindings: [binding('viewer', ana), binding('editor', 'user:Ana.Smith@Gmail.com')] },
      { bindings: [binding('viewer', 'group:friends@googlegroups.com')] },
    ],
  },
});
