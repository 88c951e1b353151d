import { defineCheck, sh } from 'cloudstance/check';
import { User } from 'cloudstance/resources/aws/iam';
import { judgeOwner, params, references, why } from './_owner.ts';

export default defineCheck({
  id: 'aws-iam-user-owner-tag',
  title: 'IAM users have a tag that says who owns them',
  severity: 'informational',
  why,
  references,
  on: User.pick('tags'),
  params,
  fix: ({ name }) => sh`aws iam tag-user --user-name ${name} --tags Key=owner,Value=TEAM`,

  evaluate: ({ tags }, { params: { tagKeys } }) => judgeOwner(tags, tagKeys),

  examples: {
    pass: [{ tags: { Owner: 'platform' } }],
    fail: [{ tags: {} }, { tags: { owner: ' ' } }, { tags: { stage: 'production' } }],
  },
});
