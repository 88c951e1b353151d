import { all, defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { VirtualMachine } from 'cloudstance/resources/azure/compute';
import { BastionHost } from 'cloudstance/resources/azure/network';
import { Subscription } from 'cloudstance/resources/azure/subscription';

export default defineCheck({
  id: 'azure-network-bastion',
  title: 'Subscriptions with virtual machines have a Bastion host',
  severity: 'low',
  why: 'Bastion brings administrators to machines through the portal and their own sign-in, so that no machine needs a public address or an open RDP or SSH port.',
  references: ['https://learn.microsoft.com/azure/bastion/bastion-overview'],
  on: Subscription.pick(),
  with: { bastions: all(BastionHost.pick()), machines: all(VirtualMachine.pick()) },
  fix: () => ({
    text: 'Create one for the network of the machines; where one in another subscription serves them by peering, exempt this subscription',
    command:
      'az network bastion create --name bastion --resource-group RESOURCE_GROUP --vnet-name VIRTUAL_NETWORK --public-ip-address PUBLIC_IP --location REGION',
    terraform: 'resource "azurerm_bastion_host"',
  }),

  evaluate(_, { bastions, machines }) {
    if (bastions.some(() => true)) return pass('There is a Bastion host');
    const { length } = machines;
    if (length === 0) return notApplicable('There are no virtual machines');
    return fail(`There is no Bastion host for ${plural(length, 'virtual machine')}`);
  },

  examples: {
    pass: [
      { $bastions: [{}], $machines: [{}] },
      { $bastions: [{}], $machines: [] },
    ],
    fail: [{ $bastions: [], $machines: [{}] }],
    notApplicable: [{ $bastions: [], $machines: [] }],
  },
});
