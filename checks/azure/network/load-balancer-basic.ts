import { defineCheck, fail, pass } from 'cloudstance/check';
import { LoadBalancer } from 'cloudstance/resources/azure/network';

export default defineCheck({
  id: 'azure-network-load-balancer-basic',
  title: 'Load balancers are of the Standard SKU',
  severity: 'low',
  why: 'A Basic load balancer is open unless a security group closes it; the SKU is retired and has neither a service level nor metrics.',
  references: ['https://learn.microsoft.com/azure/load-balancer/load-balancer-basic-upgrade-guidance'],
  on: LoadBalancer.pick('sku'),
  fix: ({ name }) => ({
    text: `Upgrade ${name} with the PowerShell module AzureBasicLoadBalancerUpgrade`,
    terraform: 'resource "azurerm_lb": sku = "Standard"',
  }),

  evaluate({ sku: { name } }) {
    // Before SKUs there was only what is Basic now.
    if ((name ?? 'Basic').toLowerCase() === 'basic') return fail('The SKU is Basic');
    return pass(`The SKU is ${name}`);
  },

  examples: {
    pass: [{ sku: { name: 'Standard' } }, { sku: { name: 'Gateway' } }],
    fail: [{ sku: { name: 'Basic' } }, { sku: {} }],
  },
});
