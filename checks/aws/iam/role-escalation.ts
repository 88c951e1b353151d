import { defineCheck, notApplicable, pass, sh } from 'cloudstance/check';
import { chainOf } from 'cloudstance/domain/aws/access/answers';
import { AwsAccess, RoleIdentity } from 'cloudstance/models/aws-access';
import { full, may, nothing, roleArn, world } from '../_power.ts';
import { bareRole, chainText, proven } from './_power.ts';
import { trusts } from './_roles.ts';

const runner = { uid: roleArn('runner'), name: 'runner', trust: trusts({ Service: 'ec2.amazonaws.com' }), ...bareRole };

export default defineCheck({
  id: 'aws-iam-role-escalation',
  title: 'IAM roles without full power cannot take it',
  severity: 'high',
  why: 'Whoever gets at what runs as the role has all of the account, although nobody meant to give that.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    'https://pathfinding.cloud',
  ],
  on: RoleIdentity,
  with: { access: AwsAccess },
  fix: ({ name }) => ({
    text: 'Take one of the permissions away that the path names, or limit the role with a permissions boundary.',
    command: sh`aws iam put-role-permissions-boundary --role-name ${name} --permissions-boundary POLICY_ARN`,
  }),

  evaluate({ uid }, { access }) {
    const chain = chainOf(access, uid);
    if (!chain) return pass('No way leads from the role to full power');
    if (chain.ways.length === 0) return notApplicable('The role has full power, which a check of its own judges');
    return proven(`The role ${chainText(chain)}`, chain);
  },

  examples: {
    pass: [
      { ...runner, policies: nothing, $access: world },
      { ...runner, policies: may('iam:PutUserPolicy'), $access: world },
      // A control policy of the organization closes it.
      {
        ...runner,
        policies: may('iam:PutRolePolicy'),
        $access: {
          ...world,
          membership: {
            organization: { id: 'o-acme123456', masterAccountId: '999988887777', featureSet: 'ALL' },
            controlPolicies: {
              management: false,
              levels: [
                {
                  target: 'r-1',
                  serviceControl: [{ id: 'p-1', name: 'NoIam', document: may('s3:*').inline[0]!.policyDocument }],
                  resourceControl: null,
                },
              ],
            },
          },
        },
      },
    ],
    fail: [
      { ...runner, policies: may('iam:PutRolePolicy'), $access: world },
      { ...runner, policies: may('sts:AssumeRole'), $access: world },
    ],
    notApplicable: [{ ...runner, policies: full, $access: world }],
  },
});
