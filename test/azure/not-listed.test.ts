/** Lists of Azure leave out what the credentials may not read: what something names and no list shows is not known. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import encryption from '../../checks/azure/compute/vm-encryption-at-host.ts';
import administration from '../../checks/azure/compute/vm-internet-administration.ts';
import jit from '../../checks/azure/compute/vm-jit-access.ts';
import publicIp from '../../checks/azure/compute/vm-public-ip.ts';
import firewall from '../../checks/azure/network/application-gateway-waf.ts';
import flowLogs from '../../checks/azure/network/nsg-flow-logs.ts';
import type { Check } from '../../src/check.ts';
import { judgeExample } from '../../src/engine/examples.ts';

const machine = { networkInterfaces: ['/nic'], $interfaces: [], $addresses: [] };
const disks = [{ name: 'os', managedDisk: { id: '/Disk' } }];
const gateway = {
  firewallPolicy: '/waf',
  webApplicationFirewallConfiguration: null,
  httpListeners: [{ id: '/a', name: 'a' }],
  urlPathMaps: [],
  $policies: [],
};

const cases: readonly [check: Check, example: object][] = [
  [administration, { ...machine, $subnets: [], $groups: [], $balancers: [] }],
  [publicIp, machine],
  [jit, { ...machine, $policies: [] }],
  [encryption, { securityProfile: {}, disks, $managed: [] }],
  [firewall, gateway],
  [flowLogs, { subnets: [], networkInterfaces: ['/nic'], $interfaces: [], $flowLogs: [] }],
];

for (const [check, example] of cases)
  test(`${check.id} does not guess about what was not listed`, () => {
    const { status, gap } = judgeExample(check, { ...example });
    assert.deepEqual([status, gap?.because], ['unknown', 'not-collected']);
  });

test('a disk that is known to be unencrypted decides, whatever the others are', () => {
  const example = { securityProfile: {}, disks: [...disks, { name: 'data', vhd: {} }], $managed: [] };
  assert.equal(judgeExample(encryption, example).status, 'fail');
});
