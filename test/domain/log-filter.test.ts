import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { logFilter } from '../../src/domain/gcp/log-filter.ts';
import { regularMatcher } from '../../src/domain/regular.ts';

const entry = {
  logName: 'projects/example-project/logs/cloudaudit.googleapis.com%2Factivity',
  severity: 'NOTICE',
  resource: { type: 'gce_firewall_rule', labels: { project_id: 'example-project' } },
  labels: { 'compute.googleapis.com/resource_name': 'allow-ssh' },
  protoPayload: {
    '@type': 'type.googleapis.com/google.cloud.audit.AuditLog',
    serviceName: 'compute.googleapis.com',
    methodName: 'v1.compute.firewalls.insert',
    status: { code: 7 },
    serviceData: { policyDelta: { bindingDeltas: [{ action: 'ADD', role: 'roles/owner' }, { action: 'REMOVE' }] } },
  },
  operation: { first: true },
};

const matching = [
  '',
  '  \n -- nothing but a comment',
  'resource.type="gce_firewall_rule"',
  "resource.type = 'gce_firewall_rule'",
  'resource.type=GCE_Firewall_Rule',
  'resource.type="gce_firewall_rule" AND protoPayload.methodName:"compute.firewalls.insert"',
  'resource.type="gce_firewall_rule"\nprotoPayload.methodName:"firewalls"',
  'resource.type="gce_firewall_rule" -- only these\nprotoPayload.methodName:"firewalls" -- "and" these',
  'protoPayload.methodName=("v1.compute.firewalls.delete" OR "v1.compute.firewalls.insert")',
  'protoPayload.methodName:(compute AND firewalls)',
  'protoPayload.methodName:(compute AND NOT routes)',
  'proto_payload.method_name:insert',
  'protoPayload.methodName=~"compute\\.firewalls\\.(insert|delete)$"',
  'protoPayload.methodName=~"compute\\\\.firewalls"',
  'protoPayload.methodName!~"routes"',
  'NOT protoPayload.methodName:"routes"',
  '-protoPayload.methodName:"routes"',
  '-(resource.type=gce_route OR resource.type=gce_network)',
  'NOT NOT resource.type:firewall',
  'protoPayload.methodName!="x"',
  // A field that is not there is not equal to anything.
  'protoPayload.nothing!="x"',
  'log_id("cloudaudit.googleapis.com/activity")',
  'logName:"cloudaudit.googleapis.com%2Factivity"',
  'labels."compute.googleapis.com/resource_name"="allow-ssh"',
  'labels:"compute.googleapis.com/resource_name"',
  'protoPayload."@type"="type.googleapis.com/google.cloud.audit.AuditLog"',
  'severity>=INFO',
  'severity>=notice AND severity<"ERROR"',
  'protoPayload.status.code>6 AND protoPayload.status.code<=7',
  'operation.first=true',
  'protoPayload.serviceData.policyDelta.bindingDeltas:*',
  // Two elements of a list together have both.
  'protoPayload.serviceData.policyDelta.bindingDeltas.action="REMOVE" AND protoPayload.serviceData.policyDelta.bindingDeltas.role="roles/owner"',
  'firewalls.insert',
  '"allow-ssh"',
  'SEARCH("FIREWALLS.insert")',
  'SEARCH(protoPayload.methodName, "firewalls")',
  // OR binds closer than AND.
  'resource.type=x OR resource.type=gce_firewall_rule AND severity=NOTICE OR severity=x',
  'resource.type=gce_firewall_rule OR resource.type=x severity=NOTICE',
];
const failing = [
  'resource.type="gce_firewall"',
  'resource.type="gce_firewall_rule" AND protoPayload.methodName="firewalls"',
  'resource.type="gce_firewall_rule" protoPayload.methodName:"routes"',
  'NOT resource.type:firewall',
  '-resource.type:firewall',
  'protoPayload.methodName=~"^compute"',
  'protoPayload.methodName=~"FIREWALLS"',
  'protoPayload.nothing:*',
  'protoPayload.nothing="x"',
  'protoPayload.methodName:(compute AND routes)',
  'log_id("activity")',
  'severity>NOTICE',
  'routes',
  'resource.type=gce_firewall_rule OR severity=NOTICE AND severity=x',
];
const unreadable = [
  'sample(insertId, 0.5)',
  'resource.type=',
  'resource.type="gce_firewall_rule',
  '(resource.type=gce_firewall_rule',
  'resource.type=gce_firewall_rule)',
  'AND AND =',
  'protoPayload.methodName=~"(?=x)"',
  `${'('.repeat(1000)}insert${')'.repeat(1000)}`,
];

describe('filters of Cloud Logging', () => {
  for (const filter of matching) test(`matches: ${filter}`, () => assert.equal(logFilter(filter)(entry), true));
  for (const filter of failing) test(`doesn't match: ${filter}`, () => assert.equal(logFilter(filter)(entry), false));
  for (const filter of unreadable)
    test(`can't be read: ${filter.slice(0, 40)}`, () => {
      assert.equal(logFilter(filter)(entry), false);
      assert.equal(logFilter(filter)({}), false);
    });
  test('long ones of strangers end', () => {
    for (const part of ['-- ', 'NOT ', '- ', 'a OR ', '"']) logFilter(part.repeat(20_000 / part.length))(entry);
  });
});

describe('regular expressions', () => {
  const table: [string, string, boolean | undefined][] = [
    ['compute', 'v1.compute.x', true],
    ['^compute', 'v1.compute.x', false],
    ['x$', 'v1.compute.x', true],
    ['', 'anything', true],
    ['a.c', 'xabcx', true],
    ['a\\.c', 'abc', false],
    ['^(a|bc)+$', 'abcbca', true],
    ['^(a|bc)+$', 'abcb', false],
    ['^ab*c$', 'ac', true],
    ['^ab+c$', 'ac', false],
    ['^ab?c$', 'abbc', false],
    ['^a.*?c$', 'axxc', true],
    ['^(?:a|b)c$', 'bc', true],
    ['^[a-c_]+$', 'ab_c', true],
    ['^[^a-c]+$', 'xbz', false],
    ['^[a-]+$', 'a-', true],
    ['^\\w+\\s\\d$', 'abc 1', true],
    ['(?i)ABC', 'xabcx', true],
    ['[A-C]', 'b', false],
    ['(?i)[A-C]', 'b', true],
    ['(', 'x', undefined],
    [')', 'x', undefined],
    ['*a', 'x', undefined],
    ['a{2}', 'aa', undefined],
    ['(?<name>a)', 'a', undefined],
    ['\\b', 'a', undefined],
  ];
  for (const [pattern, text, expected] of table)
    test(`${pattern} in ${text}`, () => assert.equal(regularMatcher(pattern)?.(text), expected));

  test('nothing explodes', () => {
    const text = `${'a'.repeat(200)}!`;
    for (const pattern of ['^(a+)+$', '^(a|a)*$', '^(.*)*b$', `^${'(a|aa)'.repeat(100)}$`])
      assert.equal(regularMatcher(pattern)!(text), false);
  });
});
