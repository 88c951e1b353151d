import { z } from 'zod';
import { defineCheck, fail, pass } from 'cloudstance/check';
import { latestOf } from 'cloudstance/domain/aws/credential-report';
import { plural } from 'cloudstance/domain/text';
import { daysBetween, isOlderThan } from 'cloudstance/domain/time';
import { Root } from 'cloudstance/resources/aws/iam';

export default defineCheck({
  id: 'aws-iam-root-recent-use',
  title: 'The root user is kept for emergencies',
  severity: 'medium',
  why: 'Nothing limits the root user, so daily work under it makes every slip and every stolen session the worst one.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-tasks.html'],
  on: Root.pick('lastUsed'),
  params: z.object({ days: z.int().positive().default(90) }),
  fix: () => ({
    text: 'Find out from CloudTrail what the root user did, and give a role the permissions for it.',
    command:
      'aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=Username,AttributeValue=root --max-items 50',
  }),

  evaluate({ lastUsed: { password, keys } }, { params: { days }, now }) {
    const latest = latestOf([password, ...keys]);
    if (latest === null) return pass('No use of the root user is recorded');
    const ago = `${plural(daysBetween(latest, now), 'day')} ago`;
    return isOlderThan(latest, days, now)
      ? pass(`The root user was last used ${ago}`)
      : fail(`The root user was used ${ago}`);
  },

  examples: {
    pass: [
      { lastUsed: { password: 'no_information', keys: [] } },
      { lastUsed: { password: '2025-06-01T08:00:00.000Z', keys: ['N/A'] } },
    ],
    fail: [
      { lastUsed: { password: '2026-11-19T08:00:00.000Z', keys: [] } },
      // A key counts as much as the password.
      { lastUsed: { password: '2025-06-01T08:00:00.000Z', keys: ['2026-11-20T23:00:00.000Z'] } },
    ],
  },
});
