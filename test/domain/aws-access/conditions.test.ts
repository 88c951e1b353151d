import { federatedUser, HERE, iam, role, root, service, table, user, when, asks, allow, type Case } from './table.ts';

const page = iam('reference_policies_elements_condition_operators');
const multiple = iam('reference_policies_condition-logic-multiple-context-keys-or-values');
const sets = iam('reference_policies_condition-single-vs-multi-valued-context-keys');
const keys = iam('reference_policies_condition-keys');

/** Each operator with a value of the policy, one of the request that is met, and one that is not. */
const operators: readonly (readonly [operator: string, key: string, wanted: string, met: string, unmet: string])[] = [
  ['StringEquals', 's3:prefix', 'home/', 'home/', 'Home/'],
  ['StringEqualsIgnoreCase', 's3:prefix', 'home/', 'HOME/', 'house/'],
  ['StringLike', 's3:prefix', 'home/*/photo-?', 'home/a/b/photo-1', 'Home/a/photo-1'],
  ['NumericEquals', 's3:max-keys', '10', '10', '11'],
  ['NumericLessThan', 's3:max-keys', '10', '9', '10'],
  ['NumericLessThanEquals', 's3:max-keys', '10', '10', '11'],
  ['NumericGreaterThan', 's3:max-keys', '10', '11', '10'],
  ['NumericGreaterThanEquals', 's3:max-keys', '10', '10', '9.5'],
  ['DateEquals', 'aws:CurrentTime', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z'],
  ['DateLessThan', 'aws:CurrentTime', '2026-01-01T00:00:00Z', '2025-12-31T23:59:59Z', '2026-01-01T00:00:00Z'],
  ['DateLessThanEquals', 'aws:CurrentTime', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z'],
  ['DateGreaterThan', 'aws:CurrentTime', '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z', '2026-01-01T00:00:00Z'],
  ['DateGreaterThanEquals', 'aws:CurrentTime', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '2025-12-31T23:59:59Z'],
  ['Bool', 'aws:SecureTransport', 'true', 'true', 'false'],
  ['BinaryEquals', 'x:key', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', 'QmluYXJ5'],
  ['IpAddress', 'aws:SourceIp', '203.0.113.0/24', '203.0.113.255', '203.0.114.0'],
  [
    'ArnEquals',
    'ec2:SourceInstanceARN',
    'arn:aws:ec2:*:111122223333:instance/*',
    'arn:aws:ec2:eu-west-1:111122223333:instance/i-1',
    'arn:aws:ec2:eu-west-1:444455556666:instance/i-1',
  ],
  [
    'ArnLike',
    'ec2:SourceInstanceARN',
    'arn:aws:ec2:*:111122223333:instance/i-?',
    'arn:aws:ec2:eu-west-1:111122223333:instance/i-1',
    'arn:aws:ec2:eu-west-1:111122223333:instance/i-12',
  ],
];
const opposites: readonly (readonly [positive: string, negated: string])[] = [
  ['StringEquals', 'StringNotEquals'],
  ['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
  ['StringLike', 'StringNotLike'],
  ['NumericEquals', 'NumericNotEquals'],
  ['DateEquals', 'DateNotEquals'],
  ['IpAddress', 'NotIpAddress'],
  ['ArnEquals', 'ArnNotEquals'],
  ['ArnLike', 'ArnNotLike'],
];

const matrix: readonly Case[] = operators.flatMap(([operator, key, wanted, met, unmet]) => {
  const of = (name: string) => ({ [name]: { [key]: wanted } });
  const missing = { missing: [key.toLowerCase()] };
  const negated = opposites.find(([positive]) => positive === operator)?.[1];
  return [
    when(`${operator}: met`, page, of(operator), { [key]: [met] }, 'allowed'),
    when(`${operator}: not met`, page, of(operator), { [key]: [unmet] }, 'denied'),
    when(`${operator}: absent`, page, of(operator), { [key]: [] }, 'denied'),
    when(`${operator}: not said`, page, of(operator), {}, 'unknown-conditional', missing),
    when(`${operator}IfExists: met`, page, of(`${operator}IfExists`), { [key]: [met] }, 'allowed'),
    when(`${operator}IfExists: not met`, page, of(`${operator}IfExists`), { [key]: [unmet] }, 'denied'),
    when(`${operator}IfExists: absent`, page, of(`${operator}IfExists`), { [key]: [] }, 'allowed'),
    when(`${operator}IfExists: not said`, page, of(`${operator}IfExists`), {}, 'unknown-conditional', missing),
    ...(negated === undefined
      ? []
      : [
          when(`${negated}: met`, page, of(negated), { [key]: [unmet] }, 'allowed'),
          when(`${negated}: not met`, page, of(negated), { [key]: [met] }, 'denied'),
          when(`${negated}: absent`, page, of(negated), { [key]: [] }, 'allowed'),
          when(`${negated}: not said`, page, of(negated), {}, 'unknown-conditional', missing),
          when(`${negated}IfExists: not met`, page, of(`${negated}IfExists`), { [key]: [met] }, 'denied'),
          when(`${negated}IfExists: absent`, page, of(`${negated}IfExists`), { [key]: [] }, 'allowed'),
        ]),
  ];
});

const ip = (value: string | readonly string[]) => ({ IpAddress: { 'aws:SourceIp': value } });
const from = (address: string) => ({ 'aws:SourceIp': [address] });
const finance = 'arn:aws:someservice:*:111122223333:finance/*';
const disguised = 'arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt';
const arn = (operator: string, value: string) => ({ [operator]: { 'ec2:SourceInstanceARN': value } });
const at = (moment: string) => ({ 'aws:CurrentTime': [moment] });
const issued = 'aws:TokenIssueTime';

/** What each operator's section says besides. */
const details: readonly Case[] = [
  when('Null true: absent', page, { Null: { [issued]: 'true' } }, { [issued]: [] }, 'allowed'),
  when('Null true: there', page, { Null: { [issued]: 'true' } }, { [issued]: ['2026-01-01T00:00:00Z'] }, 'denied'),
  when('Null false: absent', page, { Null: { [issued]: 'false' } }, { [issued]: [] }, 'denied'),
  when('Null false: there', page, { Null: { [issued]: 'false' } }, { [issued]: ['2026-01-01T00:00:00Z'] }, 'allowed'),
  when('Null as a JSON boolean', page, { Null: { [issued]: true } }, { [issued]: [] }, 'allowed'),
  when('Null: not said', page, { Null: { [issued]: 'true' } }, {}, 'unknown-conditional', {
    missing: ['aws:tokenissuetime'],
  }),
  when(
    'Bool as a JSON boolean',
    page,
    { Bool: { 'aws:SecureTransport': true } },
    { 'aws:SecureTransport': ['true'] },
    'allowed',
  ),
  when(
    'Bool false: met',
    page,
    { Bool: { 'aws:SecureTransport': 'false' } },
    { 'aws:SecureTransport': ['false'] },
    'allowed',
  ),
  when(
    'Bool false: absent is not false',
    page,
    { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
    { 'aws:MultiFactorAuthPresent': [] },
    'denied',
  ),
  when(
    'a number as a JSON number',
    page,
    { NumericLessThanEquals: { 's3:max-keys': 10 } },
    { 's3:max-keys': ['10'] },
    'allowed',
  ),
  when(
    'numbers, not texts, are compared',
    page,
    { NumericLessThan: { 's3:max-keys': '10' } },
    { 's3:max-keys': ['9.99'] },
    'allowed',
  ),
  when('decimals', page, { NumericGreaterThan: { 's3:max-keys': '0.5' } }, { 's3:max-keys': ['0.75'] }, 'allowed'),
  when(
    'date alone',
    page,
    { DateGreaterThan: { 'aws:CurrentTime': '2026-01-01' } },
    at('2026-01-01T00:00:01Z'),
    'allowed',
  ),
  when(
    'date with an offset',
    page,
    { DateEquals: { 'aws:CurrentTime': '2026-01-01T01:00:00+01:00' } },
    at('2026-01-01T00:00:00Z'),
    'allowed',
  ),
  when(
    'date of the policy in seconds since 1970',
    page,
    { DateGreaterThan: { 'aws:CurrentTime': '1767225600' } },
    at('2026-01-01T00:00:01Z'),
    'allowed',
  ),
  when(
    'date of the request in seconds since 1970',
    page,
    { DateLessThan: { 'aws:EpochTime': '2026-01-01T00:00:00Z' } },
    { 'aws:EpochTime': ['1767225599'] },
    'allowed',
  ),
  when(
    'date of the request in seconds, too late',
    page,
    { DateLessThan: { 'aws:EpochTime': '2026-01-01T00:00:00Z' } },
    { 'aws:EpochTime': ['1767225600'] },
    'denied',
  ),
  when(
    'seconds as numbers',
    page,
    { NumericLessThan: { 'aws:EpochTime': '1767225600' } },
    { 'aws:EpochTime': ['1767225599'] },
    'allowed',
  ),
  when(
    'a period: within',
    page,
    {
      DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' },
      DateLessThan: { 'aws:CurrentTime': '2026-02-01T00:00:00Z' },
    },
    at('2026-01-15T00:00:00Z'),
    'allowed',
  ),
  when(
    'a period: after',
    page,
    {
      DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' },
      DateLessThan: { 'aws:CurrentTime': '2026-02-01T00:00:00Z' },
    },
    at('2026-03-15T00:00:00Z'),
    'denied',
  ),
  when(
    'token issued late enough',
    page,
    { DateGreaterThan: { [issued]: '2020-01-01T00:00:01Z' } },
    { [issued]: ['2020-06-01T00:00:00Z'] },
    'allowed',
  ),
  when(
    'long-term keys were never issued as a token',
    page,
    { DateGreaterThan: { [issued]: '2020-01-01T00:00:01Z' } },
    { [issued]: [] },
    'denied',
  ),
  when('address without a prefix is that address', page, ip('203.0.113.7'), from('203.0.113.7'), 'allowed'),
  when('address without a prefix is no other', page, ip('203.0.113.7'), from('203.0.113.8'), 'denied'),
  when('first address of a network', page, ip('203.0.113.0/24'), from('203.0.113.0'), 'allowed'),
  when(
    'IPv6 in capitals and in small letters',
    page,
    ip('2001:DB8:1234:5678::/64'),
    from('2001:db8:1234:5678::abcd'),
    'allowed',
  ),
  when('IPv6 outside', page, ip('2001:DB8:1234:5678::/64'), from('2001:db8:1234:5679::1'), 'denied'),
  when('both families: IPv4', page, ip(['203.0.113.0/24', '2001:DB8:1234:5678::/64']), from('203.0.113.9'), 'allowed'),
  when(
    'both families: IPv6',
    page,
    ip(['203.0.113.0/24', '2001:DB8:1234:5678::/64']),
    from('2001:db8:1234:5678::9'),
    'allowed',
  ),
  when('IPv4 is not in a network of IPv6', page, ip('2001:DB8:1234:5678::/64'), from('203.0.113.9'), 'denied'),
  when('IPv6 is not in all of IPv4', page, ip('0.0.0.0/0'), from('2001:db8::1'), 'denied'),
  when('two halves are the whole', page, ip(['0.0.0.0/1', '128.0.0.0/1']), from('198.51.100.1'), 'allowed'),
  when('through a VPC endpoint there is no such address', page, ip('203.0.113.0/24'), { 'aws:SourceIp': [] }, 'denied'),
  when(
    'NotIpAddress of two networks: in the second',
    page,
    { NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '203.0.113.0/24'] } },
    from('203.0.113.9'),
    'denied',
  ),
  when(
    'NotIpAddress of two networks: in none',
    page,
    { NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '203.0.113.0/24'] } },
    from('198.51.100.1'),
    'allowed',
  ),
  when(
    'StringLike reaches over colons',
    page,
    { StringLike: { 'ec2:SourceInstanceARN': finance } },
    { 'ec2:SourceInstanceARN': [disguised] },
    'allowed',
  ),
  when(
    'ArnLike does not reach over colons',
    page,
    arn('ArnLike', finance),
    { 'ec2:SourceInstanceARN': [disguised] },
    'denied',
  ),
  when(
    'ArnEquals takes wildcards as well',
    page,
    arn('ArnEquals', finance),
    { 'ec2:SourceInstanceARN': ['arn:aws:someservice:us-east-2:111122223333:finance/a/b'] },
    'allowed',
  ),
  when(
    'ArnNotEquals takes wildcards as well',
    page,
    arn('ArnNotEquals', finance),
    { 'ec2:SourceInstanceARN': ['arn:aws:someservice:us-east-2:111122223333:finance/a/b'] },
    'denied',
  ),
  when(
    'ARNs: upper and lower case matter',
    page,
    arn('ArnLike', 'arn:aws:ec2:*:*:instance/I-1'),
    { 'ec2:SourceInstanceARN': ['arn:aws:ec2:eu-west-1:111122223333:instance/i-1'] },
    'denied',
  ),
  when(
    'the last component may hold colons',
    page,
    arn('ArnLike', 'arn:aws:sns:*:111122223333:topic:*'),
    { 'ec2:SourceInstanceARN': ['arn:aws:sns:eu-west-1:111122223333:topic:a:b'] },
    'allowed',
  ),
  when(
    'StringEquals takes no wildcards',
    page,
    { StringEquals: { 's3:prefix': 'home/*' } },
    { 's3:prefix': ['home/a'] },
    'denied',
  ),
  when(
    'StringEquals takes a star for a star',
    page,
    { StringEquals: { 's3:prefix': 'home/*' } },
    { 's3:prefix': ['home/*'] },
    'allowed',
  ),
  when(
    'StringLike without wildcards is whole',
    page,
    { StringLike: { 's3:prefix': 'home' } },
    { 's3:prefix': ['home/'] },
    'denied',
  ),
  when(
    'StringLike with a star matches nothing as well',
    page,
    { StringLike: { 's3:prefix': 'home*' } },
    { 's3:prefix': ['home'] },
    'allowed',
  ),
  when(
    'an empty prefix',
    page,
    { StringLike: { 's3:prefix': ['', 'home/', 'home/alice/*'] } },
    { 's3:prefix': [''] },
    'allowed',
  ),
  when(
    'instance types, if there is one: of the image there is none',
    page,
    { StringLikeIfExists: { 'ec2:InstanceType': ['t1.*', 't2.*', 'm3.*'] } },
    { 'ec2:InstanceType': [] },
    'allowed',
  ),
  when(
    'instance types, if there is one: a large one',
    page,
    { StringLikeIfExists: { 'ec2:InstanceType': ['t1.*', 't2.*', 'm3.*'] } },
    { 'ec2:InstanceType': ['m5.24xlarge'] },
    'denied',
  ),
  when(
    'instance types without IfExists: of the image there is none',
    page,
    { StringLike: { 'ec2:InstanceType': ['t1.*', 't2.*', 'm3.*'] } },
    { 'ec2:InstanceType': [] },
    'denied',
  ),
  when(
    'the name of a key in other letters',
    keys,
    { StringEquals: { 'AWS:requestedREGION': 'eu-west-1' } },
    { 'aws:RequestedRegion': ['eu-west-1'] },
    'allowed',
  ),
];

/** Several values, keys and operators. */
const tag = 'aws:PrincipalTag/team';
const combined: readonly Case[] = [
  when(
    'values are alternatives',
    multiple,
    { StringEquals: { [tag]: ['blue', 'green'] } },
    { [tag]: ['green'] },
    'allowed',
  ),
  when(
    'values are alternatives: none',
    multiple,
    { StringEquals: { [tag]: ['blue', 'green'] } },
    { [tag]: ['red'] },
    'denied',
  ),
  when(
    'negated values are none of them',
    multiple,
    { StringNotEquals: { [tag]: ['blue', 'green'] } },
    { [tag]: ['green'] },
    'denied',
  ),
  when(
    'negated values: none of them',
    multiple,
    { StringNotEquals: { [tag]: ['blue', 'green'] } },
    { [tag]: ['red'] },
    'allowed',
  ),
  when(
    'keys hold together: both',
    multiple,
    { StringEquals: { [tag]: 'blue', 's3:prefix': 'a' } },
    { [tag]: ['blue'], 's3:prefix': ['a'] },
    'allowed',
  ),
  when(
    'keys hold together: one',
    multiple,
    { StringEquals: { [tag]: 'blue', 's3:prefix': 'a' } },
    { [tag]: ['blue'], 's3:prefix': ['b'] },
    'denied',
  ),
  when(
    'operators hold together: both',
    multiple,
    { StringEquals: { [tag]: 'blue' }, ...ip('203.0.113.0/24') },
    { [tag]: ['blue'], ...from('203.0.113.1') },
    'allowed',
  ),
  when(
    'operators hold together: one',
    multiple,
    { StringEquals: { [tag]: 'blue' }, ...ip('203.0.113.0/24') },
    { [tag]: ['blue'], ...from('198.51.100.1') },
    'denied',
  ),
  when(
    'one false decides, whatever the other was',
    multiple,
    { StringEquals: { [tag]: 'blue' }, ...ip('203.0.113.0/24') },
    from('198.51.100.1'),
    'denied',
  ),
  when(
    'one true leaves the other open',
    multiple,
    { StringEquals: { [tag]: 'blue' }, ...ip('203.0.113.0/24') },
    from('203.0.113.1'),
    'unknown-conditional',
    { missing: ['aws:principaltag/team'] },
  ),
];

/** Keys with several values. */
const attributes = 'dynamodb:Attributes';
const all = (operator: string, ...values: readonly string[]) => ({
  [`ForAllValues:${operator}`]: { [attributes]: values },
});
const any = (operator: string, ...values: readonly string[]) => ({
  [`ForAnyValue:${operator}`]: { [attributes]: values },
});
const of = (...values: readonly string[]) => ({ [attributes]: values });
const multiValued: readonly Case[] = [
  when(
    'ForAllValues: each is among them',
    sets,
    all('StringLike', 'Date', 'Message', 'Tags'),
    of('Date', 'Message'),
    'allowed',
  ),
  when(
    'ForAllValues: one is not',
    sets,
    all('StringLike', 'Date', 'Message', 'Tags'),
    of('Date', 'UserName'),
    'denied',
  ),
  when('ForAllValues: all of them', sets, all('StringEquals', 'Date', 'Message'), of('Message', 'Date'), 'allowed'),
  when('ForAllValues: absent', sets, all('StringEquals', 'Date'), of(), 'allowed'),
  when('ForAllValues: not said', sets, all('StringEquals', 'Date'), {}, 'unknown-conditional', {
    missing: ['dynamodb:attributes'],
  }),
  when(
    'ForAllValues with Null: absent',
    sets,
    { ...all('StringEquals', 'Date'), Null: { [attributes]: 'false' } },
    of(),
    'denied',
  ),
  when(
    'ForAllValues with Null: among them',
    sets,
    { ...all('StringEquals', 'Date'), Null: { [attributes]: 'false' } },
    of('Date'),
    'allowed',
  ),
  when(
    'ForAllValues negated: none is among them',
    sets,
    all('StringNotEquals', 'ID', 'UserName'),
    of('Date', 'Tags'),
    'allowed',
  ),
  when(
    'ForAllValues negated: one is among them',
    sets,
    all('StringNotEquals', 'ID', 'UserName'),
    of('Date', 'ID'),
    'denied',
  ),
  when('ForAllValues negated: absent', sets, all('StringNotEquals', 'ID'), of(), 'allowed'),
  when('ForAnyValue: one is among them', sets, any('StringLike', 'ID', 'Date'), of('UserName', 'Date'), 'allowed'),
  when('ForAnyValue: none is', sets, any('StringLike', 'ID', 'Date'), of('UserName'), 'denied'),
  when('ForAnyValue: absent', sets, any('StringEquals', 'ID'), of(), 'denied'),
  when('ForAnyValue: not said', sets, any('StringEquals', 'ID'), {}, 'unknown-conditional', {
    missing: ['dynamodb:attributes'],
  }),
  when('ForAnyValue with IfExists: absent', sets, any('StringEqualsIfExists', 'ID'), of(), 'allowed'),
  when('ForAnyValue negated: one is not among them', sets, any('StringNotEquals', 'ID'), of('ID', 'Date'), 'allowed'),
  when(
    'ForAnyValue negated: each is among them',
    sets,
    any('StringNotEquals', 'ID', 'Date'),
    of('ID', 'Date'),
    'denied',
  ),
  when('ForAnyValue negated: absent', sets, any('StringNotEquals', 'ID'), of(), 'denied'),
  when(
    'ForAllValues of tag keys: one more',
    iam('access_tags'),
    { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['env', 'team'] } },
    { 'aws:TagKeys': ['env', 'owner'] },
    'denied',
  ),
  when(
    'ForAllValues of tag keys: fewer',
    iam('access_tags'),
    { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['env', 'team'] } },
    { 'aws:TagKeys': ['env'] },
    'allowed',
  ),
  when(
    'set operators in other letters',
    sets,
    { 'forallvalues:stringequals': { [attributes]: ['Date'] } },
    of('Date'),
    'allowed',
  ),
];

/** Keys that caller and resource bring along, and others of the page on global keys. */
const app = role('app', 'session');
const called = 'aws:CalledVia';
const paths = 'aws:PrincipalOrgPaths';
const unit = 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/';
const global: readonly Case[] = [
  when(
    'PrincipalArn of a user',
    keys,
    { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${HERE}:user/alice` } },
    {},
    'allowed',
  ),
  when(
    'PrincipalArn of a role is that of the role',
    keys,
    { ArnEquals: { 'aws:PrincipalArn': app.arn } },
    {},
    'allowed',
    { caller: app },
  ),
  when(
    'PrincipalArn of a role is not that of the session',
    keys,
    { ArnEquals: { 'aws:PrincipalArn': app.session ?? '' } },
    {},
    'denied',
    { caller: app },
  ),
  when(
    'PrincipalArn of roles by pattern',
    keys,
    { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${HERE}:role/a*` } },
    {},
    'allowed',
    { caller: app },
  ),
  when(
    'PrincipalArn of the root user',
    keys,
    { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
    {},
    'denied',
  ),
  when(
    'PrincipalArn of a federated session',
    keys,
    { StringLike: { 'aws:PrincipalArn': 'arn:aws:sts::*:federated-user/guest' } },
    {},
    'denied',
    { caller: federatedUser('alice', 'guest') },
  ),
  when('PrincipalAccount', keys, { StringEquals: { 'aws:PrincipalAccount': HERE } }, {}, 'allowed'),
  when('PrincipalAccount of a role', keys, { StringNotEquals: { 'aws:PrincipalAccount': HERE } }, {}, 'denied', {
    caller: app,
  }),
  when('PrincipalType of a user', keys, { StringEquals: { 'aws:PrincipalType': 'User' } }, {}, 'allowed'),
  when('PrincipalType of a role', keys, { StringEquals: { 'aws:PrincipalType': 'AssumedRole' } }, {}, 'allowed', {
    caller: app,
  }),
  when('PrincipalType: another', keys, { StringEquals: { 'aws:PrincipalType': 'Account' } }, {}, 'denied'),
  when('username of a user', keys, { StringEquals: { 'aws:username': 'alice' } }, {}, 'allowed'),
  when('username of a user with a path', keys, { StringEquals: { 'aws:username': 'alice' } }, {}, 'allowed', {
    caller: user('team/alice'),
  }),
  when('username of a role: there is none', keys, { StringEquals: { 'aws:username': 'app' } }, {}, 'denied', {
    caller: app,
  }),
  when(
    'username of a role, negated: there is none',
    keys,
    { StringNotEquals: { 'aws:username': 'alice' } },
    {},
    'allowed',
    { caller: app },
  ),
  when('userid of a user', keys, { StringEquals: { 'aws:userid': 'AIDAEXAMPLEEXAMPLE123' } }, {}, 'allowed', {
    caller: { ...user('alice'), uniqueId: 'AIDAEXAMPLEEXAMPLE123' },
  }),
  when(
    'userid that nobody knows',
    keys,
    { StringEquals: { 'aws:userid': 'AIDAEXAMPLEEXAMPLE123' } },
    {},
    'unknown-conditional',
    { missing: ['aws:userid'] },
  ),
  when('PrincipalIsAWSService of a user', keys, { Bool: { 'aws:PrincipalIsAWSService': 'true' } }, {}, 'denied'),
  when('ResourceAccount', keys, { StringEquals: { 'aws:ResourceAccount': HERE } }, {}, 'allowed'),
  when(
    'ResourceAccount and PrincipalAccount',
    keys,
    { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } },
    {},
    'allowed',
  ),
  when(
    'ResourceOrgID is not said',
    keys,
    { StringEquals: { 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' } },
    {},
    'unknown-conditional',
  ),
  when(
    'ResourceOrgID and PrincipalOrgID',
    keys,
    { StringEquals: { 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' } },
    { 'aws:ResourceOrgID': ['o-a'], 'aws:PrincipalOrgID': ['o-a'] },
    'allowed',
  ),
  when(
    'ResourceOrgID is another',
    keys,
    { StringEquals: { 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' } },
    { 'aws:ResourceOrgID': ['o-b'], 'aws:PrincipalOrgID': ['o-a'] },
    'denied',
  ),
  when(
    'PrincipalOrgPaths below a unit',
    keys,
    { 'ForAnyValue:StringLike': { [paths]: [`${unit}*`] } },
    { [paths]: [`${unit}ou-ab12-22222222/`] },
    'allowed',
  ),
  when(
    'PrincipalOrgPaths of the unit itself',
    keys,
    { 'ForAnyValue:StringEquals': { [paths]: [unit] } },
    { [paths]: [unit] },
    'allowed',
  ),
  when(
    'PrincipalOrgPaths of another unit',
    keys,
    { 'ForAnyValue:StringLike': { [paths]: [`${unit}*`] } },
    { [paths]: ['o-a1b2c3d4e5/r-ab12/ou-ab12-99999999/'] },
    'denied',
  ),
  when(
    'SourceArn: who calls directly has none',
    keys,
    { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } },
    {},
    'denied',
  ),
  when(
    'SourceAccount: who calls directly has none',
    keys,
    { StringEquals: { 'aws:SourceAccount': HERE } },
    {},
    'denied',
  ),
  when(
    'CalledVia a service',
    keys,
    { 'ForAnyValue:StringEquals': { [called]: ['cloudformation.amazonaws.com'] } },
    { [called]: ['cloudformation.amazonaws.com', 'dynamodb.amazonaws.com'] },
    'allowed',
  ),
  when(
    'CalledVia no service',
    keys,
    { 'ForAnyValue:StringEquals': { [called]: ['cloudformation.amazonaws.com'] } },
    { [called]: [] },
    'denied',
  ),
  when('ViaAWSService', keys, { Bool: { 'aws:ViaAWSService': 'true' } }, { 'aws:ViaAWSService': ['false'] }, 'denied'),
  when(
    'MFA: there',
    keys,
    { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    { 'aws:MultiFactorAuthPresent': ['true'] },
    'allowed',
  ),
  when(
    'MFA: long-term keys',
    keys,
    { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    { 'aws:MultiFactorAuthPresent': [] },
    'denied',
  ),
  when(
    'MFA with IfExists: long-term keys',
    keys,
    { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } },
    { 'aws:MultiFactorAuthPresent': [] },
    'allowed',
  ),
  when('MFA: not said', keys, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }, {}, 'unknown-conditional', {
    missing: ['aws:multifactorauthpresent'],
  }),
  when(
    'age of MFA: young',
    keys,
    { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } },
    { 'aws:MultiFactorAuthAge': ['300'] },
    'allowed',
  ),
  when(
    'age of MFA: none',
    keys,
    { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } },
    { 'aws:MultiFactorAuthAge': [] },
    'denied',
  ),
  when(
    'endpoint',
    keys,
    { StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } },
    { 'aws:SourceVpce': ['vpce-1a2b3c4d'] },
    'allowed',
  ),
  when(
    'endpoint: over the internet there is none',
    keys,
    { StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } },
    { 'aws:SourceVpce': [] },
    'denied',
  ),
  when(
    'not that endpoint: over the internet there is none',
    keys,
    { StringNotEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } },
    { 'aws:SourceVpce': [] },
    'allowed',
  ),
  when('VPC', keys, { StringEquals: { 'aws:SourceVpc': 'vpc-111bbb22' } }, { 'aws:SourceVpc': ['vpc-2'] }, 'denied'),
  when(
    'private address inside a VPC',
    keys,
    { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } },
    { 'aws:VpcSourceIp': ['10.1.2.3'] },
    'allowed',
  ),
  when(
    'tag of the request',
    keys,
    { StringEquals: { 'aws:RequestTag/env': 'test' } },
    { 'aws:RequestTag/env': ['test'] },
    'allowed',
  ),
  when(
    'tag of the resource',
    keys,
    { StringEquals: { 'aws:ResourceTag/env': 'test' } },
    { 'aws:ResourceTag/env': ['Test'] },
    'denied',
  ),
  when(
    'tag of the principal and of the resource',
    keys,
    { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
    { 'aws:ResourceTag/team': ['a'], 'aws:PrincipalTag/team': ['a'] },
    'allowed',
  ),
  when(
    'tag of the principal and another of the resource',
    keys,
    { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
    { 'aws:ResourceTag/team': ['b'], 'aws:PrincipalTag/team': ['a'] },
    'denied',
  ),
  when(
    'tag of the principal, absent on both sides',
    keys,
    { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
    { 'aws:ResourceTag/team': [], 'aws:PrincipalTag/team': [] },
    'denied',
  ),
  when(
    'the key of a tag in other letters',
    keys,
    { StringEquals: { 'aws:PrincipalTag/CostCenter': '1' } },
    { 'aws:PrincipalTag/costcenter': ['1'] },
    'allowed',
  ),
  {
    name: 'SourceArn of a service that acts for a topic',
    source: keys,
    request: asks(service('sns.amazonaws.com'), 'sqs:SendMessage', `arn:aws:sqs:eu-west-1:${HERE}:q`, {
      context: { 'aws:SourceArn': [`arn:aws:sns:eu-west-1:${HERE}:topic`] },
    }),
    given: {
      resource: [
        allow('sqs:SendMessage', '*', {
          Principal: { Service: 'sns.amazonaws.com' },
          Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:sns:*:${HERE}:topic` } },
        }),
      ],
    },
    expect: 'allowed',
  },
  {
    name: 'PrincipalServiceName of a service',
    source: keys,
    request: asks(service('cloudtrail.amazonaws.com'), 's3:PutObject', 'arn:aws:s3:::bucket/key'),
    given: {
      resource: [
        allow('s3:PutObject', '*', {
          Principal: { Service: 'cloudtrail.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:PrincipalServiceName': 'cloudtrail.amazonaws.com' },
            Bool: { 'aws:PrincipalIsAWSService': 'true' },
          },
        }),
      ],
    },
    expect: 'allowed',
  },
  {
    name: 'userid of the root user is its account',
    source: iam('reference_policies_variables'),
    request: asks(root(), 's3:GetObject', 'arn:aws:s3:::bucket/key'),
    given: {
      resource: [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: '*',
          Condition: { StringNotLike: { 'aws:userId': [HERE] } },
        },
      ],
    },
    expect: 'allowed',
  },
];

table('operators', matrix);
table('conditions', details);
table('several conditions', combined);
table('set operators', multiValued);
table('global keys', global);
