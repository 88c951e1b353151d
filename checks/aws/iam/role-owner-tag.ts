import { defineCheck, notApplicable, sh } from 'cloudstance/check';
import { Role } from 'cloudstance/resources/aws/iam';
import { judgeOwner, params, references, why } from './_owner.ts';
import { config, isReserved, reserved } from './_roles.ts';

export default defineCheck({
  id: 'aws-iam-role-owner-tag',
  title: 'IAM roles have a tag that says who owns them',
  severity: 'informational',
  why,
  references,
  on: Role.pick('tags', 'config'),
  params,
  fix: ({ name }) => sh`aws iam tag-role --role-name ${name} --tags Key=owner,Value=TEAM`,

  evaluate(role, { params: { tagKeys } }) {
    if (isReserved(role.config)) return notApplicable('IAM Identity Center made this role and lets nobody tag it');
    return judgeOwner(role.tags, tagKeys);
  },

  examples: {
    pass: [{ tags: { owner: 'platform' }, config }],
    fail: [{ tags: {}, config }],
    notApplicable: [{ tags: {}, config: reserved }],
  },
});
