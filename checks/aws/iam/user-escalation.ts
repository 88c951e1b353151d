import { defineCheck, notApplicable, pass, sh } from 'cloudstance/check';
import { chainOf } from 'cloudstance/domain/aws/access/answers';
import { AwsAccess, UserIdentity } from 'cloudstance/models/aws-access';
import { full, may, nothing, roleArn, userArn, world } from '../_power.ts';
import { bareUser, chainText, proven } from './_power.ts';

const dev = { uid: userArn('dev'), name: 'dev', ...bareUser };
/** Lets the user take full power, and leaves no more than that under a boundary. */
const passes = may('iam:PassRole', 'lambda:*');
const forLambda = {
  uid: roleArn('Functions'),
  name: 'Functions',
  policies: full,
  trust:
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
};
const $access = { ...world, roles: [...world.roles, forLambda] };

export default defineCheck({
  id: 'aws-iam-user-escalation',
  title: 'IAM users without full power cannot take it',
  severity: 'high',
  why: 'Somebody with little power who can take more has all of it, and so has whoever steals their key.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    'https://pathfinding.cloud',
  ],
  on: UserIdentity,
  with: { access: AwsAccess },
  fix: ({ name }) => ({
    text: 'Take one of the permissions away that the path names, or limit the user with a permissions boundary.',
    command: sh`aws iam put-user-permissions-boundary --user-name ${name} --permissions-boundary POLICY_ARN`,
  }),

  evaluate({ uid }, { access }) {
    const chain = chainOf(access, uid);
    if (!chain) return pass('No way leads from the user to full power');
    if (chain.ways.length === 0) return notApplicable('The user has full power, which a check of its own judges');
    return proven(`The user ${chainText(chain)}`, chain);
  },

  examples: {
    pass: [
      { ...dev, policies: nothing, $access },
      { ...dev, policies: may('s3:*', 'ec2:*'), $access },
      { ...dev, policies: passes, $access: world },
      // What the boundary leaves out is not there.
      {
        ...dev,
        policies: passes,
        permissionsBoundary: 'arn:aws:iam::111122223333:policy/limit',
        $access: {
          ...$access,
          policies: [
            {
              uid: 'arn:aws:iam::111122223333:policy/limit',
              name: 'limit',
              document: may('lambda:*').inline[0]!.policyDocument,
            },
          ],
        },
      },
    ],
    fail: [
      { ...dev, policies: passes, $access },
      { ...dev, policies: may('iam:AttachUserPolicy'), $access },
      { ...dev, policies: may('iam:UpdateAssumeRolePolicy'), $access },
      {
        ...dev,
        policies: nothing,
        groups: ['devs'],
        $access: {
          ...$access,
          groups: [{ uid: 'arn:aws:iam::111122223333:group/devs', name: 'devs', policies: may('iam:PutGroupPolicy') }],
        },
      },
    ],
    notApplicable: [{ ...dev, policies: full, $access }],
  },
});
