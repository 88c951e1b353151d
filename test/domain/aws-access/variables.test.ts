import { allow, anonymous, asks, federatedUser, HERE, iam, role, table, user, when, type Case } from './table.ts';
import type { Context } from '../../../src/domain/access/engine.ts';
import type { Decision } from '../../../src/domain/access/answer.ts';

const page = iam('reference_policies_variables');
const older = iam('reference_policies_elements_version');

const home = 'arn:aws:s3:::bucket/${aws:username}/*';
const alice = user('alice');

interface More {
  readonly caller?: Case['request']['caller'];
  readonly context?: Context;
  readonly version?: string | null;
  readonly missing?: readonly string[];
  readonly source?: string;
}
/** Whether a resource with variables stands for the one that is asked about. */
function resource(name: string, pattern: string, arn: string, expect: Decision, more: More = {}): Case {
  const { caller = alice, context = {}, version = '2012-10-17', missing, source = page } = more;
  return {
    name,
    source,
    request: asks(caller, 's3:GetObject', arn, { context }),
    given: { identity: { Version: version, Statement: [allow('s3:GetObject', pattern)] }, session: [allow('*')] },
    expect,
    ...(missing ? { missing } : {}),
  };
}
const team = { 'aws:PrincipalTag/team': ['yellow'] };
const noTeam = { 'aws:PrincipalTag/team': [] };
const byTeam = "arn:aws:s3:::bucket-${aws:PrincipalTag/team, 'company-wide'}/*";

const resources: readonly Case[] = [
  resource('the own folder', home, 'arn:aws:s3:::bucket/alice/x', 'allowed'),
  resource("somebody else's folder", home, 'arn:aws:s3:::bucket/bob/x', 'denied'),
  resource('the folder of a user with a path', home, 'arn:aws:s3:::bucket/alice/x', 'allowed', {
    caller: user('team/alice'),
  }),
  resource('a role has no user name', home, 'arn:aws:s3:::bucket/app/x', 'denied', { caller: role('app') }),
  resource('nor has a federated session', home, 'arn:aws:s3:::bucket/alice/x', 'denied', {
    caller: federatedUser('alice', 'guest'),
  }),
  resource(
    'the name of a variable in other letters',
    'arn:aws:s3:::bucket/${AWS:UserName}/*',
    'arn:aws:s3:::bucket/alice/x',
    'allowed',
  ),
  resource(
    'twice in one resource',
    'arn:aws:s3:::bucket/${aws:username}/${aws:username}.txt',
    'arn:aws:s3:::bucket/alice/alice.txt',
    'allowed',
  ),
  resource(
    'a part of a name',
    `arn:aws:sqs:us-east-2:*:\${aws:username}-queue`,
    `arn:aws:sqs:us-east-2:${HERE}:alice-queue`,
    'allowed',
  ),
  resource(
    'a part of another name',
    `arn:aws:sqs:us-east-2:*:\${aws:username}-queue`,
    `arn:aws:sqs:us-east-2:${HERE}:bob-queue`,
    'denied',
  ),
  resource(
    'a tag of the principal',
    'arn:aws:s3:::bucket/${aws:PrincipalTag/team}/*',
    'arn:aws:s3:::bucket/yellow/x',
    'allowed',
    { context: team },
  ),
  resource(
    'a tag of the principal that it has not',
    'arn:aws:s3:::bucket/${aws:PrincipalTag/team}/*',
    'arn:aws:s3:::bucket//x',
    'denied',
    { context: noTeam },
  ),
  resource(
    'a tag of the principal, not said',
    'arn:aws:s3:::bucket/${aws:PrincipalTag/team}/*',
    'arn:aws:s3:::bucket/yellow/x',
    'unknown-conditional',
    { missing: ['aws:principaltag/team'] },
  ),
  resource('a default: the tag is there', byTeam, 'arn:aws:s3:::bucket-yellow/x', 'allowed', { context: team }),
  resource(
    'a default: the tag is there, and it does not count',
    byTeam,
    'arn:aws:s3:::bucket-company-wide/x',
    'denied',
    { context: team },
  ),
  resource('a default: the tag is not there', byTeam, 'arn:aws:s3:::bucket-company-wide/x', 'allowed', {
    context: noTeam,
  }),
  resource('a default: not said', byTeam, 'arn:aws:s3:::bucket-company-wide/x', 'unknown-conditional', {
    missing: ['aws:principaltag/team'],
  }),
  resource('a star itself', 'arn:aws:s3:::bucket/a${*}b', 'arn:aws:s3:::bucket/axb', 'denied'),
  resource('a question mark itself', 'arn:aws:s3:::bucket/a${?}b', 'arn:aws:s3:::bucket/axb', 'denied'),
  resource('a dollar itself', 'arn:aws:s3:::bucket/${$}b', 'arn:aws:s3:::bucket/$b', 'allowed'),
  resource('a dollar without braces', 'arn:aws:s3:::bucket/$b', 'arn:aws:s3:::bucket/$b', 'allowed'),
  resource('version 2008-10-17 has none', home, 'arn:aws:s3:::bucket/alice/x', 'denied', {
    version: '2008-10-17',
    source: older,
  }),
  resource('version 2008-10-17 takes them at their letters', home, 'arn:aws:s3:::bucket/${aws:username}/x', 'allowed', {
    version: '2008-10-17',
    source: older,
  }),
  resource('without a version there are none', home, 'arn:aws:s3:::bucket/alice/x', 'denied', {
    version: null,
    source: older,
  }),
];

const prefix = 's3:prefix';
const conditions: readonly Case[] = [
  when(
    'in StringLike',
    page,
    { StringLike: { [prefix]: ['', 'home/${aws:username}/*'] } },
    { [prefix]: ['home/alice/a'] },
    'allowed',
  ),
  when(
    "in StringLike: somebody else's",
    page,
    { StringLike: { [prefix]: ['', 'home/${aws:username}/*'] } },
    { [prefix]: ['home/bob/a'] },
    'denied',
  ),
  when('in StringEquals', page, { StringEquals: { [prefix]: '${aws:username}' } }, { [prefix]: ['alice'] }, 'allowed'),
  when('in ArnLike', page, { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/${aws:username}' } }, {}, 'allowed'),
  when(
    'without a value: nothing is equal',
    page,
    { StringEquals: { [prefix]: '${aws:username}' } },
    { [prefix]: ['alice'] },
    'denied',
    { caller: role('app') },
  ),
  when(
    'without a value, with a default',
    page,
    { StringEquals: { [prefix]: "${aws:username, 'nobody'}" } },
    { [prefix]: ['nobody'] },
    'allowed',
    { caller: role('app') },
  ),
  when('a star itself: a star', page, { StringLike: { [prefix]: 'a${*}' } }, { [prefix]: ['a*'] }, 'allowed'),
  when('a star itself: another text', page, { StringLike: { [prefix]: 'a${*}' } }, { [prefix]: ['ab'] }, 'denied'),
  when(
    'a question mark itself: a question mark',
    page,
    { StringLike: { [prefix]: 'a${?}' } },
    { [prefix]: ['a?'] },
    'allowed',
  ),
  when(
    'a question mark itself: another letter',
    page,
    { StringLike: { [prefix]: 'a${?}' } },
    { [prefix]: ['ab'] },
    'denied',
  ),
  when('a dollar itself', page, { StringEquals: { [prefix]: '${$}{a}' } }, { [prefix]: ['${a}'] }, 'allowed'),
  when(
    'version 2008-10-17 has none',
    older,
    { StringEquals: { [prefix]: '${aws:username}' } },
    { [prefix]: ['alice'] },
    'denied',
    { version: '2008-10-17' },
  ),
  when(
    'version 2008-10-17 takes them at their letters',
    older,
    { StringEquals: { [prefix]: '${aws:username}' } },
    { [prefix]: ['${aws:username}'] },
    'allowed',
    { version: '2008-10-17' },
  ),
  when(
    'not said',
    page,
    { StringEquals: { [prefix]: '${aws:PrincipalTag/team}' } },
    { [prefix]: ['x'] },
    'unknown-conditional',
    { missing: ['aws:principaltag/team'] },
  ),
  {
    name: 'anonymous callers have no user id, which has a default',
    source: page,
    request: asks(anonymous, 's3:GetObject', 'arn:aws:s3:::bucket/anonymous', { context: { 'aws:userid': [] } }),
    given: { resource: [allow('s3:GetObject', "arn:aws:s3:::bucket/${aws:userid, 'anonymous'}", { Principal: '*' })] },
    expect: 'allowed',
  },
];

table('variables in resources', resources);
table('variables in conditions', conditions);
