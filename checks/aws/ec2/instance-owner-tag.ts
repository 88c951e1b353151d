import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Instance } from 'cloudstance/resources/aws/ec2';
import { z } from 'zod';

export default defineCheck({
  id: 'aws-ec2-instance-owner-tag',
  title: 'EC2 instances say who owns them',
  severity: 'low',
  why: 'A finding on an instance that nobody owns is mended by nobody.',
  references: ['https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html'],
  on: Instance.pick('tags'),
  // One of these keys, in upper or lower case, has to have a value.
  params: z.object({ keys: z.array(z.string()).min(1).default(['owner']) }),
  fix: ({ name, scope }) => ({
    command: sh`aws ec2 create-tags --region ${scope.region} --resources ${name} --tags Key=owner,Value=TEAM`,
    terraform: 'provider "aws": default_tags { tags = { owner = "…" } }',
  }),

  evaluate({ tags }, { params: { keys } }) {
    const wanted = new Set(keys.map((key) => key.toLowerCase()));
    const owner = Object.entries(tags).find(([key, value]) => wanted.has(key.toLowerCase()) && value.trim() !== '');
    return owner ? pass(`Tag ${owner[0]} is ${owner[1]}`) : fail(`No tag ${listOf(keys)} with a value`);
  },

  examples: {
    pass: [{ tags: { owner: 'data' } }, { tags: { Owner: 'data', Name: 'web' } }],
    fail: [{ tags: {} }, { tags: { Name: 'web', owner: ' ' } }],
  },
});
