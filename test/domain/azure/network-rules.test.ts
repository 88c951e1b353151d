import assert from 'node:assert/strict';
import { test } from 'node:test';
import { approvedEndpoints, isOpenToInternet, type NetworkRules } from 'cloudstance/domain/azure/network-rules';

const deny = (...values: string[]): NetworkRules => ({
  networkAcls: { defaultAction: 'Deny', ipRules: values.map((value) => ({ value })) },
});

const table: [string, NetworkRules, boolean][] = [
  ['nothing is said', {}, true],
  ['everything is allowed', { publicNetworkAccess: 'Enabled', networkAcls: { defaultAction: 'Allow' } }, true],
  ['access is disabled', { publicNetworkAccess: 'disabled', networkAcls: { defaultAction: 'Allow' } }, false],
  ['a perimeter decides', { publicNetworkAccess: 'SecuredByPerimeter' }, false],
  ['nothing but rules count', deny(), false],
  ['rules name an office', deny('203.0.113.0/24'), false],
  ['rules name the world in halves', deny('0.0.0.0/1', '128.0.0.0/1'), true],
  ['rules name the world, access is disabled', { ...deny('0.0.0.0/0'), publicNetworkAccess: 'Disabled' }, false],
];
for (const [what, rules, expected] of table)
  test(`${what}: ${expected ? 'open' : 'not open'}`, () => assert.equal(isOpenToInternet(rules), expected));

test('only approved endpoints count', () => {
  const connection = (status?: string) => ({
    properties: { privateLinkServiceConnectionState: status === undefined ? undefined : { status } },
  });
  assert.equal(approvedEndpoints(undefined), 0);
  assert.equal(
    approvedEndpoints(['Approved', 'approved', 'Pending', 'Rejected', 'Disconnected', undefined].map(connection)),
    2,
  );
});
