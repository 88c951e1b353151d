import { test } from 'node:test';
import { deepEqual, equal, match } from 'node:assert/strict';
import { sharedIssuerProblem } from '../../src/domain/aws/oidc.ts';
import { trustsOf } from '../../src/domain/aws/policy.ts';
import type { Trust } from '../../src/domain/aws/policy.ts';

const own = '111122223333';
const partner = '444455556666';
type Json = Record<string, unknown>;

function trusts(statement: Json): Trust[] {
  const whole = { Effect: 'Allow', Action: 'sts:AssumeRole', ...statement };
  return trustsOf(JSON.stringify({ Statement: [whole] }), { account: own });
}

test('who may assume a role', () => {
  const saml = `arn:aws:iam::${own}:saml-provider/Okta`;
  const oidc = `arn:aws:iam::${own}:oidc-provider/token.actions.githubusercontent.com`;
  const cases: [Json, readonly string[], string][] = [
    [{ Principal: '*' }, ['everyone *'], 'everybody'],
    [{ Principal: { AWS: '*' } }, ['everyone *'], 'everybody with an account'],
    [{ Principal: { AWS: partner } }, [`account ${partner}`], 'an account'],
    [
      { Principal: { AWS: `arn:aws:iam::${partner}:root` } },
      [`account arn:aws:iam::${partner}:root`],
      'an account by its root',
    ],
    [{ Principal: { AWS: `arn:aws:iam::${partner}:role/x` } }, [`role arn:aws:iam::${partner}:role/x`], 'a role'],
    [
      { Principal: { AWS: `arn:aws:sts::${partner}:assumed-role/x/y` } },
      [`role arn:aws:sts::${partner}:assumed-role/x/y`],
      'a session',
    ],
    [{ Principal: { AWS: `arn:aws:iam::${own}:user/x` } }, [`user arn:aws:iam::${own}:user/x own`], 'an own user'],
    [{ Principal: { AWS: 'AIDAEXAMPLEEXAMPLE123' } }, ['deleted AIDAEXAMPLEEXAMPLE123'], 'a user that is gone'],
    [{ Principal: { Service: 'ec2.amazonaws.com' } }, ['service ec2.amazonaws.com'], 'a service'],
    [{ Principal: { Federated: saml }, Action: 'sts:AssumeRoleWithSAML' }, [`saml ${saml}`], 'SAML'],
    [{ Principal: { Federated: oidc }, Action: 'sts:AssumeRoleWithWebIdentity' }, [`oidc ${oidc}`], 'OIDC'],
    [
      { Principal: { Federated: 'cognito-identity.amazonaws.com' }, Action: 'sts:*' },
      ['oidc cognito-identity.amazonaws.com'],
      'Cognito',
    ],
    [{ Principal: { AWS: partner }, Action: 'sts:TagSession' }, [], 'tagging alone assumes nothing'],
    [{ Principal: { AWS: partner }, Action: 'STS:ASSUMEROLE' }, [`account ${partner}`], 'actions in any case'],
    [{ Principal: { AWS: partner }, Effect: 'Deny' }, [], 'a Deny trusts nobody'],
    [
      { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } } },
      ['organization o-abc'],
      'everybody of an organization',
    ],
    [
      { Principal: '*', Condition: { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${partner}:role/*` } } },
      [`account ${partner}`],
      'everybody narrowed to an account',
    ],
    [
      { Principal: '*', Condition: { StringEquals: { 'sts:ExternalId': 'x' } } },
      ['everyone *'],
      'a shared secret is no account',
    ],
  ];
  for (const [statement, wanted, why] of cases) {
    const got = trusts(statement).map(({ kind, id, own: mine }) => `${kind} ${id}${mine ? ' own' : ''}`);
    deepEqual(got, wanted, why);
  }
});

test('what a trust demands', () => {
  const conditions = (Condition: Json) => trusts({ Principal: { AWS: partner }, Condition })[0]?.conditions;
  deepEqual(conditions({}), { orgRestricted: false, mfaRequired: false });
  deepEqual(conditions({ StringEquals: { 'sts:ExternalId': ['a', 'b'], 'aws:PrincipalOrgID': 'o-abc' } }), {
    externalId: ['a', 'b'],
    orgRestricted: true,
    mfaRequired: false,
  });
  equal(conditions({ StringLike: { 'sts:ExternalId': '*' } })?.externalId, undefined, 'any external id is none');
  equal(conditions({ StringEqualsIfExists: { 'sts:ExternalId': 'a' } })?.externalId, undefined, 'only if it is there');
  equal(conditions({ StringNotEquals: { 'sts:ExternalId': 'a' } })?.externalId, undefined, 'any other');
  equal(conditions({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } })?.mfaRequired, true);
  equal(conditions({ Bool: { 'aws:MultiFactorAuthPresent': true } })?.mfaRequired, true);
  equal(
    conditions({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } })?.mfaRequired,
    false,
    'long-term keys carry no such key',
  );
  equal(conditions({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } })?.mfaRequired, false);
  equal(conditions({ NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } })?.mfaRequired, true);
});

function federated(host: string, Condition: Json): Trust {
  const [trust] = trusts({
    Principal: { Federated: `arn:aws:iam::${own}:oidc-provider/${host}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition,
  });
  if (!trust) throw new Error('no trust');
  return trust;
}

test('trust in GitHub Actions', () => {
  const host = 'token.actions.githubusercontent.com';
  const like = (...values: string[]): Json => ({ StringLike: { [`${host}:sub`]: values } });
  const cases: [Json, RegExp | undefined, string][] = [
    [
      { StringEquals: { [`${host}:aud`]: 'sts.amazonaws.com' } },
      /no condition/,
      'the audience is the same for everybody',
    ],
    [{}, /no condition/, 'nothing'],
    [like('*'), /leaves the organization open/, 'any subject'],
    [like('repo:octo:*'), /leaves/, 'no repository at all'],
    [like('repo:*'), /leaves/, 'any repository'],
    [like('repo:*/app:*'), /leaves/, 'any organization'],
    [like('repo:octo*'), /leaves/, 'octo-evil too'],
    [like('repo:octo*/app:*'), /leaves/, 'octo-evil/app too'],
    [like('repo:?cto/app:*'), /leaves/, 'one open letter'],
    [like('repo:octo/app:*', 'repo:*/app:*'), /leaves/, 'values are alternatives'],
    [like('environment:production'), /leaves/, 'an environment anybody can name so'],
    [like('*:repo:octo/app'), /leaves/, 'a claim before it that others choose'],
    [like('repo:*@123/app@456:*'), /leaves/, 'a branch can be named like that'],
    [like('repo:octo/app:ref:refs/heads/main'), undefined, 'a branch'],
    [like('repo:octo/*'), undefined, 'all of one organization'],
    [like('repo:octo@123/app@456:ref:refs/heads/main'), undefined, 'subjects since July 2026'],
    [like('repo:octo@123/*'), undefined, 'all of one organization by its id'],
    [like('repo:octo@*/app@*:environment:production'), undefined, 'names hold, ids open'],
    [like('repository_owner_id:123:repository_id:456'), undefined, 'customised subjects'],
    [like('repository_owner:octo'), undefined, 'the owner alone'],
    [like('repository_owner:octo*'), /leaves/, 'octo-evil too'],
    [like('repository_id:45*'), /leaves/, 'repositories of others, too'],
    [{ StringEquals: { [`${host}:repository_id`]: '456' } }, undefined, 'a claim of its own'],
    [{ StringLike: { [`${host}:repository_id`]: '45*' } }, /no condition/, 'a claim that is left open'],
    [{ StringEquals: { [`${host}:actor`]: 'alice' } }, /no condition/, 'who started it says nothing about whose it is'],
    [{ StringEquals: { [`${host}:sub`]: 'repo:octo/app:environment:production' } }, undefined, 'one subject'],
    [{ StringEquals: { [`${host.toUpperCase()}:SUB`]: 'repo:octo/app:pull_request' } }, undefined, 'keys in any case'],
    [{ 'ForAnyValue:StringLike': { [`${host}:sub`]: 'repo:octo/*' } }, undefined, 'ForAnyValue demands the key'],
    [{ 'ForAllValues:StringLike': { [`${host}:sub`]: 'repo:octo/*' } }, /no condition/, 'ForAllValues does not'],
    [{ StringLikeIfExists: { [`${host}:sub`]: 'repo:octo/*' } }, /no condition/, 'IfExists does not'],
    [{ StringNotLike: { [`${host}:sub`]: 'repo:evil/*' } }, /no condition/, 'everybody but one'],
    [
      { StringLike: { [`${host}:sub`]: '*' }, StringEquals: { [`${host}:sub`]: 'repo:octo/app:x' } },
      undefined,
      'both have to hold',
    ],
  ];
  for (const [Condition, wanted, why] of cases) {
    const problem = sharedIssuerProblem(federated(host, Condition));
    if (wanted === undefined) equal(problem, undefined, why);
    else match(problem ?? '', wanted, why);
  }
  match(
    sharedIssuerProblem(federated(`${host}/octo`, {})) ?? '',
    /no condition/,
    'an issuer of its own is still GitHub',
  );
  equal(sharedIssuerProblem(federated('accounts.example.com', {})), undefined, 'not GitHub');
});

test('trust in GitLab', () => {
  const sub = (value: string): Json => ({ StringLike: { 'gitlab.com:sub': value } });
  equal(
    sharedIssuerProblem(federated('gitlab.com', sub('project_path:group/app:ref_type:branch:ref:main'))),
    undefined,
  );
  equal(sharedIssuerProblem(federated('gitlab.com', sub('project_path:group/*'))), undefined);
  match(sharedIssuerProblem(federated('gitlab.com', sub('project_path:*'))) ?? '', /leaves the group open/);
  match(sharedIssuerProblem(federated('gitlab.com', sub('project_path:group*:ref:main'))) ?? '', /leaves/);
  match(sharedIssuerProblem(federated('gitlab.com', {})) ?? '', /no condition/);
  equal(
    sharedIssuerProblem(federated('gitlab.example.com', {})),
    undefined,
    'an instance of its own has its own users',
  );
});

test('subjects and audiences of a provider', () => {
  const { conditions, provider } = federated('accounts.example.com/tenant', {
    StringEquals: {
      'accounts.example.com/tenant:aud': 'app',
      'accounts.example.com/tenant:sub': ['a', 'b'],
      'other:sub': 'c',
    },
  });
  equal(provider, 'accounts.example.com/tenant');
  deepEqual(conditions, { subjects: ['a', 'b'], audiences: ['app'], orgRestricted: false, mfaRequired: false });
});
