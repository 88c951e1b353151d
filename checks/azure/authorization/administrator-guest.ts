import { holds, noWayFor, powerReferences, userOf } from '../_full-power.ts';

export default noWayFor({
  id: 'azure-authorization-administrator-guest',
  title: 'No guest reaches full power over a subscription',
  severity: 'high',
  why: 'How a guest signs in, and when the account ends, is decided by somebody else: their careless day costs you everything.',
  references: [
    ...powerReferences,
    'https://learn.microsoft.com/azure/role-based-access-control/role-assignments-external-users',
  ],
  fix: () => ({
    text: 'Take away what the first step of each path names: the role, the ownership or the place in the group.',
    command: 'az role assignment list --all --include-inherited --include-groups --output table',
  }),
  found: ({ graph }) => graph.powers().filter(({ principal }) => principal.kind === 'guest'),
  fails: 'Guests with a way to full power',
  passes: 'No guest has a way to full power',
  examples: {
    pass: [
      { users: [userOf('ana')], assignments: [holds('owner', 'ana')] },
      { users: [userOf('bob', 'Guest')], assignments: [holds('contributor', 'bob')] },
    ],
    fail: [
      { users: [userOf('bob', 'Guest')], assignments: [holds('owner', 'bob')] },
      {
        users: [userOf('bob', 'Guest')],
        assignments: [
          {
            ...holds('owner', 'g', { type: 'Group' }),
            group: { exists: true, members: [{ id: 'bob', type: 'user' }] },
            groupControl: { owners: [] },
          },
        ],
      },
    ],
  },
});
