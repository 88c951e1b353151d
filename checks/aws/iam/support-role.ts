import { all, defineCheck, fail, pass } from 'cloudstance/check';
import { isAwsManagedPolicy, nameOf } from 'cloudstance/domain/aws/arn';
import { Account } from 'cloudstance/resources/aws/account';
import { Role } from 'cloudstance/resources/aws/iam';

const attaches = (policyArn: string) => ({
  policies: { attached: [{ policyName: 'x', policyArn }], inline: [] },
});

export default defineCheck({
  id: 'aws-iam-support-role',
  title: 'A role for contacting AWS Support exists',
  severity: 'low',
  why: 'In an incident nobody should have to look for the permissions, or the root user, to open a support case.',
  references: ['https://docs.aws.amazon.com/awssupport/latest/user/accessing-support.html'],
  on: Account.pick(),
  with: { roles: all(Role.pick('policies')) },
  fix: () => ({
    text: 'Let those who handle incidents assume the role.',
    command:
      'aws iam create-role --role-name support --assume-role-policy-document file://trust.json && ' +
      'aws iam attach-role-policy --role-name support --policy-arn arn:aws:iam::aws:policy/AWSSupportAccess',
  }),

  evaluate(_account, { roles }) {
    const found = roles.find(({ policies }) =>
      policies.attached.some(
        ({ policyArn }) => isAwsManagedPolicy(policyArn) && nameOf(policyArn) === 'AWSSupportAccess',
      ),
    );
    return found
      ? pass(`The role ${found.name} may contact AWS Support`)
      : fail('No role has AWSSupportAccess attached');
  },

  examples: {
    pass: [
      {
        $roles: [
          attaches('arn:aws:iam::aws:policy/ReadOnlyAccess'),
          attaches('arn:aws:iam::aws:policy/AWSSupportAccess'),
        ],
      },
    ],
    fail: [
      { $roles: [] },
      { $roles: [attaches('arn:aws:iam::aws:policy/ReadOnlyAccess')] },
      // A policy of the account's own with that name allows whatever it says.
      { $roles: [attaches('arn:aws:iam::111122223333:policy/AWSSupportAccess')] },
    ],
  },
});
