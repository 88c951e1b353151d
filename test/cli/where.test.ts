/** Whom and where to scan: which flags there are for which cloud, and what wins over what. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Command } from '@commander-js/extra-typings';
import { parseConfig } from '../../src/config.ts';
import { notScanned } from '../../src/cli/run.ts';
import { addWhere, assertRead, type Flags, groups, isMeant, whereOf } from '../../src/cli/where.ts';
import { type Provider, ScopeError } from '../../src/provider.ts';
import { providers } from '../../src/providers/index.ts';

const flagsOf = (line: string): Flags =>
  addWhere(new Command('scan')).exitOverride().parse(line.split(' ').filter(Boolean), { from: 'user' }).opts();

for (const [name, load] of Object.entries(providers))
  test(`${name}: there is a flag for all that it reads, and for nothing else`, async () => {
    const { reads, label } = await load();
    assert.deepEqual(Object.keys(groups[name]!.flags).toSorted(), reads.toSorted());
    assert.equal(groups[name]!.label, label);
  });

const config = parseConfig(
  'profile: audit\nregions: [eu-west-1]\ntenant: contoso.example\nsubscriptions: [a, b]\nprojects: [shop]\n',
  'c.yaml',
).config;

const cases: readonly [what: string, provider: string, line: string, env: Record<string, string>, where: object][] = [
  ['what another cloud reads is not passed on', 'aws', '', {}, { profile: 'audit', regions: ['eu-west-1'] }],
  ['so for Azure', 'azure', '', {}, { tenant: 'contoso.example', subscriptions: ['a', 'b'] }],
  ['so for Google Cloud', 'gcp', '', {}, { projects: ['shop'] }],
  [
    'flags win',
    'azure',
    '--subscription c --subscription d,e',
    {},
    { tenant: 'contoso.example', subscriptions: ['c', 'd', 'e'] },
  ],
  ['the environment wins over the file', 'aws', '', { AWS_PROFILE: 'work' }, { regions: ['eu-west-1'] }],
  [
    'flags win over the environment',
    'aws',
    '--profile own',
    { AWS_PROFILE: 'work' },
    { profile: 'own', regions: ['eu-west-1'] },
  ],
  ['the tenant of the environment', 'azure', '', { AZURE_TENANT_ID: 't' }, { subscriptions: ['a', 'b'] }],
  [
    'clouds by the names of the Azure CLI',
    'azure',
    '--cloud AzureChinaCloud --tenant t',
    {},
    { cloud: 'china', tenant: 't', subscriptions: ['a', 'b'] },
  ],
  [
    'everything of Google Cloud',
    'gcp',
    '--project p,q --folder 1 --organization 2 --organization 3 --freshness inventory --impersonate s@p.example',
    {},
    {
      projects: ['p', 'q'],
      folders: ['1'],
      organizations: ['2', '3'],
      freshness: 'inventory',
      impersonate: 's@p.example',
    },
  ],
];

for (const [what, name, line, env, where] of cases)
  test(what, async () => {
    assert.deepEqual(whereOf(await providers[name]!(), flagsOf(line), config, env), where);
  });

const made = (name: string, reads: Provider['reads']): Provider =>
  ({ name, label: name.toUpperCase(), reads }) as Provider;
const aws = made('aws', ['profile', 'regions']);
const azure = made('azure', ['tenant']);

test('a flag is for a cloud that is scanned', () => {
  assert.doesNotThrow(() => assertRead(flagsOf('--tenant t --profile p'), [aws, azure]));
  assert.throws(() => assertRead(flagsOf('--tenant t --profile p'), [azure]), {
    name: 'UsageError',
    message: '--profile is for aws',
  });
  assert.ok(isMeant(azure, flagsOf('--tenant t')));
  assert.ok(!isMeant(aws, flagsOf('--tenant t')));
});

const nobody = { provider: azure, error: new ScopeError('No credentials:\nsign in', { cause: 'no-credentials' }) };
const refused = { provider: aws, error: new ScopeError('Expired') };

const leftOut: readonly [
  what: string,
  of: readonly (typeof nobody)[],
  flags: Flags,
  lines: string[],
  isRefused: boolean,
][] = [
  ['nobody signed in: a note', [nobody], {}, ['Not scanned: AZURE: No credentials: sign in\n'], false],
  ['nobody signed in, quiet', [nobody], { quiet: true }, [], false],
  [
    'nobody signed in, but meant',
    [nobody],
    { quiet: true, tenant: 't' },
    ['Not scanned: AZURE: No credentials: sign in\n'],
    true,
  ],
  ['credentials, but refused', [nobody, refused], { quiet: true }, ['Not scanned: AWS: Expired\n'], true],
];

for (const [what, of, flags, lines, isRefused] of leftOut)
  test(`not scanned: ${what}`, () => assert.deepEqual(notScanned(of, flags), { lines, refused: isRefused }));
