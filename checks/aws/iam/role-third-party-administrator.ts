import { defineCheck, notApplicable, pass, sh } from 'cloudstance/check';
import { chainOf } from 'cloudstance/domain/aws/access/answers';
import { listOf } from 'cloudstance/domain/text';
import { AwsAccess, RoleIdentity } from 'cloudstance/models/aws-access';
import { full, may, nothing, roleArn, world } from '../_power.ts';
import { bareRole, chainText, proven } from './_power.ts';
import { account, stranger, trusts } from './_roles.ts';
import { alone, foreignTrusts, managing, params, related, strangersOf } from './_third-parties.ts';

const trust = trusts({ AWS: stranger }, { StringEquals: { 'sts:ExternalId': 'b7e2f1' } });
const role = { uid: roleArn('vendor'), name: 'vendor', ...bareRole, trust, $access: world, $membership: alone };

export default defineCheck({
  id: 'aws-iam-role-third-party-administrator',
  title: 'IAM roles that third parties assume do not lead to full power',
  severity: 'critical',
  why: 'Whoever breaks into the provider owns the account, with or without an external id.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html'],
  on: RoleIdentity,
  with: { ...related, access: AwsAccess },
  params,
  fix: ({ name }) => ({
    text: 'Take away what leads to full power. Accounts that are your own belong into trustedAccounts.',
    command: sh`aws iam list-attached-role-policies --role-name ${name}; aws iam list-role-policies --role-name ${name}`,
  }),

  evaluate({ uid, trust: policy, scope }, { access, membership, params: { trustedAccounts } }) {
    const foreign = foreignTrusts(policy, scope).filter(({ conditions }) => !conditions.orgRestricted);
    if (foreign.length === 0) return notApplicable('No account outside may assume the role');
    const chain = chainOf(access, uid);
    if (!chain) return pass('No way leads from the role to full power');
    const strangers = strangersOf(foreign, trustedAccounts, membership);
    if (strangers.length === 0) return pass('The other accounts that may assume the role are your own');
    return proven(`Account ${listOf(strangers)} can assume the role, which ${chainText(chain)}`, chain);
  },

  examples: {
    pass: [
      { ...role, policies: nothing },
      { ...role, policies: full, $membership: managing(stranger) },
    ],
    fail: [
      { ...role, policies: full },
      { ...role, policies: may('iam:PutRolePolicy') },
    ],
    notApplicable: [{ ...role, trust: trusts({ AWS: account }), policies: full }],
  },
});
