import { test } from 'node:test';
import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { openPorts, openServices, rulesFor, type SecurityRule, type Target } from '../../src/domain/azure/nsg.ts';
import { rangeLabel, sensitivePorts } from '../../src/domain/ports.ts';

let number = 0;
/** A rule that lets the whole internet in to SSH, but for what is given. */
const rule = (more: Partial<SecurityRule> = {}): SecurityRule => ({
  name: `rule-${(number += 1)}`,
  access: 'Allow',
  direction: 'Inbound',
  priority: 100,
  protocol: 'Tcp',
  sourceAddressPrefix: '*',
  sourcePortRange: '*',
  destinationAddressPrefix: '*',
  ...(more.destinationPortRanges ? {} : { destinationPortRange: '22' }),
  ...more,
});
const allow = (priority: number, more: Partial<SecurityRule> = {}) => rule({ priority, ...more });
const deny = (priority: number, more: Partial<SecurityRule> = {}) => rule({ priority, access: 'Deny', ...more });
const from = (...sourceAddressPrefixes: string[]): Partial<SecurityRule> => ({
  sourceAddressPrefix: undefined,
  sourceAddressPrefixes,
});
const to = (...destinationAddressPrefixes: string[]): Partial<SecurityRule> => ({
  destinationAddressPrefix: undefined,
  destinationAddressPrefixes,
});
const group = (id: string): Partial<SecurityRule> => ({
  destinationAddressPrefix: undefined,
  destinationApplicationSecurityGroups: [{ id }],
});

const shown = (rules: readonly SecurityRule[], target?: Target): string[] =>
  openPorts(rules, target).map(({ protocol, ...range }) => `${protocol} ${rangeLabel(range)}`);

test('which ports a security group opens to the internet', () => {
  const ssh = ['tcp 22'];
  const cases: [rules: readonly SecurityRule[], wanted: readonly string[], why: string][] = [
    [[], [], 'nothing is let in by itself'],
    [[rule()], ssh, 'any source'],
    [[rule({ sourceAddressPrefix: 'Internet' })], ssh, 'the service tag of the internet'],
    [[rule({ sourceAddressPrefix: 'INTERNET' })], ssh, 'in any case of letters'],
    [[rule({ sourceAddressPrefix: 'Any' })], ssh, 'a word some tools write'],
    [[rule({ sourceAddressPrefix: '0.0.0.0/0' })], ssh, 'all of IPv4'],
    [[rule({ sourceAddressPrefix: '::/0' })], ssh, 'all of IPv6'],
    [[rule({ sourceAddressPrefix: '203.0.113.9/0' })], ssh, 'host bits do not matter'],
    [[rule(from('10.0.0.0/8', 'Internet'))], ssh, 'one of several sources'],
    [[rule(from('0.0.0.0/1', '128.0.0.0/1'))], ssh, 'two halves'],
    [[allow(100, from('0.0.0.0/1')), allow(200, from('128.0.0.0/1'))], ssh, 'two halves in two rules'],
    [[rule(from('128.0.0.0/1'))], ssh, 'half of the internet is broad enough'],
    [[rule(from('198.51.100.0/24', '10.0.0.0/8'))], [], 'an office and a private network'],
    [[rule({ sourceAddressPrefix: 'VirtualNetwork' })], [], 'the virtual network'],
    [[rule({ sourceAddressPrefix: 'AzureLoadBalancer' })], [], 'probes of load balancers'],
    [[rule({ sourceAddressPrefix: 'GatewayManager' })], [], 'a service of Azure'],
    [[rule({ ...from(), sourceApplicationSecurityGroups: [{ id: 'asg-1' }] })], [], 'machines of the customer'],
    [[rule({ direction: 'Outbound' })], [], 'outbound'],
    [[rule({ protocol: 'Icmp', destinationPortRange: '*' })], [], 'a protocol without ports'],
    [[rule({ protocol: 'Udp', destinationPortRange: '53' })], ['udp 53'], 'UDP'],
    [[rule({ protocol: 'TCP' })], ssh, 'protocol in capitals'],
    [[rule({ protocol: '*' })], ['tcp 22', 'udp 22'], 'any protocol'],
    [[rule({ destinationPortRange: '*' })], ['tcp all ports'], 'any port'],
    [[rule({ destinationPortRange: '20-30' })], ['tcp 20-30'], 'a range'],
    [[rule({ destinationPortRanges: ['22', '80-81', '82', '3389'] })], ['tcp 22', 'tcp 80-82', 'tcp 3389'], 'a list'],
    [[rule({ destinationPortRange: '', destinationPortRanges: ['22'] })], ssh, 'an empty field beside a list'],
    [[rule({ destinationPortRange: 'nonsense' })], [], 'what is no range'],
    [[rule({ sourcePortRange: '5000' })], ssh, 'a caller chooses his source port'],

    [[deny(100), allow(200)], [], 'a refusal with a smaller number'],
    [[deny(300), allow(200)], ssh, 'a refusal with a larger number'],
    [[allow(200), deny(100)], [], 'whatever order they are listed in'],
    [[deny(100, { protocol: 'Udp' }), allow(200)], ssh, 'a refusal of another protocol'],
    [[deny(100, { protocol: '*' }), allow(200)], [], 'a refusal of every protocol'],
    [[deny(100, { destinationPortRange: '3389' }), allow(200)], ssh, 'a refusal of another port'],
    [
      [deny(100, { destinationPortRange: '22-80' }), allow(200, { destinationPortRange: '20-90' })],
      ['tcp 20-21', 'tcp 81-90'],
      'a refusal of some of the ports',
    ],
    [[deny(100, { sourceAddressPrefix: 'Internet' }), allow(200)], [], 'a refusal of the internet'],
    [[deny(100, from('203.0.113.0/24')), allow(200)], ssh, 'a refusal of a few networks'],
    [[deny(100, from('0.0.0.0/1', '128.0.0.0/1')), allow(200, from('0.0.0.0/0'))], [], 'a refusal in halves'],
    [[deny(100, from('0.0.0.0/0')), allow(200)], ssh, 'a refusal of IPv4 alone leaves IPv6'],
    [[deny(100, from('0.0.0.0/0', '::/0')), allow(200)], [], 'a refusal of both'],
    [[deny(100, { sourceAddressPrefix: 'AzureCloud' }), allow(200)], ssh, 'a refusal of a service tag'],
    [[deny(100, { sourcePortRange: '1024-2000' }), allow(200)], ssh, 'a refusal of some source ports'],
    [[deny(100, { sourcePortRange: '0-65535' }), allow(200)], [], 'a refusal of all source ports, written out'],
    [[deny(100, { sourcePortRange: '1-65535' }), allow(200)], [], 'port 0 cannot be used'],

    [[rule(to('10.0.0.4'))], ssh, 'one machine'],
    [[rule(to('VirtualNetwork'))], ssh, 'the virtual network as the destination'],
    [[deny(100, to('10.0.0.5')), allow(200)], ssh, 'a refusal for one machine'],
    [[deny(100, to('10.0.0.0/24')), allow(200, to('10.0.0.4'))], [], 'a refusal for the network of the machine'],
    [[deny(100, to('10.0.0.4')), allow(200, to('10.0.0.0/24'))], ssh, 'a refusal for a part of the destination'],
    [[deny(100, to('VirtualNetwork')), allow(200, to('10.0.0.4'))], [], 'a refusal for the virtual network'],
    [[deny(100, to('0.0.0.0/0')), allow(200, { ...from('0.0.0.0/0') })], [], 'a refusal for all of IPv4'],
    [[deny(100, group('asg-1')), allow(200, group('ASG-1'))], [], 'a refusal for the same group'],
    [[deny(100, group('asg-1')), allow(200, group('asg-2'))], ssh, 'a refusal for another group'],
    [[deny(100, to('10.0.0.0/24')), allow(200, group('asg-2'))], ssh, 'a group may have members anywhere'],
    [
      [allow(100, { ...from('0.0.0.0/1'), ...to('10.0.0.4') }), allow(200, { ...from('128.0.0.0/1') }), deny(300)],
      ssh,
      'halves for one machine and for all',
    ],
  ];
  for (const [rules, wanted, why] of cases) deepEqual(shown(rules), wanted, why);
});

test('which ports of one machine a security group opens to the internet', () => {
  const machine = { address: '10.0.0.4', applicationSecurityGroups: ['asg-1'] };
  const cases: [rules: readonly SecurityRule[], target: Target, open: boolean, why: string][] = [
    [[rule()], machine, true, 'any destination'],
    [[rule(to('10.0.0.0/24'))], machine, true, 'its network'],
    [[rule(to('10.0.0.5'))], machine, false, 'another machine'],
    [[rule(to('VirtualNetwork'))], machine, true, 'the virtual network'],
    [[rule(to('203.0.113.10'))], machine, false, 'its public address, which rules never see'],
    [[rule(group('ASG-1'))], machine, true, 'its group'],
    [[rule(group('asg-2'))], machine, false, 'another group'],
    [[deny(100, to('10.0.0.4')), allow(200)], machine, false, 'a refusal for it'],
    [[deny(100, to('10.0.0.5')), allow(200)], machine, true, 'a refusal for another one'],
    [[rule({ sourceAddressPrefix: '::/0' })], machine, false, 'IPv6 does not reach an IPv4 address'],
    [[rule({ sourceAddressPrefix: '::/0' })], { ...machine, address: 'fd00::4' }, true, 'IPv6 reaches an IPv6 address'],
    [[deny(100, from('0.0.0.0/0')), allow(200)], machine, false, 'a refusal of IPv4 is enough for an IPv4 address'],
  ];
  for (const [rules, target, open, why] of cases) deepEqual(shown(rules, target), open ? ['tcp 22'] : [], why);
});

test('open services and the rules that open them', () => {
  const rules = [
    allow(300, { name: 'late', destinationPortRange: '3389' }),
    allow(200, { name: 'office', ...from('10.0.0.0/8') }),
    allow(100, { name: 'ssh', destinationPortRange: '20-25' }),
    deny(50, { name: 'smtp', destinationPortRange: '25' }),
    allow(400, { name: 'dns', protocol: 'Udp', destinationPortRange: '53' }),
  ];
  const open = openPorts(rules);
  const services = openServices(open, sensitivePorts);
  deepEqual(
    services.map(({ port, protocol }) => `${protocol} ${port}`),
    ['tcp 22', 'tcp 23', 'tcp 3389', 'tcp 20', 'tcp 21'],
  );
  deepEqual(rulesFor(rules, open), ['ssh', 'late', 'dns']);
  deepEqual(rulesFor(rules, [{ protocol: 'tcp', from: 22, to: 22 }]), ['ssh']);
});

const somePrefix = fc.constantFrom('*', 'Internet', 'VirtualNetwork', '10.0.0.0/8', '0.0.0.0/1', '128.0.0.0/1', '::/0');
const someRule = fc
  .record({
    access: fc.constantFrom('Allow', 'Deny'),
    priority: fc.integer({ min: 100, max: 4096 }),
    protocol: fc.constantFrom('*', 'Tcp', 'Udp'),
    sourceAddressPrefix: somePrefix,
    sourcePortRange: fc.constantFrom('*', '80'),
    destinationAddressPrefix: fc.constantFrom('*', '10.0.0.4', '10.0.0.0/24', 'VirtualNetwork'),
    destinationPortRange: fc.constantFrom('*', '22', '20-30', '3389'),
  })
  .map((more) => rule(more));

/** Rules of one priority there are not. */
const someRules = fc.uniqueArray(someRule, { maxLength: 6, selector: ({ priority }) => priority });

test('law: another refusal opens nothing, another permission closes nothing', () => {
  const isOpen = (rules: readonly SecurityRule[], port: number) =>
    openPorts(rules).some(({ protocol, from: first, to: last }) => protocol === 'tcp' && first <= port && port <= last);
  fc.assert(
    fc.property(someRules, someRule, fc.constantFrom(22, 25, 3389, 9999), (rules, more, port) => {
      const priority = 99;
      if (!isOpen(rules, port)) equal(isOpen([...rules, { ...more, access: 'Deny', priority }], port), false);
      else equal(isOpen([...rules, { ...more, access: 'Allow', priority }], port), true);
    }),
  );
});

test('law: what is open to a machine is open to somebody', () => {
  const machine = { address: '10.0.0.4', applicationSecurityGroups: [] };
  fc.assert(
    fc.property(someRules, (rules) => {
      if (openPorts(rules).length === 0) deepEqual(openPorts(rules, machine), []);
    }),
  );
});
