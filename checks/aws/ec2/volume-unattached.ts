import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf, plural } from 'cloudstance/domain/text';
import { daysBetween, isOlderThan } from 'cloudstance/domain/time';
import { Volume } from 'cloudstance/resources/aws/ec2';
import { z } from 'zod';

export default defineCheck({
  id: 'aws-ec2-volume-unattached',
  title: 'EBS volumes belong to an instance',
  severity: 'low',
  why: 'Data that no instance uses is missed by nobody when it is copied, and is often left from a system that had to be deleted.',
  references: ['https://docs.aws.amazon.com/ebs/latest/userguide/ebs-detaching-volume.html'],
  on: Volume.pick('attachments', 'createTime'),
  params: z.object({ days: z.int().min(0).default(30) }),
  fix: ({ name, scope }) => ({
    text: 'Make a snapshot first if the data may still be needed',
    command: sh`aws ec2 delete-volume --region ${scope.region} --volume-id ${name}`,
  }),

  evaluate({ attachments, createTime }, { params: { days }, now }) {
    if (attachments.length > 0)
      return pass(`Attached to ${listOf(attachments.map(({ instanceId }) => instanceId ?? 'an AWS service'))}`);
    const age = plural(daysBetween(createTime, now), 'day');
    if (isOlderThan(createTime, days, now)) return fail(`Attached to nothing, and ${age} old`);
    return pass(`Attached to nothing, but only ${age} old`);
  },

  examples: {
    pass: [
      { attachments: [{ instanceId: 'i-1', state: 'attached' }], createTime: '2020-01-01T00:00:00.000Z' },
      { attachments: [{ state: 'attached' }], createTime: '2020-01-01T00:00:00.000Z' },
      { attachments: [], createTime: '2026-11-20T00:00:00.000Z' },
    ],
    fail: [{ attachments: [], createTime: '2026-01-01T00:00:00.000Z' }],
  },
});
