import assert from 'node:assert/strict';
import { test } from 'node:test';
import { armContract, armResourceDrift, contractFiles, gcpContract } from './contract.ts';
import { graphContract, graphPaths } from './graph.ts';
import { driftOf, modelNamed, referencesIn } from './shape.ts';
import type { Kind } from './shape.ts';

/** A body's drift when what stands at the path is replaced, or left out for `undefined`. */
function driftWith(
  drift: (body: unknown) => string[] | undefined,
  body: object,
  path: readonly (string | number)[],
  value: unknown,
): string[] | undefined {
  const changed = structuredClone(body);
  const parent = path.slice(0, -1).reduce<any>((at, key) => at[key], changed);
  parent[path.at(-1)!] = value;
  return drift(changed);
}

const within = '/subscriptions/s/resourceGroups/g/providers';
const account = {
  id: `${within}/Microsoft.Storage/storageAccounts/a`,
  name: 'a',
  type: 'Microsoft.Storage/storageAccounts',
  location: 'westeurope',
  tags: { owner: 'x' },
  kind: 'StorageV2',
  sku: { name: 'Standard_LRS', tier: 'Standard' },
  properties: {
    creationTime: '2024-03-01T10:00:00.1234567Z',
    allowBlobPublicAccess: null,
    minimumTlsVersion: 'TLS1_2',
    networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '192.0.2.1', action: 'Allow' }] },
  },
};
const accounts = { value: [account] };
const firewalls = {
  kind: 'compute#firewallList',
  items: [
    {
      id: '1234567890123456789',
      name: 'a',
      direction: 'INGRESS',
      priority: 1000,
      disabled: false,
      allowed: [{ IPProtocol: 'tcp', ports: ['22'] }],
    },
  ],
};
const people = {
  '@odata.context': 'x',
  '@odata.nextLink': 'y',
  value: [
    {
      '@odata.type': '#microsoft.graph.user',
      id: '1',
      userPrincipalName: 'a@example.com',
      createdDateTime: '2024-03-01T10:00:00Z',
      'memberOf@odata.context': 'z',
    },
  ],
};

const ofAccounts = armContract('GET', '/subscriptions/s/providers/Microsoft.Storage/storageAccounts')!;
const ofFirewalls = gcpContract('GET', 'https://compute.googleapis.com/compute/v1/projects/p/global/firewalls')!;
const ofMembers = graphContract('/v1.0/directoryRoles/1/members?$top=5')!;

test('a body as the vendor sends it has no drift', () => {
  assert.deepEqual(ofAccounts.drift(accounts), []);
  assert.deepEqual(ofFirewalls.drift(firewalls), []);
  assert.deepEqual(ofMembers.drift(people), []);
});

const planted: [string, (body: unknown) => string[], object, (string | number)[], unknown, string][] = [
  ['Azure: a key', ofAccounts.drift, accounts, ['value', 0, 'properties', 'minimumTls'], 'TLS1_2', 'does not exist'],
  ['Azure: a lifted key', ofAccounts.drift, accounts, ['value', 0, 'minimumTlsVersion'], 'TLS1_2', 'does not exist'],
  [
    'Azure: an enum',
    ofAccounts.drift,
    accounts,
    ['value', 0, 'properties', 'minimumTlsVersion'],
    'tls1_2',
    'not one of',
  ],
  ['Azure: a boolean', ofAccounts.drift, accounts, ['value', 0, 'properties', 'isHnsEnabled'], 'true', 'is no boolean'],
  [
    'Azure: a time',
    ofAccounts.drift,
    accounts,
    ['value', 0, 'properties', 'creationTime'],
    '1.3.2024',
    'is no date-time',
  ],
  ['Azure: a list', ofAccounts.drift, accounts, ['value', 0, 'properties', 'networkAcls', 'ipRules'], {}, 'is no list'],
  ['Azure: a map', ofAccounts.drift, accounts, ['value', 0, 'tags', 'owner'], 1, 'is no string'],
  ['Azure: required', ofAccounts.drift, accounts, ['value', 0, 'location'], undefined, 'is missing'],
  ['Azure: required, null', ofAccounts.drift, accounts, ['value', 0, 'location'], null, 'is no string'],
  [
    'Azure: required, nested',
    ofAccounts.drift,
    accounts,
    ['value', 0, 'properties', 'networkAcls', 'defaultAction'],
    undefined,
    'is missing',
  ],
  ['Google: a key', ofFirewalls.drift, firewalls, ['items', 0, 'sourceRange'], [], 'does not exist'],
  ['Google: an enum', ofFirewalls.drift, firewalls, ['items', 0, 'direction'], 'INBOUND', 'not one of'],
  ['Google: a long as number', ofFirewalls.drift, firewalls, ['items', 0, 'id'], 123, 'is no int64'],
  ['Google: an integer', ofFirewalls.drift, firewalls, ['items', 0, 'priority'], '1000', 'is no integer'],
  ['Google: a boolean', ofFirewalls.drift, firewalls, ['items', 0, 'disabled'], 'false', 'is no boolean'],
  ['Google: null', ofFirewalls.drift, firewalls, ['items', 0, 'disabled'], null, 'is no boolean'],
  ['Graph: a key', ofMembers.drift, people, ['value', 0, 'userPrincipalname'], 'a', 'does not exist'],
  ['Graph: a key of another type', ofMembers.drift, people, ['value', 0, 'roleTemplateId'], 'a', 'does not exist'],
  ['Graph: a type', ofMembers.drift, people, ['value', 0, '@odata.type'], '#microsoft.graph.person2', 'does not know'],
  ['Graph: an enum', ofMembers.drift, people, ['value', 0, 'ageGroup'], 7, 'is no string'],
  ['Graph: a boolean', ofMembers.drift, people, ['value', 0, 'accountEnabled'], 'yes', 'is no boolean'],
  ['Graph: null', ofMembers.drift, people, ['value', 0, 'id'], null, 'is no string'],
  ['Graph: a time', ofMembers.drift, people, ['value', 0, 'createdDateTime'], 'soon', 'is no date-time'],
  ['Graph: an annotation', ofMembers.drift, people, ['@odata.nextlink'], 'y', 'does not exist'],
  ['Graph: no list', ofMembers.drift, people, ['value'], undefined, 'is missing'],
];

for (const [name, drift, body, path, value, says] of planted) {
  test(`a planted mistake is found: ${name}`, () => {
    const found = driftWith(drift, body, path, value)!;
    assert.equal(found.length, 1, found.join('; '));
    assert.match(found[0]!, new RegExp(says));
    assert.ok(found[0]!.includes(String(path.findLast((key) => typeof key === 'string'))), found[0]);
  });
}

test('a Graph enum is exact, an unmarked property is not null', () => {
  const policies = graphContract('/identity/conditionalAccess/policies')!;
  const policy = (state: string) => ({ value: [{ id: '1', state, grantControls: null }] });
  assert.deepEqual(policies.drift(policy('enabled')), []);
  assert.match(policies.drift(policy('Enabled')).join(), /^\.value\[0\]\.state is "Enabled", not one of enabled, /);
});

test('an object is held against the model that its discriminator names', () => {
  const settings = armContract('GET', '/subscriptions/s/providers/Microsoft.Security/settings')!;
  const setting = (kind: string, properties: object) => ({ value: [{ id: 'x', name: 'MCAS', kind, properties }] });
  assert.deepEqual(settings.drift(setting('DataExportSettings', { enabled: true })), []);
  assert.match(settings.drift(setting('DataExportSettings', { enable: true })).join(), /enable does not exist/);
  assert.match(settings.drift(setting('Unheard', {})).join(), /kind is "Unheard", which the contract does not know/);
  assert.match(settings.drift({ value: [{ id: 'x' }] }).join(), /\.value\[0\]\.kind is missing/);
});

test('a wire name with a dot is one key', () => {
  const alerts = armContract('GET', '/subscriptions/s/providers/Microsoft.Insights/metricAlerts')!;
  const criteria = (body: object) => ({
    value: [
      {
        location: 'global',
        properties: {
          severity: 1,
          enabled: true,
          scopes: [],
          evaluationFrequency: 'PT1M',
          windowSize: 'PT5M',
          criteria: body,
        },
      },
    ],
  });
  const kind = 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria';
  assert.deepEqual(alerts.drift(criteria({ 'odata.type': kind, allOf: [] })), []);
  assert.match(alerts.drift(criteria({ odata: { type: kind }, allOf: [] })).join(), /odata\.type is missing/);
});

const armPaths: [string, string, string | undefined][] = [
  [
    'the case of fixed segments does not matter',
    '/SUBSCRIPTIONS/s/providers/microsoft.storage/storageaccounts?api-version=x',
    'GET /subscriptions/{subscriptionId}/providers/Microsoft.Storage/storageAccounts',
  ],
  [
    'a scope is many segments, after a double slash',
    '//subscriptions/s/resourceGroups/g/providers/Microsoft.Authorization/roleDefinitions',
    'GET /{scope}/providers/Microsoft.Authorization/roleDefinitions',
  ],
  [
    'a scope may be empty',
    '/providers/Microsoft.Authorization/roleDefinitions',
    'GET /{scope}/providers/Microsoft.Authorization/roleDefinitions',
  ],
  [
    'the more exact template wins',
    `${within}/Microsoft.Web/sites/a/config/web`,
    'GET /subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Web/sites/{name}/config/web',
  ],
  ['an unknown operation has no contract', '/subscriptions/s/providers/Microsoft.Unheard/things', undefined],
  ['a name is one segment', '/subscriptions/s/t/providers/Microsoft.Storage/storageAccounts', undefined],
];
for (const [name, path, operation] of armPaths)
  test(`Azure paths: ${name}`, () => assert.equal(armContract('GET', path)?.operation, operation));

test('Azure: another api-version than the contract’s is drift, and another verb another operation', () => {
  const path = '/subscriptions/s/providers/Microsoft.Storage/storageAccounts';
  const { apiVersion } = armContract('GET', path)!;
  assert.deepEqual(armContract('GET', path, apiVersion)!.drift(accounts), []);
  assert.deepEqual(armContract('GET', path, '2001-01-01')!.drift(accounts), [
    `api-version 2001-01-01 was asked, the contract is of ${apiVersion}`,
  ]);
  assert.equal(armContract('DELETE', path), undefined);
});

const gcpPaths: [string, string, string | undefined][] = [
  ['GET', 'https://cloudresourcemanager.googleapis.com/v3/projects/p', 'cloudresourcemanager.projects.get'],
  [
    'POST',
    'https://cloudresourcemanager.googleapis.com/v3/projects/p:getIamPolicy',
    'cloudresourcemanager.projects.getIamPolicy',
  ],
  ['GET', 'https://logging.googleapis.com/v2/organizations/1/sinks?pageSize=9', 'logging.organizations.sinks.list'],
  ['GET', 'https://storage.googleapis.com/storage/v1/b/a.b/iam', 'storage.buckets.getIamPolicy'],
  ['GET', 'https://compute.googleapis.com/compute/v1/projects/example.com:p', 'compute.projects.get'],
  ['POST', 'https://compute.googleapis.com/compute/v1/projects/p', undefined],
  ['GET', 'https://storage.googleapis.com/compute/v1/projects/p', undefined],
];
for (const [method, url, operation] of gcpPaths)
  test(`Google paths: ${method} ${url}`, () => assert.equal(gcpContract(method, url)?.operation, operation));

test('Google: bytes, durations and times are what their format says', () => {
  const keys = gcpContract('GET', 'https://iam.googleapis.com/v1/projects/p/serviceAccounts/a/keys')!;
  const key = (validAfterTime: string, publicKeyData: string) => ({ keys: [{ validAfterTime, publicKeyData }] });
  assert.deepEqual(keys.drift(key('2024-03-01T10:00:00Z', 'aGk=')), []);
  assert.deepEqual(keys.drift(key('2024-03-41T10:00:00Z', 'not base64')), [
    '.keys[0].validAfterTime is no date-time',
    '.keys[0].publicKeyData is no base64',
  ]);
});

const row = { ...account, type: 'microsoft.storage/storageaccounts', tenantId: 't', resourceGroup: 'g', zones: null };
const ofRow = (body: unknown) => armResourceDrift('Microsoft.Storage/storageAccounts', body);

test('a row of Resource Graph has its fixed columns and the type’s own properties', () => {
  assert.deepEqual(ofRow(row), []);
  assert.deepEqual(ofRow({ id: row.id }), []);
  assert.deepEqual(driftWith(ofRow, row, ['type'], account.type)?.length, 1);
  assert.deepEqual(driftWith(ofRow, row, ['etag'], 'x'), ['.etag does not exist']);
  assert.deepEqual(driftWith(ofRow, row, ['sku', 'name'], 'standard_lrs')?.length, 1);
  assert.deepEqual(driftWith(ofRow, row, ['properties', 'minimumTls'], 'TLS1_2'), [
    '.properties.minimumTls does not exist',
  ]);
  assert.equal(armResourceDrift('Microsoft.Unheard/things', row), undefined);
  const machine = (properties: object) => armResourceDrift('microsoft.compute/virtualmachines', { properties });
  assert.deepEqual(machine({ extended: {}, osProfile: {} }), []);
  assert.deepEqual(machine({ extend: {} }), ['.properties.extend does not exist']);
});

const kinds: Record<Exclude<Kind, 'any'>, [unknown[], unknown[]]> = {
  string: [[''], [1, null]],
  boolean: [[false], ['false', 0]],
  number: [[1.5, -1], ['1']],
  integer: [
    [0, -3],
    [1.5, '1'],
  ],
  int64: [
    ['-9223372036854775808', '0'],
    [1, '', '1.0'],
  ],
  date: [['2024-02-29'], ['2024-02-29T00:00:00Z', 20240229]],
  'date-time': [
    ['2024-02-29T00:00:00Z', '2017-05-24T13:28:53.4540398'],
    ['2024-02-29', '2024-13-01T00:00:00Z', 0],
  ],
  seconds: [
    ['3.5s', '86400s'],
    ['3.5', 'PT3S', 3],
  ],
  base64: [
    ['', 'aGk=', '_-8='],
    ['a b', 1],
  ],
};
for (const [kind, [right, wrong]] of Object.entries(kinds))
  test(`the kind ${kind}`, () => {
    const drift = (value: unknown) => driftOf(kind as Kind, value, {}, 'marked');
    assert.deepEqual(right.flatMap(drift), []);
    assert.equal(wrong.flatMap(drift).length, wrong.length);
  });

test('every contract says where it is from and holds what it refers to, and no more', () => {
  const files = [...contractFiles('azure'), ...contractFiles('gcp')];
  for (const [name, { source, licence, operations, models }] of files) {
    assert.match(source, / \S*\d/, name);
    assert.match(licence, /^(MIT|Apache-2\.0)$/, name);
    const answers = Object.values(operations).flatMap(({ answer }) => referencesIn(answer));
    const references = new Set([...answers, ...Object.values(models).flatMap(referencesIn)]);
    for (const reference of references)
      assert.doesNotThrow(() => modelNamed(models, reference), `${name}: ${reference}`);
    assert.deepEqual(
      [...references].sort(),
      Object.keys(models)
        .map((model) => `#${model}`)
        .sort(),
      name,
    );
  }
});

test('every operation is found under its own path', () => {
  const concrete = (path: string) => path.replaceAll(/\{\+?[^}]*\}/g, 'x');
  for (const [file, { operations }] of contractFiles('azure'))
    for (const [name, { method, path, apiVersion }] of Object.entries(operations)) {
      assert.equal(name, `${method} ${path}`, file);
      assert.equal(armContract(method, concrete(path), apiVersion)?.operation.toLowerCase(), name.toLowerCase(), file);
    }
  for (const [file, { operations, root }] of contractFiles('gcp'))
    for (const [name, { method, path }] of Object.entries(operations))
      assert.equal(gcpContract(method, `${root}${concrete(path)}`)?.operation, name, file);
});

test('every Graph path names an interface that the types have', () => {
  for (const path of graphPaths) assert.ok(graphContract(path.replace('{id}', '1'))!.drift(null).length > 0, path);
});
