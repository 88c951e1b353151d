import { all, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { trustsOf } from 'cloudstance/domain/aws/policy';
import { OidcProvider, Role } from 'cloudstance/resources/aws/iam';
import { account, trusts, trustsToken } from './_roles.ts';

const uid = `arn:aws:iam::${account}:oidc-provider/gitlab.com`;

export default defineCheck({
  id: 'aws-iam-oidc-provider-unused',
  title: 'OpenID Connect providers are trusted by a role',
  severity: 'informational',
  why: 'A provider that no role trusts is left over; the next careless role makes it a way in.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html'],
  on: OidcProvider.pick(),
  with: { roles: all(Role.pick('trust')) },
  fix: ({ uid: arn }) => sh`aws iam delete-open-id-connect-provider --open-id-connect-provider-arn ${arn}`,

  evaluate({ uid: arn, scope }, { roles }) {
    const user = roles.find(({ trust }) =>
      trustsOf(trust, scope).some(({ kind, id }) => kind === 'oidc' && id === arn),
    );
    return user ? pass(`The role ${user.name} trusts the provider`) : fail('No role trusts the provider');
  },

  examples: {
    pass: [{ uid, $roles: [{ trust: trusts({ Service: 'ec2.amazonaws.com' }) }, { trust: trustsToken(uid) }] }],
    fail: [
      { uid, $roles: [{ trust: trusts({ Service: 'ec2.amazonaws.com' }) }] },
      { uid, $roles: [] },
    ],
  },
});
