import { by, defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { JitPolicy, VirtualMachine } from 'cloudstance/resources/azure/compute';
import { addressesById, interfacesById, publicAddresses } from './_reach.ts';

const card = (publicIPAddress?: string) => ({
  uid: '/nic',
  networkSecurityGroup: null,
  ipConfigurations: [{ id: '/nic/ip', ...(publicIPAddress && { publicIPAddress }) }],
});
const machine = {
  uid: '/vm',
  networkInterfaces: ['/nic'],
  $interfaces: [card('/address')],
  $addresses: [{ uid: '/address', sku: {}, config: { ipAddress: '203.0.113.10' } }],
};

export default defineCheck({
  id: 'azure-compute-vm-jit-access',
  title: 'Administration ports of public virtual machines open only on request',
  severity: 'low',
  why: 'With just-in-time access the port is open for one address and a few hours, instead of for everybody who ever gets a rule.',
  references: ['https://learn.microsoft.com/azure/defender-for-cloud/just-in-time-access-overview'],
  on: VirtualMachine.pick('networkInterfaces'),
  with: {
    policies: by(JitPolicy.pick('virtualMachines'), ({ virtualMachines }) => virtualMachines),
    interfaces: interfacesById,
    addresses: addressesById,
  },
  fix: ({ name }) => ({
    text: `Turn just-in-time access on for ${name} in Microsoft Defender for Cloud (it needs Defender for Servers Plan 2), or take its public address away`,
  }),

  evaluate({ uid, networkInterfaces }, { policies, interfaces, addresses }) {
    if (policies.get(uid).some(() => true)) return pass('A just-in-time policy covers it');
    if (publicAddresses(networkInterfaces, { interfaces, addresses }).length === 0)
      return notApplicable('It has no public address');
    return fail('No just-in-time policy covers it');
  },

  examples: {
    pass: [{ ...machine, $policies: [{ virtualMachines: ['/vm'] }] }],
    fail: [
      { ...machine, $policies: [] },
      { ...machine, $policies: [{ virtualMachines: ['/another'] }] },
    ],
    notApplicable: [{ ...machine, $interfaces: [card()], $policies: [] }],
  },
});
