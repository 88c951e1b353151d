import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { AzureAccess } from 'cloudstance/models/azure-access';
import { AzureExposure } from 'cloudstance/models/azure-exposure';
import { VirtualMachine } from 'cloudstance/resources/azure/compute';
import { exposedPowerVerdict, exposedReferences } from '../_exposed-identity.ts';
import { exampleSubscription, holds } from '../_full-power.ts';

const uid = `${exampleSubscription}/resourcegroups/rg/providers/microsoft.compute/virtualmachines/vm`;
const machine = { uid, name: 'vm', identities: ['mi'], networkInterfaces: ['/nic'] };
const network = {
  machines: [machine],
  interfaces: [
    {
      uid: '/nic',
      networkSecurityGroup: null,
      ipConfigurations: [{ id: '/nic/ip', privateIPAddress: '10.0.0.4', subnet: '/subnet', publicIPAddress: '/ip' }],
    },
  ],
  addresses: [{ uid: '/ip', sku: { name: 'Basic' }, config: { ipAddress: '203.0.113.10' } }],
  subnets: [{ uid: '/subnet', networkSecurityGroup: null }],
};
const shut = { ...network, addresses: [{ ...network.addresses[0]!, sku: { name: 'Standard' } }] };
const held = holds('owner', 'mi', { type: 'ServicePrincipal' });

export default defineCheck({
  id: 'azure-compute-vm-exposed-power',
  title: 'Machines that strangers reach have no identity that reaches full power',
  severity: 'critical',
  why: 'One hole in the machine, and whoever uses it has the token of its identity, and with it the whole subscription.',
  references: exposedReferences,
  on: VirtualMachine.pick('identities'),
  with: { access: AzureAccess, exposure: AzureExposure },
  fix: ({ uid: own, name }) => ({
    text: 'Give the identity the role that it needs at the one resource, and close what the path shows to the internet.',
    command: sh`az vm identity show --name ${name} --resource-group ${armId(own).resourceGroup}`,
  }),

  evaluate: ({ uid: own, name, identities }, { access, exposure }) =>
    exposedPowerVerdict({ uid: own, name, principals: identities }, exposure, access),

  examples: {
    pass: [
      { ...machine, $exposure: shut, $access: { assignments: [held] } },
      {
        ...machine,
        $exposure: network,
        $access: { assignments: [holds('reader', 'mi', { type: 'ServicePrincipal' })] },
      },
    ],
    fail: [{ ...machine, $exposure: network, $access: { assignments: [held] } }],
    notApplicable: [{ ...machine, identities: [], $exposure: network }],
  },
});
