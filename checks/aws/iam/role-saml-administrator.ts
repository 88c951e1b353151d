import type { Trust } from 'cloudstance/domain/aws/policy';
import { account, trusts } from './_roles.ts';
import { trustedWithoutPower } from './_trusted-power.ts';

const provider = `arn:aws:iam::${account}:saml-provider/corp`;
const saml = (condition?: object) => trusts({ Federated: provider }, condition, 'sts:AssumeRoleWithSAML');
const signIn = 'https://signin.aws.amazon.com/saml';

const asksForAudience = ({ grant: { statement } }: Trust): boolean =>
  statement.conditions.some(({ key }) => key === 'saml:aud' || key === 'saml:sub' || key === 'saml:iss');

export default trustedWithoutPower({
  id: 'aws-iam-role-saml-administrator',
  title: 'IAM roles that SAML users assume with any assertion do not lead to full power',
  severity: 'medium',
  why: 'An assertion that the provider signed for another application then makes its bearer administrator.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_saml.html'],
  whoGetsIn(parties) {
    const loose = parties.find((party) => party.kind === 'saml' && !asksForAudience(party));
    return loose && `Whoever has an assertion of ${loose.id}, for whatever application,`;
  },
  advice: 'Demand the audience: StringEquals {"SAML:aud": "https://signin.aws.amazon.com/saml"}.',
  open: [saml()],
  closed: [saml({ StringEquals: { 'SAML:aud': signIn } }), trusts({ Service: 'ec2.amazonaws.com' })],
});
