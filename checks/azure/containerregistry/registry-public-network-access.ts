import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { isOpenToInternet, isShut } from 'cloudstance/domain/azure/network-rules';
import { Registry } from 'cloudstance/resources/azure/containerregistry';

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

  evaluate({ config: { publicNetworkAccess, networkRuleSet } }) {
    const network = { publicNetworkAccess, networkAcls: networkRuleSet };
    if (isShut(network)) return pass('Public access is disabled');
    // Rules are of the Premium SKU; registries of the others are open to every network.
    if (isOpenToInternet(network)) return fail('Every network reaches the registry');
    return pass('Only chosen networks reach the registry');
  },

  examples: {
    pass: [{ config: { publicNetworkAccess: 'Disabled' } }, rules('Deny'), rules('Deny', '198.51.100.0/24')],
    fail: [{ config: {} }, { config: { publicNetworkAccess: 'Enabled' } }, rules('Allow'), rules('Deny', '0.0.0.0/0')],
  },
});
