import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { daysBetween, isOlderThan } from 'cloudstance/domain/time';
import { Instance } from 'cloudstance/resources/aws/ec2';
import { z } from 'zod';

export default defineCheck({
  id: 'aws-ec2-instance-stopped',
  title: 'Stopped EC2 instances are started again or removed',
  severity: 'low',
  why: 'A forgotten instance is not patched, and whoever starts it again puts old flaws and old secrets on the network.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html'],
  on: Instance.pick('stoppedAt'),
  params: z.object({ days: z.int().min(0).default(30) }),
  fix: ({ name, scope }) => ({
    text: 'Make an image of it first if its disks may still be needed',
    command: sh`aws ec2 terminate-instances --region ${scope.region} --instance-ids ${name}`,
  }),

  evaluate({ stoppedAt }, { params: { days }, now }) {
    if (stoppedAt === null) return notApplicable('Not stopped');
    const since = `Stopped for ${plural(daysBetween(stoppedAt, now), 'day')}`;
    return isOlderThan(stoppedAt, days, now) ? fail(since) : pass(since);
  },

  examples: {
    pass: [{ stoppedAt: '2026-11-20T12:00:00.000Z' }, { stoppedAt: '2026-10-22T12:00:00.000Z' }],
    fail: [{ stoppedAt: '2026-10-21T11:59:59.000Z' }, { stoppedAt: '2021-01-01T00:00:00.000Z' }],
    notApplicable: [{ stoppedAt: null }],
  },
});
