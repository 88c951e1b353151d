import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { type Check, defineCheck, pass } from '../../src/check.ts';
import { parseConfig } from '../../src/config.ts';
import { parametersFor } from '../../src/engine/parameters.ts';
import { selectChecks, UsageError } from '../../src/engine/select.ts';
import { Bucket } from '../../src/resources/aws/s3.ts';
import { nearest } from '../../src/suggest.ts';

test('a configuration is read; the folder of checks is seen from the file', () => {
  const { config, where } = parseConfig(
    'failOn: high\nchecksDir: own\nparams:\n  aws-x-y:\n    days: 3\n',
    'etc/cloudstance.yaml',
  );
  assert.deepEqual(config, { failOn: 'high', checksDir: resolve('etc/own'), params: { 'aws-x-y': { days: 3 } } });
  assert.equal(where(['params', 'aws-x-y', 'days']), 'etc/cloudstance.yaml:5');
});

test('ids that YAML takes for numbers are ids, clouds may be called as the Azure CLI calls them', () => {
  const { config } = parseConfig(
    'organizations: [123456789012]\nprojects: [shop, 42]\ncloud: AzureUSGovernment\n',
    'c.yaml',
  );
  assert.deepEqual(config, { organizations: ['123456789012'], projects: ['shop', '42'], cloud: 'usgov' });
});

test('an empty configuration is one', () => assert.deepEqual(parseConfig('# nothing\n', 'c.yaml').config, {}));

const mistakes: readonly [text: string, complaint: RegExp][] = [
  ['regions: [eu-west-1]\nfailon: high\n', /^c\.yaml:2: unknown key 'failon', did you mean 'failOn'\?$/],
  ['zzz: 1\n', /^c\.yaml:1: unknown key 'zzz'$/],
  ['\nfailOn: hihg\n', /^c\.yaml:2: failOn: .*"high"/],
  ['regions: eu-west-1\n', /^c\.yaml:1: regions: expected array, received string$/],
  ['regions:\n', /^c\.yaml:1: regions: expected array, received null$/],
  ['regions:\n  - eu-west-1\n  - 3\n', /^c\.yaml:3: regions\.1: expected string, received number$/],
  ['minCoverage: 101\n', /^c\.yaml:1: minCoverage: too big/],
  ['trustedAccounts: [111122223333]\n', /^c\.yaml:1: trustedAccounts\.0: expected string/],
  ['trustedAccounts: ["1111"]\n', /^c\.yaml:1: trustedAccounts\.0: must be an account id of 12 digits/],
  ['cloud: AzureGermanCloud\n', /^c\.yaml:1: cloud: it can be public, china, usgov, AzureCloud, /],
  ['freshness: 3\n', /^c\.yaml:1: freshness: it can be live or inventory$/],
  ['\nimpersonate: scanner\n', /^c\.yaml:2: impersonate: expected the e-mail of a service account$/],
  ['projects:\n  - shop\n  - -3\n', /^c\.yaml:3: projects\.1: /],
  ['subscription: [a]\n', /^c\.yaml:1: unknown key 'subscription', did you mean 'subscriptions'\?$/],
  ['organization: [a]\n', /^c\.yaml:1: unknown key 'organization', did you mean 'organizations'\?$/],
  ['- a\n', /^c\.yaml: the file: expected object, received array$/],
  ['failOn: high\nregions: [\n', /^c\.yaml:\d: not valid YAML: /],
  ['failOn: high\nfailOn: low\n', /^c\.yaml:2: not valid YAML: .*unique/],
  ['failOn: *gate\n', /^c\.yaml(:1)?: not valid YAML: .*gate/],
];

for (const [text, complaint] of mistakes)
  test(`a configuration with a mistake: ${JSON.stringify(text)}`, () => {
    assert.throws(
      () => parseConfig(text, 'c.yaml'),
      (error: unknown) => {
        assert.ok(error instanceof UsageError);
        assert.match(error.message, complaint);
        assert.doesNotMatch(error.message, /\n/);
        return true;
      },
    );
  });

const make = (id: string, params?: z.ZodType): Check =>
  defineCheck({
    id,
    title: id,
    severity: 'low',
    why: 'It is.',
    on: Bucket.pick('versioning'),
    fix: () => '',
    evaluate: () => pass(''),
    examples: { pass: [], fail: [] },
    ...(params && { params }),
  });
const aged = make(
  'aws-s3-bucket-aged',
  z.object({ days: z.int().min(1).default(30), trustedAccounts: z.array(z.string()).default([]) }),
);
const plain = make('aws-s3-bucket-plain');
const where = (path: readonly PropertyKey[]): string => `c.yaml:${path.length}`;

test('parameters: own ones over shared ones over defaults, only where there are some', () => {
  const shared = { trustedAccounts: ['111122223333'] };
  assert.deepEqual(parametersFor([aged, plain], { params: {}, shared, where }), {
    'aws-s3-bucket-aged': { days: 30, trustedAccounts: ['111122223333'] },
  });
  const params = { 'aws-s3-bucket-aged': { days: 3, trustedAccounts: [] } };
  assert.deepEqual(parametersFor([aged], { params, shared, where }), {
    'aws-s3-bucket-aged': { days: 3, trustedAccounts: [] },
  });
});

const badParameters: readonly [Record<string, Record<string, unknown>>, RegExp][] = [
  [
    { 'aws-s3-bucket-agde': {} },
    /^c\.yaml:1: no check is called 'aws-s3-bucket-agde', did you mean 'aws-s3-bucket-aged'\?$/,
  ],
  [
    { 'aws-s3-bucket-aged': { dyas: 3 } },
    /^c\.yaml:2: aws-s3-bucket-aged has no parameter 'dyas', did you mean 'days'\?/,
  ],
  [{ 'aws-s3-bucket-plain': { days: 3 } }, /^c\.yaml:2: aws-s3-bucket-plain has no parameter 'days': it has none$/],
  [{ 'aws-s3-bucket-aged': { days: 'many' } }, /^c\.yaml:2: parameter days of aws-s3-bucket-aged: .*expected number/],
];

for (const [params, complaint] of badParameters)
  test(`parameters with a mistake: ${JSON.stringify(params)}`, () => {
    assert.throws(() => parametersFor([aged, plain], { params, shared: {}, where }), {
      name: 'UsageError',
      message: complaint,
    });
  });

const framework = {
  id: 'cis-aws-7.0',
  title: '',
  provider: 'aws',
  url: '',
  controls: { '1.1': { title: '', checks: ['aws-s3-bucket-aged'] } },
};
const selections: readonly [Parameters<typeof selectChecks>[2], RegExp][] = [
  [{ checks: ['aws-s4-*'] }, /^No check matches 'aws-s4-\*', did you mean 'aws-s3-\*'\?$/],
  [
    { checks: ['aws-s3-bucket-plian'] },
    /^No check matches 'aws-s3-bucket-plian', did you mean 'aws-s3-bucket-plain'\?$/,
  ],
  [{ excludeChecks: ['nothing-of-the-kind'] }, /^No check matches 'nothing-of-the-kind'$/],
  [{ services: ['S3'] }, /^No service is called 'S3', did you mean 's3'\?$/],
  [{ frameworks: ['cis-7'] }, /^No framework is called 'cis-7', did you mean 'cis-aws-7\.0'\?$/],
  [{ frameworks: ['pci'] }, /^No framework is called 'pci': there is cis-aws-7\.0$/],
  [{ severities: ['critical'] }, /^No check is left/],
];

for (const [wanted, complaint] of selections)
  test(`a selection with a mistake: ${JSON.stringify(wanted)}`, () => {
    assert.throws(() => selectChecks([aged, plain], [framework], wanted), { name: 'UsageError', message: complaint });
  });

const costly: Check = { ...plain, id: 'aws-s3-bucket-costly', optIn: 'it costs a call for each object' };
const optIns: readonly [Parameters<typeof selectChecks>[2], readonly string[]][] = [
  [{}, ['aws-s3-bucket-plain']],
  [{ services: ['s3'] }, ['aws-s3-bucket-plain']],
  [{ checks: ['aws-s3-bucket-costly'] }, ['aws-s3-bucket-costly']],
  [{ checks: ['aws-*'] }, ['aws-s3-bucket-costly', 'aws-s3-bucket-plain']],
  [{ checks: ['aws-*'], excludeChecks: ['*-costly'] }, ['aws-s3-bucket-plain']],
  [{ optIn: true }, ['aws-s3-bucket-costly', 'aws-s3-bucket-plain']],
];
for (const [wanted, ids] of optIns)
  test(`what is left out unless asked for: ${JSON.stringify(wanted)}`, () => {
    assert.deepEqual(
      selectChecks([plain, costly], [], wanted).map(({ id }) => id),
      ids,
    );
  });

const words = ['scan', 'collect', 'evaluate', 'aws-s3-bucket-public', 'cis-aws-7.0'];
const suggestions: readonly [typed: string, suggestion: string | undefined][] = [
  ['scna', 'scan'],
  ['colect', 'collect'],
  ['bucket-public', 'aws-s3-bucket-public'],
  ['aws-s3-bucket-publik', 'aws-s3-bucket-public'],
  ['CIS-AWS-7', 'cis-aws-7.0'],
  ['something-else', undefined],
  ['x', undefined],
];

for (const [typed, suggestion] of suggestions)
  test(`nearest to ${typed}: ${suggestion ?? 'nothing'}`, () => {
    assert.equal(nearest(typed, words), suggestion === undefined ? '' : `, did you mean '${suggestion}'?`);
  });
