import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { attackPaths } from 'cloudstance/domain/azure/vm-reach';
import { sensitivePortsOf } from 'cloudstance/domain/ports';
import { listOf } from 'cloudstance/domain/text';
import { VirtualMachine } from 'cloudstance/resources/azure/compute';
import { surroundings, waysTo } from './_reach.ts';

const ports = sensitivePortsOf('administration', 'orchestration');

const letIn = (port: string, more: object = {}) => ({
  name: 'open',
  access: 'Allow',
  direction: 'Inbound',
  priority: 200,
  protocol: 'Tcp',
  sourceAddressPrefix: 'Internet',
  sourcePortRange: '*',
  destinationAddressPrefix: '*',
  destinationPortRange: port,
  ...more,
});
const inner = { id: '/nic/ip', privateIPAddress: '10.0.0.4', subnet: '/vnet/subnets/a' };
const configuration = { ...inner, publicIPAddress: '/address' };
const card = { uid: '/nic', networkSecurityGroup: '/nsg', ipConfigurations: [configuration] };
const address = { uid: '/address', sku: { name: 'Standard' }, config: { ipAddress: '203.0.113.10' } };
const open = {
  networkInterfaces: ['/nic'],
  $interfaces: [card],
  $addresses: [address],
  $subnets: [{ uid: '/vnet/subnets/a', networkSecurityGroup: null }],
  $groups: [{ uid: '/nsg', securityRules: [letIn('22')] }],
  $balancers: [],
};
const guarded = { $subnets: [{ uid: '/vnet/subnets/a', networkSecurityGroup: '/subnet-nsg' }] };
const groups = (...subnet: object[]) => ({
  $groups: [...open.$groups, { uid: '/subnet-nsg', securityRules: subnet.map((more) => letIn('22', more)) }],
});
const noGroup = { $interfaces: [{ ...card, networkSecurityGroup: null }] };
const behind = {
  ...open,
  $interfaces: [{ ...card, ipConfigurations: [inner] }],
  $balancers: [
    {
      name: 'lb',
      sku: { name: 'Standard' },
      frontendIPConfigurations: [{ id: '/lb/front', publicIPAddress: '/address' }, { id: '/lb/inner' }],
      backendAddressPools: [{ id: '/lb/pool', backendIPConfigurations: ['/nic/ip'] }],
      inboundNatRules: [],
      loadBalancingRules: [],
    },
  ],
};
const [balancer] = behind.$balancers;
const natRule = (backendPort: number, front = '/lb/front') => ({
  frontendIPConfiguration: front,
  backendIPConfiguration: '/nic/ip',
  protocol: 'Tcp',
  backendPort,
});

export default defineCheck({
  id: 'azure-compute-vm-internet-administration',
  title: 'Nobody on the internet can connect to administration ports of virtual machines',
  severity: 'critical',
  why: 'Address or load balancer, and every security group on the way, let strangers try passwords, stolen keys and new flaws on it.',
  references: [
    'https://learn.microsoft.com/azure/virtual-network/network-security-group-how-it-works',
    'https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses#sku',
  ],
  on: VirtualMachine.pick('networkInterfaces'),
  with: surroundings,
  fix: ({ uid }) => ({
    text: 'Close the port in a security group of the interface or its subnet, or take the public address away; administer through Azure Bastion',
    command: sh`az vm show --ids ${uid} --query networkProfile.networkInterfaces[].id --output tsv`,
  }),

  evaluate({ uid, name, networkInterfaces }, around) {
    const ways = waysTo(networkInterfaces, around, ports);
    if (ways.length === 0) return pass('No way leads from the internet to an administration port');
    const labels = [...new Set(ways.map(({ port: { port, name } }) => `${port} (${name})`))];
    return fail(
      `The internet reaches ${listOf(labels)} through ${listOf(new Set(ways.map(({ through }) => through)))}`,
      { paths: attackPaths(ways, { kind: 'compute', id: uid, name, how: 'belongs to' }) },
    );
  },

  examples: {
    pass: [
      { ...open, networkInterfaces: [] },
      { ...open, $interfaces: behind.$interfaces },
      { ...open, $groups: [{ uid: '/nsg', securityRules: [letIn('443')] }] },
      // Both groups have to let it in, whichever comes first.
      { ...open, ...guarded, ...groups() },
      { ...open, ...guarded, ...groups({ access: 'Deny', priority: 100 }, {}) },
      // The rule is for another machine.
      { ...open, $groups: [{ uid: '/nsg', securityRules: [letIn('22', { destinationAddressPrefix: '10.0.0.5' })] }] },
      // Standard addresses are shut without a group.
      { ...open, ...noGroup },
      behind,
      { ...behind, $balancers: [{ ...balancer!, inboundNatRules: [natRule(443)] }] },
      { ...behind, $balancers: [{ ...balancer!, inboundNatRules: [natRule(22, '/lb/inner')] }] },
      { ...behind, ...noGroup, $balancers: [{ ...balancer!, inboundNatRules: [natRule(22)] }] },
    ],
    fail: [
      open,
      { ...open, ...guarded, ...groups({}) },
      { ...open, ...noGroup, ...guarded, ...groups({}) },
      { ...open, $groups: [{ uid: '/nsg', securityRules: [letIn('*', { protocol: '*' })] }] },
      { ...open, ...noGroup, $addresses: [{ ...address, sku: { name: 'Basic' } }] },
      { ...open, ...noGroup, $addresses: [{ ...address, sku: {} }] },
      { ...open, $addresses: [{ ...address, config: {} }] },
      { ...behind, $balancers: [{ ...balancer!, inboundNatRules: [natRule(22)] }] },
      {
        ...behind,
        $balancers: [
          {
            ...balancer!,
            inboundNatRules: [
              {
                frontendIPConfiguration: '/lb/front',
                backendAddressPool: '/lb/pool',
                protocol: 'Tcp',
                backendPort: 22,
              },
            ],
          },
        ],
      },
      {
        ...behind,
        $balancers: [
          {
            ...balancer!,
            loadBalancingRules: [
              {
                frontendIPConfiguration: '/lb/front',
                backendAddressPools: ['/lb/pool'],
                protocol: 'All',
                backendPort: 0,
              },
            ],
          },
        ],
      },
      {
        ...behind,
        ...noGroup,
        $balancers: [{ ...balancer!, sku: { name: 'Basic' }, inboundNatRules: [natRule(22)] }],
      },
    ],
  },
});
