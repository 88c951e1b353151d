import { test } from 'node:test';
import { deepEqual, equal, throws } from 'node:assert/strict';
import { hopsOf } from '../../src/domain/access/path.ts';
import { minimumTls, type TlsPolicy } from '../../src/domain/azure/gateway-tls.ts';
import { notListed } from '../../src/domain/azure/ids.ts';
import type { SecurityRule } from '../../src/domain/azure/nsg.ts';
import {
  type Balancer,
  type Card,
  publicAddressesOf,
  type Surroundings,
  waysIn,
} from '../../src/domain/azure/vm-reach.ts';
import { sensitivePorts } from '../../src/domain/ports.ts';

test('the oldest version of TLS that an application gateway accepts', () => {
  const cases: [policy: TlsPolicy | undefined, standard: string | undefined, wanted: number][] = [
    [undefined, undefined, 1],
    [undefined, 'AppGwSslPolicy20220101', 1.2],
    [undefined, 'AppGwSslPolicy20150501', 1],
    [{}, 'AppGwSslPolicy20220101', 1.2],
    [{ policyName: 'AppGwSslPolicy20170401' }, 'AppGwSslPolicy20220101', 1.1],
    [{ policyName: 'appgwsslpolicy20170401s' }, undefined, 1.2],
    [{ policyName: 'AppGwSslPolicy20300101' }, undefined, 1.2],
    [{ minProtocolVersion: 'TLSv1_3' }, undefined, 1.3],
    [{ minProtocolVersion: 'TLSv1_1', disabledSslProtocols: ['TLSv1_0'] }, undefined, 1.1],
    [{ disabledSslProtocols: ['TLSv1_1', 'TLSv1_0'] }, undefined, 1.2],
    [{ disabledSslProtocols: ['TLSv1_1'] }, undefined, 1],
    [{ disabledSslProtocols: ['TLSv1_0', 'TLSv1_1', 'TLSv1_2'] }, undefined, 1.3],
    [{ disabledSslProtocols: [] }, 'AppGwSslPolicy20220101', 1.2],
  ];
  for (const [policy, standard, wanted] of cases)
    equal(minimumTls(policy, standard), wanted, JSON.stringify([policy, standard]));
});

const rule = (destinationPortRange: string, more: Partial<SecurityRule> = {}): SecurityRule => ({
  name: 'rule',
  access: 'Allow',
  direction: 'Inbound',
  priority: 100,
  protocol: '*',
  sourceAddressPrefix: 'Internet',
  sourcePortRange: '*',
  destinationAddressPrefix: '*',
  destinationPortRange,
  ...more,
});
const balancer = (more: Partial<Balancer>): Balancer => ({
  uid: 'lb',
  name: 'lb',
  sku: { name: 'Standard' },
  frontendIPConfigurations: [{ id: 'front', publicIPAddress: 'address' }, { id: 'inner' }],
  backendAddressPools: [{ id: 'pool', backendIPConfigurations: ['ip'] }],
  inboundNatRules: [],
  loadBalancingRules: [],
  ...more,
});

interface Scene {
  readonly isPublic?: boolean;
  readonly sku?: string;
  readonly subnet?: readonly SecurityRule[];
  readonly own?: readonly SecurityRule[];
  readonly balancers?: readonly Balancer[];
  /** What exists and is not in the lists. */
  readonly unlisted?: readonly string[];
  /** Load balancers that the interface names. */
  readonly named?: readonly string[];
}

function waysOf({
  isPublic = true,
  sku = 'Standard',
  subnet,
  own,
  balancers = [],
  unlisted = [],
  named,
}: Scene): string[] {
  const card: Card = {
    networkSecurityGroup: own ? 'own' : null,
    ipConfigurations: [
      {
        id: 'ip',
        privateIPAddress: '10.0.0.4',
        subnet: 'subnet',
        ...(isPublic && { publicIPAddress: 'address' }),
        loadBalancers: named,
      },
    ],
  };
  const around: Surroundings = {
    cardOf: (id) => (unlisted.includes(id) ? undefined : card),
    addressOf: (id) => (unlisted.includes(id) ? undefined : { sku, ipAddress: '203.0.113.10' }),
    securityGroupOf: (id) => (unlisted.includes(id) ? undefined : subnet ? 'of-subnet' : null),
    rulesOf: (id) => (unlisted.includes(id) ? undefined : id === 'own' ? own : subnet),
    balancersOf: () => balancers,
  };
  const ports = sensitivePorts.filter(({ port, protocol }) => protocol === 'tcp' && [22, 3389].includes(port));
  return waysIn(['nic'], around, ports).map(({ port: { port }, through }) => `${port} ${through}`);
}

test('how the internet gets to a network interface', () => {
  const nat = (backendPort: number, frontendIPConfiguration = 'front') => ({
    frontendIPConfiguration,
    backendIPConfiguration: 'ip',
    protocol: 'Tcp',
    backendPort,
  });
  const pool = { frontendIPConfiguration: 'front', backendAddressPool: 'pool', protocol: 'Tcp', backendPort: 22 };
  const ha = { frontendIPConfiguration: 'front', backendAddressPools: ['pool'], protocol: 'All', backendPort: 0 };
  const behind: Scene = { isPublic: false, own: [rule('*')] };
  const direct = '203.0.113.10';
  const cases: [scene: Scene, wanted: readonly string[], why: string][] = [
    [{ own: [rule('22')] }, [`22 ${direct}`], 'a public address and an open group'],
    [{ subnet: [rule('22')] }, [`22 ${direct}`], 'an open group of the subnet alone'],
    [{ own: [rule('*')], subnet: [rule('22')] }, [`22 ${direct}`], 'what both groups let in'],
    [{ own: [rule('22')], subnet: [] }, [], 'an empty group refuses'],
    [{ own: [rule('22')], subnet: [rule('3389')] }, [], 'groups that agree on nothing'],
    [{ own: [rule('22')], isPublic: false }, [], 'no public address'],
    [{ own: [rule('22', { destinationAddressPrefix: '10.0.0.5' })] }, [], 'a rule for another machine'],
    [{}, [], 'a Standard address without a group is shut'],
    [{ sku: 'Basic' }, [`22 ${direct}`, `3389 ${direct}`], 'a Basic address without a group is open'],
    [{ sku: 'Basic', own: [] }, [], 'a Basic address with a group that lets nothing in'],
    [{ own: [rule('22')], unlisted: ['address'] }, ['22 its public address'], 'an address that was not listed'],
    [{ own: [], unlisted: ['address', 'subnet'] }, [], 'a group that refuses, whatever else there is'],
    [{ subnet: [], own: [rule('22')], unlisted: ['own'] }, [], 'likewise'],
    [{ isPublic: false, own: [rule('22')], unlisted: ['own', 'subnet'] }, [], 'no public address, whatever else'],
    [
      { isPublic: false, own: [], named: ['elsewhere'] },
      [],
      'a group that refuses all that a load balancer may forward',
    ],
    [{ ...behind, named: ['lb'], balancers: [balancer({})] }, [], 'a load balancer that was listed'],
    [{ ...behind, balancers: [balancer({})] }, [], 'a load balancer without rules'],
    [{ ...behind, balancers: [balancer({ inboundNatRules: [nat(22)] })] }, ['22 the load balancer lb'], 'a NAT rule'],
    [{ ...behind, balancers: [balancer({ inboundNatRules: [nat(443)] })] }, [], 'a NAT rule for another port'],
    [{ ...behind, balancers: [balancer({ inboundNatRules: [nat(22, 'inner')] })] }, [], 'an internal frontend'],
    [
      { ...behind, balancers: [balancer({ inboundNatRules: [pool] })] },
      ['22 the load balancer lb'],
      'a NAT rule for a pool',
    ],
    [
      { ...behind, balancers: [balancer({ loadBalancingRules: [ha] })] },
      ['22 the load balancer lb', '3389 the load balancer lb'],
      'a rule for every port',
    ],
    [{ isPublic: false, balancers: [balancer({ inboundNatRules: [nat(22)] })] }, [], 'Standard without a group'],
    [
      { isPublic: false, balancers: [balancer({ sku: {}, inboundNatRules: [nat(22)] })] },
      ['22 the load balancer lb'],
      'Basic without a group',
    ],
  ];
  for (const [scene, wanted, why] of cases) deepEqual(waysOf(scene), wanted, why);
});

test('a way that leads past what was not listed is neither open nor shut', () => {
  const cases: [scene: Scene, missing: string][] = [
    [{ own: [], unlisted: ['nic'] }, 'nic'],
    [{ own: [rule('22')], unlisted: ['own'] }, 'own'],
    [{ own: [rule('22')], unlisted: ['subnet'] }, 'subnet'],
    [{ own: [rule('22')], subnet: [rule('*')], unlisted: ['of-subnet'] }, 'of-subnet'],
    [{ unlisted: ['address'] }, 'address'],
    [{ isPublic: false, named: ['lb'] }, 'lb'],
    [{ isPublic: false, own: [rule('22')], named: ['lb', 'other'], balancers: [balancer({})] }, 'other'],
  ];
  for (const [scene, missing] of cases)
    throws(() => waysOf(scene), { name: 'Unobserved', gap: notListed('', [missing]).gap }, missing);
});

test('one open way decides, whatever was not listed', () => {
  const open: Card = { networkSecurityGroup: null, ipConfigurations: [{ id: 'ip', publicIPAddress: 'address' }] };
  const around = {
    cardOf: (id: string) => (id === 'nic' ? open : undefined),
    addressOf: () => ({ sku: 'Basic', ipAddress: '203.0.113.10' }),
    securityGroupOf: () => null,
    rulesOf: () => [],
    balancersOf: () => [],
  };
  const [ssh] = sensitivePorts.filter(({ port }) => port === 22);
  const [way] = waysIn(['gone', 'nic'], around, [ssh!]);
  deepEqual([way?.port, way?.through], [ssh, '203.0.113.10']);
  equal(hopsOf(way!), 'internet → 203.0.113.10 → no security group → nic');
  deepEqual(publicAddressesOf(['gone', 'nic'], around), ['203.0.113.10']);
  deepEqual(publicAddressesOf([], around), []);
  throws(() => publicAddressesOf(['gone'], around), { gap: notListed('', ['gone']).gap });
});
