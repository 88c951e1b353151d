import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { AzureAccess } from 'cloudstance/models/azure-access';
import { AzureExposure } from 'cloudstance/models/azure-exposure';
import { VirtualMachine } from 'cloudstance/resources/azure/compute';
import { exposedDataVerdict, exposedReferences } from '../_exposed-identity.ts';
import { exampleSubscription } from '../_full-power.ts';

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
const vault = {
  uid: `${exampleSubscription}/resourcegroups/rg/providers/microsoft.keyvault/vaults/safe`,
  name: 'safe',
  config: {},
  accessPolicies: [{ objectId: 'mi', permissions: { secrets: ['get'] } }],
};

export default defineCheck({
  id: 'azure-compute-vm-exposed-data',
  title: 'Machines that strangers reach have no identity that reads secrets or blobs',
  severity: 'medium',
  why: 'One hole in the machine, and whoever uses it reads with its identity what is kept elsewhere for safety.',
  references: exposedReferences,
  on: VirtualMachine.pick('identities'),
  with: { access: AzureAccess, exposure: AzureExposure },
  fix: ({ uid: own, name }) => ({
    text: 'Give the identity the role that it needs at the one resource, and close what the path shows to the internet.',
    command: sh`az vm identity show --name ${name} --resource-group ${armId(own).resourceGroup}`,
  }),

  evaluate: ({ uid: own, name, identities }, { access, exposure }) =>
    exposedDataVerdict({ uid: own, name, principals: identities }, exposure, access),

  examples: {
    pass: [
      { ...machine, $exposure: shut, $access: { vaults: [vault] } },
      { ...machine, $exposure: network, $access: { vaults: [{ ...vault, accessPolicies: [] }] } },
    ],
    fail: [{ ...machine, $exposure: network, $access: { vaults: [vault] } }],
    notApplicable: [{ ...machine, identities: [], $exposure: network }],
  },
});
