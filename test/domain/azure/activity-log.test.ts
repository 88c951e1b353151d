import assert from 'node:assert/strict';
import { test } from 'node:test';
import { administrative, catches, type Condition } from 'cloudstance/domain/azure/activity-log';

const event = administrative('Microsoft.Sql/servers/firewallRules/write');
const is = (field: string, equals: string) => ({ field, equals });
const operation = is('operationName', 'Microsoft.Sql/servers/firewallRules/write');
const category = is('category', 'Administrative');

const table: [string, Condition['allOf'], boolean][] = [
  ['category and operation', [category, operation], true],
  [
    'another case of letters',
    [is('CATEGORY', 'administrative'), is('operationname', 'microsoft.sql/SERVERS/firewallrules/write')],
    true,
  ],
  ['the whole category', [category], true],
  ['another operation', [category, is('operationName', 'Microsoft.Sql/servers/firewallRules/delete')], false],
  ['another category', [is('category', 'Policy'), operation], false],
  ['one of several operations', [{ field: 'operationName', containsAny: ['other', event['operationName']!] }], true],
  ['none of several operations', [{ field: 'operationName', containsAny: ['other'] }], false],
  ['a choice that holds', [category, { anyOf: [is('operationName', 'other'), operation] }], true],
  ['a choice that does not hold', [category, { anyOf: [is('operationName', 'other')] }], false],
  ['the type of resource', [category, is('resourceType', 'Microsoft.Sql/servers/firewallRules')], true],
  ['the provider', [is('resourceProvider', 'Microsoft.Sql')], true],
  ['failures only', [category, operation, is('status', 'Failed')], false],
  ['successes only', [category, operation, is('status', 'Succeeded')], true],
  ['errors only', [category, operation, is('level', 'Error')], false],
  ['one caller', [category, operation, is('caller', 'somebody@example.com')], false],
  ['one resource group', [category, operation, is('resourceGroup', 'rg')], false],
  ['no condition', [], false],
  ['a condition without a field', [{ equals: 'Administrative' }], false],
];

for (const [name, allOf, expected] of table)
  test(`${name}: ${expected ? 'caught' : 'not caught'}`, () => assert.equal(catches({ allOf }, event), expected));

test('a field that may narrow does not count', () => {
  const allOf = [category, is('caller', 'somebody@example.com')];
  assert.equal(
    catches({ allOf }, event, (field) => field === 'caller'),
    true,
  );
});
