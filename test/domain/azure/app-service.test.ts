import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { letsEverybodyIn, type Restriction, runtimeOf, type Stack } from 'cloudstance/domain/azure/app-service';

describe('access restrictions', () => {
  const rule = (ipAddress: string, action: string, priority: number, more: Partial<Restriction> = {}): Restriction => ({
    ipAddress,
    action,
    priority,
    ...more,
  });
  const all = rule('Any', 'Allow', 2_147_483_647);
  const none = rule('Any', 'Deny', 2_147_483_647);
  const office = rule('192.0.2.0/24', 'Allow', 100);

  const table: [string, Restriction[], string | undefined, boolean][] = [
    ['no rules', [], undefined, true],
    ['no rules, refused by default', [], 'Deny', false],
    ['the rule that stands for no rules', [all], undefined, true],
    ['one network', [office, none], undefined, false],
    ['one network, and the rest not named', [office], undefined, false],
    ['one network, the rest by default', [office], 'Allow', true],
    ['one network shut out, the rest let in', [rule('192.0.2.0/24', 'Deny', 100), all], undefined, true],
    ['everybody, after one network', [rule('0.0.0.0/0', 'Allow', 200), office], undefined, true],
    [
      'everybody in two halves',
      [rule('0.0.0.0/1', 'Allow', 1), rule('128.0.0.0/1', 'Allow', 2), none],
      undefined,
      true,
    ],
    ['both halves in one rule', [rule('0.0.0.0/1, 128.0.0.0/1', 'Allow', 1)], undefined, true],
    ['the internet as a tag', [rule('Internet', 'Allow', 1)], undefined, true],
    ['a service as a tag', [rule('AzureFrontDoor.Backend', 'Allow', 1)], undefined, false],
    ['a refusal that comes first', [rule('Any', 'Deny', 1), rule('0.0.0.0/0', 'Allow', 2)], undefined, false],
    ['only with a header', [rule('Any', 'Allow', 1, { headers: { 'x-azure-fdid': ['x'] } }), none], undefined, false],
    ['with an empty list of headers', [rule('Any', 'Allow', 1, { headers: { 'x-azure-fdid': [] } })], undefined, true],
    ['a subnet', [{ action: 'Allow', priority: 1 }, none], undefined, false],
  ];
  for (const [name, rules, byDefault, expected] of table)
    test(`${name}: ${expected ? 'open' : 'not open'}`, () => assert.equal(letsEverybodyIn(rules, byDefault), expected));
});

describe('runtimes', () => {
  const table: [Stack, string | undefined, string | undefined][] = [
    [{ linuxFxVersion: 'PYTHON|3.9' }, 'Python 3.9', '2025-10-31'],
    [{ linuxFxVersion: 'Python|3.13' }, 'Python 3.13', '2029-10-31'],
    [{ linuxFxVersion: 'NODE|18-lts', netFrameworkVersion: 'v4.0' }, 'Node.js 18', '2025-04-30'],
    [{ linuxFxVersion: 'NODE|10.14' }, 'Node.js 10.14', '2021-04-30'],
    [{ linuxFxVersion: 'DOTNETCORE|3.1' }, '.NET 3.1', '2022-12-13'],
    [{ linuxFxVersion: 'DOTNET-ISOLATED|8.0' }, '.NET 8.0', '2026-11-10'],
    [{ linuxFxVersion: 'DOTNETCORE|8' }, '.NET 8', '2026-11-10'],
    [{ linuxFxVersion: 'PHP|8.4' }, 'PHP 8.4', '2028-12-31'],
    [{ linuxFxVersion: 'PHP|9.9' }, 'PHP 9.9', undefined],
    [{ linuxFxVersion: 'PowerShell|7.2' }, 'PowerShell 7.2', '2024-11-08'],
    [{ linuxFxVersion: 'RUBY|2.7' }, 'Ruby 2.7', '2023-03-31'],
    [{ netFrameworkVersion: 'v6.0', linuxFxVersion: '' }, '.NET 6.0', '2024-11-12'],
    [{ netFrameworkVersion: 'v10.0' }, '.NET 10.0', '2028-11-14'],
    [{ netFrameworkVersion: 'v4.0' }, undefined, undefined],
    [{ netFrameworkVersion: 'v4.0', windowsFxVersion: 'DOCKER|image' }, undefined, undefined],
    [{ linuxFxVersion: 'DOCKER|registry.example/image:3.9' }, undefined, undefined],
    [{ linuxFxVersion: 'constructor|1' }, undefined, undefined],
    [{ linuxFxVersion: 'TOMCAT|9.0-java11' }, undefined, undefined],
    [{}, undefined, undefined],
  ];
  for (const [stack, name, end] of table)
    test(JSON.stringify(stack), () => assert.deepEqual(runtimeOf(stack), name && { name, end }));
});
