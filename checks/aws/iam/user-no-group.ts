import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { User } from 'cloudstance/resources/aws/iam';

export default defineCheck({
  id: 'aws-iam-user-no-group',
  title: 'IAM users are members of a group',
  severity: 'informational',
  why: 'Permissions that come from groups follow the job; those of a user outside all groups follow nobody.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html'],
  on: User.pick('groups'),
  fix: ({ name }) => sh`aws iam add-user-to-group --user-name ${name} --group-name GROUP`,

  evaluate({ groups }) {
    return groups.length === 0 ? fail('The user is in no group') : pass(`The user is in ${listOf(groups)}`);
  },

  examples: { pass: [{ groups: ['auditors'] }], fail: [{ groups: [] }] },
});
