import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { PublicIpAddress } from 'cloudstance/resources/azure/network';

export default defineCheck({
  id: 'azure-network-public-ip-basic',
  title: 'Public IP addresses are of the Standard SKU',
  severity: 'low',
  why: 'A Basic address lets everything in where no security group says otherwise; the SKU is retired and has neither zones nor diagnostic logs.',
  references: ['https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-basic-upgrade-guidance'],
  on: PublicIpAddress.pick('sku'),
  fix: ({ name, uid }) => ({
    text: 'The address must be static and detached, or what it is attached to upgraded with it',
    command: sh`az network public-ip update --name ${name} --resource-group ${armId(uid).resourceGroup} --sku Standard`,
    terraform: 'resource "azurerm_public_ip": sku = "Standard"',
  }),

  evaluate({ sku: { name } }) {
    // Before SKUs there was only what is Basic now.
    if ((name ?? 'Basic').toLowerCase() === 'basic') return fail('The SKU is Basic');
    return pass(`The SKU is ${name}`);
  },

  examples: { pass: [{ sku: { name: 'Standard' } }], fail: [{ sku: { name: 'Basic' } }, { sku: {} }] },
});
