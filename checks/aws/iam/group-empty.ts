import { by, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { Group, User } from 'cloudstance/resources/aws/iam';

export default defineCheck({
  id: 'aws-iam-group-empty',
  title: 'IAM groups have members',
  severity: 'informational',
  why: 'What nobody uses still has to be reviewed, and the next member gets permissions that nobody remembers.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups_manage_delete.html'],
  on: Group.pick(),
  with: { members: by(User.pick('groups'), ({ groups }) => groups) },
  fix: ({ name }) => ({
    text: 'Detach its policies first.',
    command: sh`aws iam delete-group --group-name ${name}`,
  }),

  evaluate({ name }, { members }) {
    const { length } = members.get(name);
    return length === 0 ? fail('The group has no members') : pass(`The group has ${plural(length, 'member')}`);
  },

  examples: {
    pass: [{ name: 'auditors', $members: [{ groups: ['operators', 'auditors'] }] }],
    fail: [{ name: 'auditors', $members: [{ groups: ['operators'] }, { groups: [] }] }],
  },
});
