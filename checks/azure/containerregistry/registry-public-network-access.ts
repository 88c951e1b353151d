import { defineCheck, sh } from 'cloudstance/check';
import { Registry } from 'cloudstance/resources/azure/containerregistry';
import { networkVerdict } from '../_network.ts';

const rules = (defaultAction: string, ...values: string[]) => ({
  config: {
    publicNetworkAccess: 'Enabled',
    networkRuleSet: { defaultAction, ipRules: values.map((value) => ({ value })) },
  },
});

export default defineCheck({
  id: 'azure-containerregistry-registry-public-network-access',
  title: 'Container registries are reached only from chosen networks',
  severity: 'medium',
  why: 'A stolen token or password is then of no use outside of them.',
  references: ['https://learn.microsoft.com/azure/container-registry/container-registry-access-selected-networks'],
  on: Registry.pick('config'),
  fix: ({ name }) => ({
    text: 'The registry has to be of the Premium SKU; give those who use it private endpoints before',
    command: sh`az acr update --name ${name} --public-network-enabled false`,
    terraform: 'resource "azurerm_container_registry": public_network_access_enabled = false',
  }),

  evaluate(registry) {
    const { publicNetworkAccess, networkRuleSet } = registry.config;
    // Rules are of the Premium SKU; registries of the others are open to every network.
    return networkVerdict(registry, { publicNetworkAccess, networkAcls: networkRuleSet });
  },

  examples: {
    pass: [{ config: { publicNetworkAccess: 'Disabled' } }, rules('Deny'), rules('Deny', '198.51.100.0/24')],
    fail: [{ config: {} }, { config: { publicNetworkAccess: 'Enabled' } }, rules('Allow'), rules('Deny', '0.0.0.0/0')],
  },
});
