import { account, trusts } from './_roles.ts';
import { trustedWithoutPower } from './_trusted-power.ts';

export default trustedWithoutPower({
  id: 'aws-iam-role-everyone-administrator',
  title: 'IAM roles that everyone may assume do not lead to full power',
  severity: 'critical',
  why: 'Whoever has any AWS account then owns this one.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html'],
  whoGetsIn: (parties) =>
    parties.some(({ kind }) => kind === 'everyone') ? 'Everyone with an AWS account' : undefined,
  advice: 'Name the principals, or demand aws:PrincipalOrgID.',
  open: [trusts('*'), trusts({ AWS: '*' })],
  closed: [trusts({ AWS: account }), trusts('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-acme123456' } })],
});
