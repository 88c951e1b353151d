/** Conditions of IAM (https://cloud.google.com/iam/docs/conditions-attribute-reference): true, false, open or not understood. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Truth } from '../../../src/domain/access/logic.ts';
import { type Attribute, conditionTruth, extracted } from '../../../src/domain/gcp/access/condition.ts';
import { attributesOf, isLike, namesPermission } from '../../../src/domain/gcp/access/names.ts';

const object = 'projects/_/buckets/acme-orders-aaa/objects/data_lake/orders/order_date=2019-11-03/aef87g87ae0876';
const level = 'accessPolicies/199923665455/accessLevels/CorpNet';
const attributes: Readonly<Record<string, Attribute>> = {
  'request.time': { is: new Date('2026-11-21T23:30:15.250Z') },
  'resource.name': { is: object },
  'resource.type': { is: 'storage.googleapis.com/Object' },
  'resource.service': { is: 'storage.googleapis.com' },
  'resource.tags': { is: ['123456789012/env/prod'] },
  'resource.tagIds': { is: ['tagKeys/1/tagValues/2'] },
  'request.auth.access_levels': { is: [level] },
  'destination.port': { is: 22n },
  'destination.ip': { absent: true },
  'request.path': { missing: 'request.path' },
  'request.host': { begins: 'hr.' },
  'iam.googleapis.com/modifiedGrantsByRole': { is: ['roles/pubsub.editor'] },
  'storage.googleapis.com/objectListPrefix': { absent: true },
};
const ofAttributes = (name: string): Attribute | undefined =>
  Object.hasOwn(attributes, name) ? attributes[name] : undefined;

const attributeReference = 'https://cloud.google.com/iam/docs/conditions-attribute-reference';
const overview = 'https://cloud.google.com/iam/docs/conditions-overview';
const temporary = 'https://cloud.google.com/iam/docs/configuring-temporary-access';
const limits = 'https://cloud.google.com/iam/docs/setting-limits-on-granting-roles';
const cel = 'https://github.com/google/cel-spec/blob/master/doc/langdef.md';

type Outcome = boolean | 'failed' | { readonly missing: readonly string[] } | RegExp;
const cases: readonly { readonly expression: string; readonly comes: Outcome; readonly source: string }[] = [
  // Time
  { expression: "request.time < timestamp('2027-01-01T00:00:00.000Z')", comes: true, source: temporary },
  { expression: "request.time < timestamp('2026-01-01T00:00:00Z')", comes: false, source: temporary },
  { expression: 'request.time.getFullYear() < 2027', comes: true, source: attributeReference },
  { expression: 'request.time.getMonth() == 10', comes: true, source: cel },
  { expression: 'request.time.getDate() == 21 && request.time.getDayOfMonth() == 20', comes: true, source: cel },
  { expression: 'request.time.getDayOfYear() == 324', comes: true, source: cel },
  {
    expression: 'request.time.getHours("America/Chicago") >= 9 && request.time.getHours("America/Chicago") <= 17',
    comes: true,
    source: temporary,
  },
  {
    expression:
      'request.time.getDayOfWeek("America/Chicago") >= 1 && request.time.getDayOfWeek("America/Chicago") <= 5',
    comes: false,
    source: temporary,
  },
  { expression: "request.time.getDayOfWeek('Europe/Berlin') == 0", comes: true, source: temporary },
  { expression: "request.time.getHours('+01:00') == 0", comes: true, source: cel },
  {
    expression:
      'request.time.getMinutes() == 30 && request.time.getSeconds() == 15 && request.time.getMilliseconds() == 250',
    comes: true,
    source: cel,
  },
  { expression: "request.time.getHours('Europe/Atlantis') == 0", comes: 'failed', source: cel },
  { expression: "request.time < timestamp('tomorrow')", comes: 'failed', source: cel },
  { expression: "request.time < timestamp('2026-11-20T00:00:00Z') + duration('172800s')", comes: true, source: cel },
  { expression: "request.time - timestamp('2026-11-21T00:00:00Z') > duration('23h')", comes: true, source: cel },
  { expression: "request.time > '2026'", comes: 'failed', source: cel },
  // Names and types
  { expression: "resource.type != 'compute.googleapis.com/Image'", comes: true, source: attributeReference },
  { expression: "resource.service == 'compute.googleapis.com'", comes: false, source: attributeReference },
  {
    expression: "resource.name.startsWith('projects/_/buckets/acme-orders-aaa/objects/data_lake/')",
    comes: true,
    source: attributeReference,
  },
  { expression: "resource.name.endsWith('.jpeg')", comes: false, source: attributeReference },
  {
    expression:
      "(resource.type != 'storage.googleapis.com/Bucket' && resource.type != 'storage.googleapis.com/Object') || resource.name.startsWith('projects/_/buckets/example-bucket')",
    comes: false,
    source: attributeReference,
  },
  {
    expression: "resource.name.extract('/order_date={date}/') == '2019-11-03'",
    comes: true,
    source: attributeReference,
  },
  {
    expression: "resource.name.extract('buckets/{name}/').startsWith('acme')",
    comes: true,
    source: attributeReference,
  },
  // Tags
  { expression: "resource.matchTag('123456789012/env', 'prod')", comes: true, source: attributeReference },
  { expression: "resource.matchTag('123456789012/env', 'dev')", comes: false, source: attributeReference },
  { expression: "resource.hasTagKey('123456789012/env')", comes: true, source: attributeReference },
  { expression: "resource.hasTagKey('123456789012/en')", comes: false, source: attributeReference },
  { expression: "resource.matchTagId('tagKeys/1', 'tagValues/2')", comes: true, source: attributeReference },
  { expression: "resource.hasTagKeyId('tagKeys/2')", comes: false, source: attributeReference },
  { expression: "resource.matchTag('env')", comes: /needs 2 values/, source: attributeReference },
  // Requests
  { expression: `'${level}' in request.auth.access_levels`, comes: true, source: attributeReference },
  {
    expression: "'accessPolicies/1/accessLevels/Other' in request.auth.access_levels",
    comes: false,
    source: attributeReference,
  },
  { expression: 'destination.port == 22', comes: true, source: attributeReference },
  { expression: "destination.ip == '14.0.0.1'", comes: 'failed', source: attributeReference },
  { expression: "request.path.startsWith('/admin')", comes: { missing: ['request.path'] }, source: attributeReference },
  // API attributes
  {
    expression:
      "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(['roles/pubsub.editor', 'roles/pubsub.publisher'])",
    comes: true,
    source: limits,
  },
  {
    expression: "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(['roles/billing.admin'])",
    comes: false,
    source: limits,
  },
  {
    expression: "api.getAttribute('storage.googleapis.com/objectListPrefix', '').startsWith('data/')",
    comes: false,
    source: attributeReference,
  },
  {
    expression: "api.getAttribute('iap.googleapis.com/other', 'x') == 'x'",
    comes: { missing: ['iap.googleapis.com/other'] },
    source: attributeReference,
  },
  // Three values
  { expression: "destination.port == 22 || request.path == '/a'", comes: true, source: overview },
  { expression: "request.path == '/a' || destination.port == 22", comes: true, source: cel },
  { expression: "request.path == '/a' && destination.port == 23", comes: false, source: cel },
  { expression: "!(request.path == '/a')", comes: { missing: ['request.path'] }, source: cel },
  { expression: "destination.ip == '1' || true", comes: true, source: cel },
  { expression: "destination.ip == '1' && false", comes: false, source: cel },
  { expression: "destination.port == 22 ? true : request.path == '/a'", comes: true, source: cel },
  { expression: "request.path == '/a' ? true : false", comes: { missing: ['request.path'] }, source: cel },
  // The beginning of a text
  { expression: "request.host.startsWith('hr')", comes: true, source: attributeReference },
  {
    expression: "request.host.startsWith('hr.example')",
    comes: { missing: ['request.host'] },
    source: attributeReference,
  },
  { expression: "request.host.startsWith('it.')", comes: false, source: attributeReference },
  { expression: "request.host == 'it.example.com'", comes: false, source: attributeReference },
  { expression: "request.host != 'it.example.com'", comes: true, source: attributeReference },
  { expression: "request.host == 'hr.example.com'", comes: { missing: ['request.host'] }, source: attributeReference },
  { expression: "request.host.endsWith('.com')", comes: { missing: ['request.host'] }, source: attributeReference },
  // Not a condition
  { expression: "resource.name.matches('(a+)+$')", comes: /no matches\(\)/, source: attributeReference },
  { expression: '[1].exists(x, x == 1)', comes: /no exists\(\)/, source: overview },
  { expression: "request.colour == 'red'", comes: /no attribute request\.colour/, source: attributeReference },
  { expression: 'resource.name', comes: /neither true nor false/, source: overview },
  { expression: 'resource.name ==', comes: /not a valid expression/, source: cel },
  { expression: '', comes: /not a valid expression/, source: cel },
  { expression: "{'a': 1}.a == 1", comes: /no map|no attribute|part of something/, source: cel },
];

const whyUnseen = ({ unseen }: Truth): string => unseen.map(({ gap }) => gap.detail).join();

function holds(truth: Truth, comes: Outcome, ofFailed: Truth): void {
  if (comes === 'failed') return assert.deepEqual([truth.is, ofFailed.is], [false, true]);
  if (comes instanceof RegExp) return assert.match(whyUnseen(truth), comes);
  if (typeof comes === 'object') return assert.deepEqual([truth.is, truth.missing], [undefined, comes.missing]);
  assert.deepEqual([truth.is, truth.unseen, truth.missing], [comes, [], []]);
}

describe('conditions', () => {
  for (const { expression, comes, source } of cases)
    test(`${expression} (${source})`, () => {
      holds(conditionTruth(expression, ofAttributes, false), comes, conditionTruth(expression, ofAttributes, true));
    });

  const hostile: readonly (readonly [what: string, expression: string])[] = [
    ['a megabyte', `resource.name == '${'x'.repeat(1_000_000)}'`],
    ['deep brackets', `${'('.repeat(5000)}true${')'.repeat(5000)}`],
    ['many negations', `${'!'.repeat(11_000)}true`],
    ['a long chain', 'true || '.repeat(1400) + 'true'],
    ['a control character', 'resource.name == \u0000'],
    ['a lone surrogate', '\ud800'],
    ['a prototype', 'request.time.constructor("x") == 1'],
    ['__proto__', '__proto__.x == 1'],
  ];
  for (const [what, expression] of hostile)
    test(`${what} is unknown with a reason, not a crash`, () => {
      const truth = conditionTruth(expression, ofAttributes, false);
      assert.equal(truth.is, undefined);
      assert.match(whyUnseen(truth), /^The condition can't be evaluated: /);
    });

  test('any text is a truth', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (expression, whenFailed) => {
        const { is, unseen, missing } = conditionTruth(expression, ofAttributes, whenFailed);
        assert.equal(is === undefined, unseen.length + missing.length > 0);
      }),
    );
  });

  test('an attribute that is not given leaves the answer or opens it', () => {
    const names = Object.keys(attributes);
    fc.assert(
      fc.property(fc.constantFrom(...cases), fc.constantFrom(...names), ({ expression }, hidden) => {
        const before = conditionTruth(expression, ofAttributes, false);
        const after = conditionTruth(
          expression,
          (name) => (name === hidden ? { missing: name } : ofAttributes(name)),
          false,
        );
        if (after.is !== undefined) assert.equal(after.is, before.is);
      }),
    );
  });
});

/** https://cloud.google.com/iam/docs/conditions-attribute-reference#extract */
const extractions: readonly (readonly [template: string, part: string])[] = [
  ['/order_date={date}/', '2019-11-03'],
  ['buckets/{name}/', 'acme-orders-aaa'],
  ['/orders/{empty}order_date', ''],
  ['{start}/objects/data_lake', 'projects/_/buckets/acme-orders-aaa'],
  ['orders/{end}', 'order_date=2019-11-03/aef87g87ae0876'],
  ['{all}', object],
  ['/orders/{none}/order_date=', ''],
  ['/orders/order_date=2019-11-03/{id}/data_lake', ''],
  ['no braces', ''],
  ['{two}{braces}', ''],
];
describe('extract()', () => {
  for (const [template, part] of extractions) test(template, () => assert.equal(extracted(object, template), part));
});

/** https://cloud.google.com/iam/docs/conditions-resource-attributes */
const resources: readonly (readonly [permission: string, id: string, type: string, name: object | undefined])[] = [
  [
    'storage.buckets.get',
    '//storage.googleapis.com/b',
    'storage.googleapis.com/Bucket',
    { is: 'projects/_/buckets/b' },
  ],
  [
    'storage.objects.get',
    '//storage.googleapis.com/b/objects/a/c',
    'storage.googleapis.com/Object',
    { is: 'projects/_/buckets/b/objects/a/c' },
  ],
  [
    'storage.objects.get',
    '//storage.googleapis.com/b',
    'storage.googleapis.com/Object',
    { begins: 'projects/_/buckets/b/' },
  ],
  [
    'storage.objects.list',
    '//storage.googleapis.com/b',
    'storage.googleapis.com/Bucket',
    { is: 'projects/_/buckets/b' },
  ],
  [
    'storage.objects.get',
    '//cloudresourcemanager.googleapis.com/projects/p',
    'storage.googleapis.com/Object',
    { begins: 'projects/_/buckets/' },
  ],
  [
    'compute.instances.start',
    '//compute.googleapis.com/projects/p/zones/z/instances/i',
    'compute.googleapis.com/Instance',
    { is: 'projects/p/zones/z/instances/i' },
  ],
  [
    'compute.instances.start',
    '//cloudresourcemanager.googleapis.com/projects/p',
    'compute.googleapis.com/Instance',
    { begins: 'projects/p/' },
  ],
  [
    'compute.instances.start',
    '//cloudresourcemanager.googleapis.com/folders/1',
    'compute.googleapis.com/Instance',
    undefined,
  ],
  [
    'secretmanager.versions.access',
    '//secretmanager.googleapis.com/projects/1/secrets/s',
    'secretmanager.googleapis.com/SecretVersion',
    { begins: 'projects/1/secrets/s/' },
  ],
  [
    'resourcemanager.projects.get',
    '//cloudresourcemanager.googleapis.com/projects/p',
    'cloudresourcemanager.googleapis.com/Project',
    { is: 'projects/p' },
  ],
  ['pubsub.topics.publish', '//pubsub.googleapis.com/projects/p/topics/t', '', { is: '' }],
  ['iam.serviceAccounts.actAs', '//iam.googleapis.com/projects/p/serviceAccounts/1', '', { is: '' }],
];
describe('attributes of resources', () => {
  for (const [permission, id, type, name] of resources)
    test(`${permission} on ${id}`, () => {
      const found = attributesOf(permission, id);
      assert.deepEqual([found.type, found.name], [type, name]);
    });
});

/** https://cloud.google.com/iam/docs/deny-permissions-support */
const patterns: readonly (readonly [pattern: string, permission: string, names: boolean])[] = [
  ['storage.googleapis.com/objects.get', 'storage.objects.get', true],
  ['storage.googleapis.com/objects.get', 'storage.objects.list', false],
  ['cloudresourcemanager.googleapis.com/projects.delete', 'resourcemanager.projects.delete', true],
  ['iam.googleapis.com/roles.*', 'iam.roles.update', true],
  ['iam.googleapis.com/roles.*', 'iam.serviceAccounts.update', false],
  ['compute.googleapis.com/*.*', 'compute.instances.start', true],
  ['pubsub.googleapis.com/*', 'pubsub.topics.publish', true],
  ['pubsub.googleapis.com/*.setIamPolicy', 'pubsub.topics.setIamPolicy', true],
  ['pubsub.googleapis.com/*.setIamPolicy', 'pubsub.topics.publish', false],
  ['cloudsql.googleapis.com/*.*', 'cloudsql.instances.get', true],
  ['storage.objects.get', 'storage.objects.get', false],
  ['', 'storage.objects.get', false],
];
describe('names of permissions in deny policies', () => {
  for (const [pattern, permission, names] of patterns)
    test(`${pattern} ${names ? 'is' : 'is not'} ${permission}`, () =>
      assert.equal(namesPermission(pattern, permission), names));
});

test('a pattern of a question matches as its characters and stars say', () => {
  const character = fc.constantFrom('a', 'b', '*');
  fc.assert(
    fc.property(fc.array(character), fc.array(fc.constantFrom('a', 'b')), (pattern, text) => {
      const expected = new RegExp(`^${pattern.map((one) => (one === '*' ? '.*' : one)).join('')}$`).test(text.join(''));
      assert.equal(isLike(text.join(''), pattern.join('')), expected);
    }),
  );
});
