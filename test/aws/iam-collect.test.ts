/** What the laws don't show of IAM, accounts and organizations: answers that are errors, and how few calls a scan makes. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as Account from '@aws-sdk/client-account';
import * as IAM from '@aws-sdk/client-iam';
import * as Organizations from '@aws-sdk/client-organizations';
import type { AccountSnapshot, Resource } from '../../src/model.ts';
import { probesOfServices } from '../probes.ts';
import { aws } from './cloud.ts';
import { awsError, type Estate, estate, FakeAws } from './fake.ts';
import { collectFake, estates } from './harness.ts';

const services = ['iam', 'account', 'organizations'];
const checks = await probesOfServices(aws, ...services);
const usual = await estates(...services);

const resourcesOf = ({ listings }: AccountSnapshot, type: string): readonly Resource[] =>
  listings.filter((listing) => listing.type === type).flatMap(({ resources }) => resources);
const collectWith = async (...changes: readonly Estate[]): Promise<AccountSnapshot> =>
  collectFake(new FakeAws([...usual, ...changes]), checks);

describe('the usual account', async () => {
  const fake = new FakeAws(usual);
  const snapshot = await collectFake(fake, checks);

  test('costs a fixed number of IAM calls', () => {
    const calls = Map.groupBy(
      fake.calls.filter(({ operation }) => operation.startsWith('IAM/')),
      ({ operation }) => operation,
    );
    const counts = Object.fromEntries([...calls].map(([operation, made]) => [operation.slice(4), made.length]));
    assert.deepEqual(counts, {
      // Two pages of each of the five kinds: both types of roles share theirs.
      GetAccountAuthorizationDetails: 10,
      // For each of 6 users and 11 roles; two pages.
      GenerateServiceLastAccessedDetails: 17,
      GetServiceLastAccessedDetails: 34,
      GenerateCredentialReport: 1,
      GetCredentialReport: 1,
      GetAccountSummary: 1,
      GetAccountPasswordPolicy: 1,
      ListVirtualMFADevices: 2,
      ListServerCertificates: 2,
      ListSAMLProviders: 1,
      GetSAMLProvider: 2,
      ListOpenIDConnectProviders: 1,
      ListOrganizationsFeatures: 1,
    });
  });
  test('has users of both pages, with their rows of the report', () => {
    const users = resourcesOf(snapshot, 'aws.iam.user');
    assert.equal(users.length, 6);
    assert.deepEqual(
      users.flatMap(({ gaps }) => Object.keys(gaps)),
      [],
    );
  });
  test('has keys with stable ids, and none of the root user', () => {
    const keys = resourcesOf(snapshot, 'aws.iam.access-key').map(({ uid }) => uid.split(':user/')[1]);
    assert.deepEqual(keys, [
      'alice/access-key/1',
      'alice/access-key/2',
      'leaked/access-key/1',
      'carol/access-key/1',
      'dave/access-key/1',
    ]);
  });
  test('has service-linked roles apart, and decoded documents', () => {
    const roles = resourcesOf(snapshot, 'aws.iam.role');
    assert.ok(!roles.some(({ name }) => name.startsWith('AWSServiceRole')));
    assert.deepEqual(
      resourcesOf(snapshot, 'aws.iam.service-linked-role').map(({ name }) => name),
      ['AWSServiceRoleForSupport'],
    );
    assert.deepEqual(
      JSON.parse(roles.find(({ name }) => name === 'anyone')!.facets['trust'] as string).Statement[0].Principal,
      '*',
    );
  });
  test('has the default versions of policies, and the others', () => {
    const read = resourcesOf(snapshot, 'aws.iam.policy').find(({ name }) => name === 'read');
    assert.match(read!.facets['document'] as string, /s3:GetObject/);
    const [other, ...more] = read!.facets['versions'] as readonly { versionId: string; document: string }[];
    assert.deepEqual([other!.versionId, JSON.parse(other!.document).Statement[0].Action, more], ['v3', '*', []]);
  });
  test('has the policies of AWS that somebody has or is limited by', () => {
    const names = resourcesOf(snapshot, 'aws.iam.managed-policy').map(({ name }) => name);
    assert.deepEqual(names, [
      'AdministratorAccess',
      'ReadOnlyAccess',
      'PowerUserAccess',
      'DatabaseAdministrator',
      'SecurityAudit',
      'AWSCloudShellFullAccess',
      'AWSCompromisedKeyQuarantineV3',
      'AWSSupportAccess',
    ]);
  });
  test('has boundaries, and the instance profiles of roles', () => {
    const roles = resourcesOf(snapshot, 'aws.iam.role');
    const facetsOf = (wanted: string) => {
      const { permissionsBoundary, instanceProfiles } = roles.find(({ name }) => name === wanted)!.facets;
      return { permissionsBoundary, instanceProfiles };
    };
    assert.deepEqual(facetsOf('anyone'), { permissionsBoundary: null, instanceProfiles: [] });
    assert.deepEqual(facetsOf('partner'), {
      permissionsBoundary: 'arn:aws:iam::111122223333:policy/limit',
      instanceProfiles: [
        'arn:aws:iam::111122223333:instance-profile/batch',
        'arn:aws:iam::111122223333:instance-profile/partner',
      ],
    });
  });
  test("knows the root user's virtual devices from those of others", () => {
    const [root] = resourcesOf(snapshot, 'aws.iam.root');
    assert.deepEqual(root!.facets['virtualMfaDevices'], ['arn:aws:iam::111122223333:mfa/root-account-mfa-device']);
  });
});

describe('answers that are errors', () => {
  test('no password policy', async () => {
    const snapshot = await collectWith(estate(IAM, { GetAccountPasswordPolicy: awsError('NoSuchEntity', 404) }));
    assert.equal(resourcesOf(snapshot, 'aws.iam.password-policy')[0]!.facets['policy'], null);
  });
  test('no contacts', async () => {
    const none = awsError('ResourceNotFoundException', 404);
    const snapshot = await collectWith(estate(Account, { GetAlternateContact: none, GetContactInformation: none }));
    assert.deepEqual(resourcesOf(snapshot, 'aws.account.contacts')[0]!.facets, {
      company: null,
      security: null,
      billing: null,
      operations: null,
    });
  });
  for (const code of [
    'ServiceAccessNotEnabled',
    'ServiceAccessNotEnabledException',
    'OrganizationNotInAllFeaturesMode',
  ])
    test(`central root access: ${code}`, async () => {
      const snapshot = await collectWith(estate(IAM, { ListOrganizationsFeatures: awsError(code, 400) }));
      assert.deepEqual(resourcesOf(snapshot, 'aws.organizations.membership')[0]!.facets['rootFeatures'], []);
    });
  test('no delegation policy', async () => {
    const none = awsError('ResourcePolicyNotFoundException', 400);
    const snapshot = await collectWith(estate(Organizations, { DescribeResourcePolicy: none }));
    assert.equal(resourcesOf(snapshot, 'aws.organizations.membership')[0]!.facets['delegationPolicy'], '');
  });
});

describe('outside the management account', () => {
  const facets = {
    accounts: null,
    rootFeatures: null,
    policyTypes: null,
    serviceControlPolicies: null,
    delegatedAdministrators: null,
    delegationPolicy: null,
  };
  const ask = async (answer: Estate['answers'][string]) => {
    const fake = new FakeAws([...usual, estate(Organizations, { DescribeOrganization: answer })]);
    const [membership] = resourcesOf(await collectFake(fake, checks), 'aws.organizations.membership');
    const asked = new Set(
      fake.calls.map(({ operation }) => operation).filter((op) => /^Organizations|OrganizationsFeatures/.test(op)),
    );
    return { asked: [...asked].sort(), facets: membership!.facets };
  };

  const organization = { Id: 'o-acme123456', MasterAccountId: '444455556666', FeatureSet: 'ALL' };

  test('a member asks for nothing but what a delegated administrator is told', async () => {
    const { asked, facets: seen } = await ask({ Organization: organization });
    assert.deepEqual(asked, [
      'Organizations/DescribeOrganization',
      'Organizations/DescribePolicy',
      'Organizations/ListParents',
      'Organizations/ListPoliciesForTarget',
      'Organizations/ListRoots',
    ]);
    const { controlPolicies, ...others } = seen;
    assert.equal((controlPolicies as { management: boolean }).management, false);
    assert.deepEqual(others, {
      ...facets,
      organization: { id: 'o-acme123456', masterAccountId: '444455556666', featureSet: 'ALL' },
    });
  });
  test('an account on its own is in no organization', async () => {
    const answer = await ask(awsError('AWSOrganizationsNotInUseException', 400));
    assert.deepEqual(answer, {
      asked: ['Organizations/DescribeOrganization'],
      facets: { ...facets, controlPolicies: null, organization: null },
    });
  });
});

describe('what limits an account from above', () => {
  const document = (Effect: string, Action: string) =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect, Action, Resource: '*' }] });
  const full = { id: 'p-FullAWSAccess', name: 'FullAWSAccess', document: document('Allow', '*') };
  const regions = { id: 'p-regions', name: 'regions', document: document('Deny', 'ec2:*') };
  const resourceControl = [{ id: 'p-RCPFullAWSAccess', name: 'RCPFullAWSAccess', document: document('Allow', '*') }];
  const membershipWith = async (...changes: readonly Estate[]): Promise<Resource> =>
    resourcesOf(await collectWith(...changes), 'aws.organizations.membership')[0]!;
  const withTypes = (...PolicyTypes: readonly object[]) =>
    estate(Organizations, { ListRoots: { Roots: [{ Id: 'r-acme', Name: 'Root', PolicyTypes }] } });

  test('is seen level by level, each policy asked for once', async () => {
    const fake = new FakeAws(usual);
    const [membership] = resourcesOf(await collectFake(fake, checks), 'aws.organizations.membership');
    assert.deepEqual(membership!.facets['controlPolicies'], {
      management: true,
      levels: [
        { target: 'r-acme', serviceControl: [full], resourceControl },
        { target: 'ou-acme-prod', serviceControl: [full, regions], resourceControl },
        { target: '111122223333', serviceControl: [full], resourceControl },
      ],
    });
    assert.equal(fake.calls.filter(({ operation }) => operation === 'Organizations/DescribePolicy').length, 3);
  });
  test('is nothing of a type that the organization does not use', async () => {
    const { facets } = await membershipWith(withTypes({ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }));
    const { levels } = facets['controlPolicies'] as { levels: readonly { resourceControl: unknown }[] };
    assert.deepEqual(
      levels.map((level) => level.resourceControl),
      [null, null, null],
    );
  });
  test('is not known while a type is being switched', async () => {
    const { gaps } = await membershipWith(withTypes({ Type: 'SERVICE_CONTROL_POLICY', Status: 'PENDING_DISABLE' }));
    assert.match(gaps['controlPolicies']!.detail, /SERVICE_CONTROL_POLICY is PENDING_DISABLE/);
  });
  test('is a gap of a member that is no delegated administrator', async () => {
    const { gaps } = await membershipWith(
      estate(Organizations, {
        ListParents: awsError('AccessDeniedException'),
        ListRoots: awsError('AccessDeniedException'),
      }),
    );
    const { because, permissions } = gaps['controlPolicies']!;
    assert.equal(because, 'denied');
    assert.deepEqual(permissions, [
      'organizations:DescribeOrganization',
      'organizations:ListRoots',
      'organizations:ListParents',
      'organizations:ListPoliciesForTarget',
      'organizations:DescribePolicy',
    ]);
  });
});

describe('what the credential report leaves out is a gap', () => {
  const header =
    'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,mfa_active,' +
    [1, 2].map((n) => `access_key_${n}_active,access_key_${n}_last_rotated,access_key_${n}_last_used_date`).join(',');
  const report = (...rows: readonly string[]) =>
    estate(IAM, {
      GetCredentialReport: { Content: Buffer.from([header, ...rows].join('\n')), ReportFormat: 'text/csv' },
    });

  test('a user who is newer than it, and a root user without a row', async () => {
    const dave =
      'dave,arn:aws:iam::111122223333:user/dave,2026-01-01T00:00:00+00:00,false,N/A,N/A,false,false,N/A,N/A,false,N/A,N/A';
    const snapshot = await collectWith(report(dave));
    const users = resourcesOf(snapshot, 'aws.iam.user');
    const [root] = resourcesOf(snapshot, 'aws.iam.root');
    assert.equal(users.find(({ name }) => name === 'dave')!.gaps['credentials'], undefined);
    const { because, detail } = users.find(({ name }) => name === 'carol')!.gaps['credentials']!;
    assert.deepEqual([because, detail], ['failed', 'NotInReport: The credential report says nothing about carol']);
    assert.equal(root!.gaps['lastUsed']!.because, 'failed');
    assert.ok(root!.facets['summary'], 'the account summary still answers for the root user');
  });
});

describe('what a principal last used', () => {
  const useOf = async (answer: Estate['answers'][string]): Promise<Resource> => {
    const snapshot = await collectWith(estate(IAM, { GetServiceLastAccessedDetails: answer }));
    return resourcesOf(snapshot, 'aws.iam.user').find(({ name }) => name === 'alice')!;
  };
  const done = { JobCreationDate: new Date(0), JobCompletionDate: new Date(0) };

  test('comes from all pages, in order', async () => {
    const alice = resourcesOf(await collectWith(), 'aws.iam.user').find(({ name }) => name === 'alice')!;
    const found = alice.facets['servicesLastAccessed'] as {
      serviceNamespace: string;
      lastAuthenticated: string | null;
    }[];
    const names = found.map(({ serviceNamespace }) => serviceNamespace);
    assert.deepEqual(names, ['cloudshell', 'cloudtrail', 'ec2', 'iam', 'kms', 'lambda', 's3', 'sts', 'support']);
    assert.deepEqual(
      found.filter(({ lastAuthenticated }) => lastAuthenticated !== null),
      [{ serviceNamespace: 's3', lastAuthenticated: '2026-10-12T09:00:00.000Z' }],
    );
  });
  test('is a gap where IAM could not find it out', async () => {
    const failed = { ...done, JobStatus: 'FAILED', Error: { Message: 'no luck', Code: 'X' }, ServicesLastAccessed: [] };
    const { because, detail } = (await useOf(failed)).gaps['servicesLastAccessed']!;
    assert.deepEqual([because, detail], ['failed', 'Error: The service last accessed report was not made: no luck']);
  });
});
