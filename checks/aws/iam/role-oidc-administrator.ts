import { isOwnIssuer, isSharedIssuer, ownIssuerProblem, sharedIssuerProblem } from 'cloudstance/domain/aws/oidc';
import { account, trusts, trustsToken } from './_roles.ts';
import { trustedWithoutPower } from './_trusted-power.ts';

const host = 'token.actions.githubusercontent.com';
const github = `arn:aws:iam::${account}:oidc-provider/${host}`;
const of = (subject: string) =>
  trustsToken(github, {
    StringLike: { [`${host}:sub`]: subject },
    StringEquals: { [`${host}:aud`]: 'sts.amazonaws.com' },
  });

export default trustedWithoutPower({
  id: 'aws-iam-role-oidc-administrator',
  title: 'IAM roles for pipelines and workloads with a loose subject do not lead to full power',
  severity: 'critical',
  why: 'A repository or workload that nobody thought of, in the worst case anybody’s, then owns the account.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html'],
  whoGetsIn(parties) {
    const loose = parties.find(
      (party) =>
        (isSharedIssuer(party) && sharedIssuerProblem(party) !== undefined) ||
        (isOwnIssuer(party) && ownIssuerProblem(party) !== undefined),
    );
    return loose && `More than one workload of ${loose.provider}`;
  },
  advice: 'Demand the subject of one repository and branch, or of one workload.',
  open: [trustsToken(github, { StringEquals: { [`${host}:aud`]: 'sts.amazonaws.com' } }), of('repo:*')],
  closed: [of('repo:acme/shop:ref:refs/heads/main'), trusts({ Service: 'ec2.amazonaws.com' })],
});
