import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { isOnContainerApps } from 'cloudstance/domain/azure/app-service';
import { App } from 'cloudstance/resources/azure/appservice';
import { argumentsFor, decidedElsewhere, onContainerApps } from './_app.ts';

export default defineCheck({
  id: 'azure-appservice-app-network-integration',
  title: 'App Service and function apps call others through a virtual network',
  severity: 'low',
  why: 'Otherwise databases and vaults have to be open to public networks for the application to reach them.',
  references: ['https://learn.microsoft.com/azure/app-service/overview-vnet-integration'],
  on: App.pick('kind', 'config'),
  fix: ({ uid }) => ({
    text: 'Plans of the tiers Free, Shared and Consumption cannot do this: choose another first.',
    command: `az webapp vnet-integration add ${argumentsFor(uid)} --vnet VIRTUAL_NETWORK --subnet SUBNET`,
    terraform: 'resource "azurerm_linux_web_app": virtual_network_subnet_id',
  }),

  evaluate({ kind, config: { virtualNetworkSubnetId = '', hostingEnvironmentProfile } }) {
    if (isOnContainerApps(kind)) return notApplicable(decidedElsewhere);
    if (hostingEnvironmentProfile) return pass('The app lives in an App Service Environment, inside a virtual network');
    return virtualNetworkSubnetId === ''
      ? fail('The app is in no virtual network')
      : pass('The app reaches others through a subnet of a virtual network');
  },

  examples: {
    pass: [
      { kind: 'app', config: { virtualNetworkSubnetId: '/subscriptions/s/…/subnets/apps' } },
      { kind: 'app', config: { hostingEnvironmentProfile: { id: 'id' } } },
    ],
    fail: [
      { kind: 'functionapp', config: {} },
      { kind: 'app', config: { virtualNetworkSubnetId: '' } },
    ],
    notApplicable: [{ kind: onContainerApps, config: {} }],
  },
});
