import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { Registry } from 'cloudstance/resources/azure/containerregistry';
import { connections, endpointsVerdict } from '../_network.ts';

export default defineCheck({
  id: 'azure-containerregistry-registry-private-endpoints',
  title: 'Container registries are reached through private endpoints',
  severity: 'low',
  why: 'With a private endpoint images are pulled inside the network, so that the public way in can be shut.',
  references: ['https://learn.microsoft.com/azure/container-registry/container-registry-private-link'],
  on: Registry.pick('config'),
  fix: ({ name, uid }) => ({
    text: 'The registry has to be of the Premium SKU',
    command: sh`az network private-endpoint create --name ${`${name}-endpoint`} --resource-group ${armId(uid).resourceGroup} --subnet SUBNET_ID --private-connection-resource-id ${uid} --group-id registry --connection-name ${name}`,
    terraform: 'resource "azurerm_private_endpoint": private_service_connection { subresource_names = ["registry"] }',
  }),

  evaluate: ({ config }) => endpointsVerdict(config.privateEndpointConnections),

  examples: {
    pass: [{ config: { privateEndpointConnections: connections('Pending', 'Approved') } }],
    fail: [
      { config: {} },
      { config: { privateEndpointConnections: [] } },
      { config: { privateEndpointConnections: [...connections('Rejected'), { properties: {} }] } },
    ],
  },
});
