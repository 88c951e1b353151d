import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { daysBetween, isOlderThan } from 'cloudstance/domain/time';
import { Instance } from 'cloudstance/resources/aws/ec2';
import { z } from 'zod';

export default defineCheck({
  id: 'aws-ec2-instance-age',
  title: 'Running EC2 instances are renewed regularly',
  severity: 'low',
  why: 'An instance that has run for very long has seen no new kernel and no new image since, and nobody knows whether it can be rebuilt.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/update-management.html'],
  on: Instance.pick('state', 'launchTime'),
  params: z.object({ days: z.int().min(1).default(180) }),
  fix: ({ name, scope }) => ({
    text: 'Replace the instance by one from a current image; a reboot after patching does not change its launch time, a stop and start does',
    command: sh`aws ec2 describe-instances --region ${scope.region} --instance-ids ${name}`,
  }),

  evaluate({ state, launchTime }, { params: { days }, now }) {
    if (state !== 'running') return notApplicable(`The instance is ${state}`);
    const since = `Running for ${plural(daysBetween(launchTime, now), 'day')}`;
    return isOlderThan(launchTime, days, now) ? fail(since) : pass(since);
  },

  examples: {
    pass: [{ state: 'running', launchTime: '2026-11-01T00:00:00.000Z' }],
    fail: [{ state: 'running', launchTime: '2024-11-01T00:00:00.000Z' }],
    notApplicable: [{ state: 'stopped', launchTime: '2024-11-01T00:00:00.000Z' }],
  },
});
