/** Where scanners get identities and policies wrong. The rules by number, each as the engines here keep it. */
import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { test } from 'node:test';

import * as EC2 from '@aws-sdk/client-ec2';
import * as STS from '@aws-sdk/client-sts';

import keysRotate from '../../checks/aws/kms/key-rotation.ts';
import multiRegion from '../../checks/aws/cloudtrail/multi-region.ts';
import { exampleNow } from '../../src/check.ts';
import { isAwsManagedPolicy, isServiceLinkedRole } from '../../src/domain/aws/arn.ts';
import { isMoment, lastNeeded, notMoments, parseCredentialReport } from '../../src/domain/aws/credential-report.ts';
import { foreignAccounts, isPublic } from '../../src/domain/aws/grants.ts';
import { sharedIssuerProblem } from '../../src/domain/aws/oidc.ts';
import { trustsOf } from '../../src/domain/aws/policy.ts';
import { publicPaths } from '../../src/domain/aws/s3.ts';
import { recordsManagement, recordsObjects } from '../../src/domain/aws/trail.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import { planFor } from '../../src/plan.ts';
import { connect } from '../../src/providers/aws/connect.ts';
import { estate, FakeAws } from '../aws/fake.ts';
import { collectFake, estates } from '../aws/harness.ts';
import {
  allow,
  anonymous,
  asks,
  aws,
  deny,
  ELSEWHERE,
  everything,
  everythingOfEverybody,
  HERE,
  policiesOf,
  role,
  serviceLinkedRole,
  user,
  type Given,
  type Statement,
} from './aws-access/table.ts';
import { decide } from '../../src/domain/aws/access/decide.ts';
import type { Context } from '../../src/domain/access/engine.ts';

const object = 'arn:aws:s3:::bucket/key';
const document = (...statements: readonly Statement[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
/** What becomes of a stranger who reads an object. */
const stranger = (given: Given, context: Context = {}): string =>
  decide(asks(anonymous, 's3:GetObject', object, { context }), policiesOf(given)).decision;
const readers = (Condition: object, Principal: unknown = '*'): Statement =>
  allow('s3:GetObject', '*', { Principal, ...(Object.keys(Condition).length > 0 ? { Condition } : {}) });
const publicly = (...statements: readonly Statement[]): boolean => isPublic(document(...statements), { account: HERE });

test('semantics 3: every way to write everybody, and NotPrincipal with Allow, is public', () => {
  for (const Principal of ['*', { AWS: '*' }, { AWS: ['*'] }]) {
    equal(stranger({ resource: [readers({}, Principal)] }), 'allowed');
    equal(publicly(readers({}, Principal)), true);
  }
  const butOne: Statement = { Effect: 'Allow', NotPrincipal: { AWS: ELSEWHERE }, Action: 's3:*', Resource: '*' };
  equal(stranger({ resource: [butOne] }), 'allowed');
  equal(publicly(butOne), true);
});

test('semantics 4: IfExists and ForAllValues are met by who brings no such key', () => {
  const absent = { 'aws:SourceVpce': [] };
  for (const operator of ['StringEqualsIfExists', 'ForAllValues:StringEquals']) {
    const statement = readers({ [operator]: { 'aws:SourceVpce': 'vpce-1' } });
    equal(stranger({ resource: [statement] }, absent), 'allowed', operator);
    equal(stranger({ resource: [statement] }), 'unknown-conditional', operator);
    equal(publicly(statement), true, operator);
  }
  equal(stranger({ resource: [readers({ StringEquals: { 'aws:SourceVpce': 'vpce-1' } })] }, absent), 'denied');
});

test('semantics 5: a condition restricts by its values, not by being there', () => {
  const nothing: readonly object[] = [
    { StringLike: { 'aws:PrincipalArn': '*' } },
    { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } },
    { IpAddress: { 'aws:SourceIp': '::/0' } },
    { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } },
  ];
  for (const condition of nothing) equal(publicly(readers(condition)), true, JSON.stringify(condition));
  equal(
    publicly(readers({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })),
    false,
    'nobody comes from a private address',
  );
  const halves = [readers({ IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } })];
  equal(stranger({ resource: halves }, { 'aws:SourceIp': ['198.51.100.1'] }), 'allowed');
  const inside = [readers({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })];
  equal(stranger({ resource: inside }, { 'aws:SourceIp': ['198.51.100.1'] }), 'denied');
});

test('semantics 6: a Deny without condition closes a public Allow, one with a condition is not absolute', () => {
  const closed = [readers({}), deny('s3:*', '*', { Principal: '*' })];
  equal(stranger({ resource: closed }), 'denied');
  equal(publicly(...closed), false);
  const tls = [
    readers({}),
    deny('s3:*', '*', { Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
  ];
  equal(stranger({ resource: tls }), 'unknown-conditional');
  equal(stranger({ resource: tls }, { 'aws:SecureTransport': ['true'] }), 'allowed');
  equal(publicly(...tls), true);
});

test('semantics 7: AuthenticatedUsers is every account of AWS, and BucketOwnerEnforced turns ACLs off', () => {
  const uri = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers';
  const acl = { grants: [{ grantee: { type: 'Group', uri }, permission: 'READ' }] };
  const open = { bucketBlock: null, accountBlock: null, policy: null, acl, ownership: 'ObjectWriter', account: HERE };
  deepEqual(
    publicPaths(open).map(({ via }) => via),
    ['acl'],
  );
  deepEqual(publicPaths({ ...open, ownership: 'BucketOwnerEnforced' }), []);
});

test('semantics 8: a bucket that leaves it to access points lets nobody in past them', () => {
  const delegation = allow('s3:*', '*', {
    Principal: { AWS: '*' },
    Condition: { StringEquals: { 's3:DataAccessPointAccount': HERE } },
  });
  const key = 's3:DataAccessPointAccount';
  equal(stranger({ resource: [delegation] }, { [key]: [] }), 'denied', 'straight to the bucket');
  equal(stranger({ resource: [delegation] }, { [key]: [HERE] }), 'allowed', 'through an access point of the account');
  equal(stranger({ resource: [delegation] }, { [key]: [ELSEWHERE] }), 'denied', 'through one of another account');
  equal(publicly(delegation), false);
});

test('semantics 11: what was not seen is never allowed, denied or empty', () => {
  const asked = asks(user('alice'), 's3:GetObject', object);
  for (const given of [
    { identity: 'hidden' },
    { identity: [everything], boundary: 'hidden' },
    { identity: [everything], resource: 'hidden' },
    { identity: [everything], scp: 'hidden' },
    { identity: [everything], incomplete: true },
  ] as const) {
    const { decision, unseen } = decide(asked, policiesOf(given));
    equal(decision, 'unknown-info');
    deepEqual(unseen[0]?.gap.permissions, ['iam:GetPolicy']);
  }
});

test('semantics 14: SCPs spare the management account and service-linked roles, RCPs protect resources of members', () => {
  const none = [deny('*')];
  const linked = serviceLinkedRole('AWSServiceRoleForECS', 'ecs.amazonaws.com');
  const mine = { identity: [everything] };
  const can = (caller: Parameters<typeof asks>[0], given: Given): string =>
    decide(asks(caller, 's3:GetObject', object), policiesOf(given)).decision;
  equal(can(role('app'), { ...mine, scp: [none] }), 'denied');
  equal(can(linked, { ...mine, scp: [none] }), 'allowed');
  equal(can(role('app'), mine), 'allowed', 'in the management account none is in force');
  const perimeter = [[everythingOfEverybody, deny('s3:*', '*', { Principal: '*' })]];
  const partner = role('partner', 'session', ELSEWHERE);
  const open = { identity: [everything], resource: [allow('s3:*', '*', aws(ELSEWHERE))] };
  equal(can(partner, open), 'allowed');
  equal(can(partner, { ...open, rcp: perimeter }), 'denied', 'whoever asks');
  equal(can(linked, { ...mine, rcp: perimeter }), 'allowed');
});

test('semantics 15: the credential report has three ways to say that there is no moment', () => {
  deepEqual(notMoments, ['N/A', 'no_information', 'not_supported']);
  equal(notMoments.some(isMoment), false);
  const columns =
    'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,' +
    'access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,' +
    'access_key_2_last_used_date,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated';
  const root =
    `<root_account>,arn:aws:iam::${HERE}:root,2020-01-01T00:00:00+00:00,not_supported,no_information,not_supported,not_supported,` +
    'true,false,N/A,N/A,false,N/A,N/A,false,N/A,false,N/A';
  const [row] = parseCredentialReport(`${columns}\n${root}\n`);
  equal(row?.passwordLastUsed, 'no_information');
  equal(row?.passwordEnabled, null, 'the root user has no password that a policy is about');
});

test('semantics 16: a trail of all regions is one trail, and advanced selectors count', async () => {
  const { listings } = await collectFake(new FakeAws(await estates('cloudtrail')), [multiRegion]);
  const names = listings
    .flatMap(({ type, resources }) => (type === 'aws.cloudtrail.trail' ? resources : []))
    .map(({ name }) => name);
  equal(names.filter((name) => name === 'everywhere').length, 1, 'its shadows in other regions are not trails');
  equal(names.includes('organization'), true, 'members see the trail of the organization');
  const management = { fieldSelectors: [{ field: 'eventCategory', equals: ['Management'] }] };
  const objects = {
    fieldSelectors: [
      { field: 'eventCategory', equals: ['Data'] },
      { field: 'resources.type', equals: ['AWS::S3::Object'] },
    ],
  };
  equal(recordsManagement({ advancedEventSelectors: [management] }, 'write'), true);
  equal(recordsManagement({ advancedEventSelectors: [objects] }, 'write'), false);
  equal(recordsObjects({ advancedEventSelectors: [objects] }, 'write', 'arn:aws:s3:::data'), true);
});

test('semantics 17: a key that was never used is as old as its making', () => {
  const lastRotated = '2024-01-01T00:00:00.000Z';
  equal(lastNeeded({ lastUsed: 'N/A', lastRotated }), lastRotated);
  equal(lastNeeded({ lastUsed: '2026-01-01T00:00:00.000Z', lastRotated }), '2026-01-01T00:00:00.000Z');
});

test('semantics 18: what AWS maintains is told apart from what is the customer’s', () => {
  equal(isServiceLinkedRole(serviceLinkedRole('AWSServiceRoleForECS', 'ecs.amazonaws.com').arn), true);
  equal(isServiceLinkedRole(role('AWSServiceRoleForECS').arn), false);
  equal(isAwsManagedPolicy('arn:aws:iam::aws:policy/AdministratorAccess'), true);
  equal(isAwsManagedPolicy(`arn:aws:iam::${HERE}:policy/AdministratorAccess`), false);
  const defaultKeyPolicy = document(allow('kms:*', '*', aws(`arn:aws:iam::${HERE}:root`)));
  equal(isPublic(defaultKeyPolicy, { account: HERE }), false);
  deepEqual(foreignAccounts(defaultKeyPolicy, { account: HERE }), []);
});

const github = `arn:aws:iam::${HERE}:oidc-provider/token.actions.githubusercontent.com`;
const problemOf = (Condition: object): string | undefined => {
  const statement = {
    Effect: 'Allow',
    Action: 'sts:AssumeRoleWithWebIdentity',
    Principal: { Federated: github },
    Condition,
  };
  const [trust] = trustsOf(JSON.stringify({ Statement: statement }), { account: HERE });
  return trust && sharedIssuerProblem(trust);
};

test('semantics 19: own accounts need no external id; GitHub needs a subject with an owner', () => {
  const own = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: HERE } };
  deepEqual(
    trustsOf(JSON.stringify({ Statement: own }), { account: HERE }).map((trust) => trust.own),
    [true],
  );
  const foreign = { ...own, Principal: { AWS: ELSEWHERE } };
  deepEqual(
    trustsOf(JSON.stringify({ Statement: foreign }), { account: HERE }).map((trust) => trust.own),
    [false],
  );
  const aud = { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' };
  const sub = (value: string): object => ({ StringLike: { 'token.actions.githubusercontent.com:sub': value } });
  notEqual(problemOf({ StringEquals: aud }), undefined, 'any subject');
  notEqual(problemOf(sub('repo:*/site:*')), undefined, 'any organization');
  notEqual(problemOf(sub('repo:acme*:*')), undefined, 'organizations of similar names');
  equal(problemOf(sub('repo:acme/site:ref:refs/heads/main')), undefined);
  equal(
    problemOf(sub('repo:acme@1234/site@5678:ref:refs/heads/main')),
    undefined,
    'subjects with ids, since July 2026',
  );
});

test('semantics 20: a region that is off or left out is a line of the ledger and no PASS', async () => {
  const who = { Account: HERE, Arn: `arn:aws:iam::${HERE}:user/scanner` };
  const Regions = [
    { RegionName: 'eu-west-1', OptInStatus: 'opt-in-not-required' },
    { RegionName: 'ap-east-1', OptInStatus: 'opted-in' },
    { RegionName: 'me-south-1', OptInStatus: 'not-opted-in' },
  ];
  const fake = new FakeAws([estate(STS, { GetCallerIdentity: who }), estate(EC2, { DescribeRegions: { Regions } })]);
  const [account] = await connect({
    plan: planFor([keysRotate]),
    regions: ['eu-west-1'],
    homeRegion: 'us-east-1',
    concurrency: 4,
    timeout: 1000,
    maxAttempts: 1,
    quotaShare: 1,
    signal: new AbortController().signal,
    onClient: fake.onClient,
  });
  const lines = account?.ledger.map(({ scope, because }) => `${scope.region} ${because}`).toSorted();
  deepEqual(lines, ['ap-east-1 region-excluded', 'me-south-1 region-disabled']);
  const taken = { provider: 'aws', account: HERE, takenAt: exampleNow, excludedRegions: ['ap-east-1'] };
  const findings = [...evaluate({ ...taken, listings: [] }, [keysRotate, multiRegion])];
  deepEqual(
    findings.map(({ status }) => status),
    ['unknown', 'unknown'],
  );
});
