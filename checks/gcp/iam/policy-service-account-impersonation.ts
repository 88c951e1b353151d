import { defineCheck, fail, pass } from 'cloudstance/check';
import { isEverybody, isLimitedToResources, isPeople, memberName } from 'cloudstance/domain/gcp/iam';
import { listOf } from 'cloudstance/domain/text';
import { Policy } from 'cloudstance/resources/gcp/iam';
import { ana, binding, onlyIf, robot, takeAway, team } from './_policies.ts';

const roles = ['roles/iam.serviceAccountUser', 'roles/iam.serviceAccountTokenCreator'];
const isJudged = (member: string): boolean => isPeople(member) || isEverybody(member);

export default defineCheck({
  id: 'gcp-iam-policy-service-account-impersonation',
  title: 'People may act as single service accounts, not as all of a project',
  severity: 'high',
  why: 'Who may act as every service account of a project has all their rights, those of accounts made later included.',
  references: ['https://cloud.google.com/iam/docs/best-practices-service-accounts'],
  on: Policy.pick('bindings'),
  fix: ({ uid }) => ({
    text: 'Give the role on the one service account that is needed, then take it away here.',
    command: `gcloud iam service-accounts add-iam-policy-binding ACCOUNT --member MEMBER --role ROLE && ${takeAway(uid)}`,
  }),

  evaluate({ bindings }) {
    const broad = bindings.filter(
      (bound) => roles.includes(bound.role) && bound.members.some(isJudged) && !isLimitedToResources(bound),
    );
    if (broad.length === 0) return pass(`No person holds ${roles.join(' or ')} for the whole project`);
    const holders = [...new Set(broad.flatMap(({ members }) => members.filter(isJudged)).map(memberName))];
    const held = [...new Set(broad.map(({ role }) => role))].toSorted();
    return fail(`${listOf(holders.toSorted())} may act as every service account by ${listOf(held)}`);
  },

  examples: {
    pass: [
      { bindings: [] },
      { bindings: [binding('iam.serviceAccountUser', robot), binding('iam.serviceAccountAdmin', ana)] },
      {
        bindings: [
          onlyIf(
            'resource.name == "projects/-/serviceAccounts/123456789012345678901"',
            binding('iam.serviceAccountUser', ana),
          ),
        ],
      },
    ],
    fail: [
      { bindings: [binding('iam.serviceAccountUser', robot, ana)] },
      { bindings: [binding('iam.serviceAccountTokenCreator', team)] },
      { bindings: [binding('iam.serviceAccountTokenCreator', 'allAuthenticatedUsers')] },
      // A time limit leaves all accounts.
      {
        bindings: [onlyIf('request.time < timestamp("2027-01-01T00:00:00Z")', binding('iam.serviceAccountUser', ana))],
      },
    ],
  },
});
