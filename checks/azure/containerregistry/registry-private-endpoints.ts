import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { approvedEndpoints } from 'cloudstance/domain/azure/network-rules';
import { plural } from 'cloudstance/domain/text';
import { Registry } from 'cloudstance/resources/azure/containerregistry';

const connection = (status: string) => ({ properties: { privateLinkServiceConnectionState: { status } } });

export default defineCheck({
  id: 'azure-containerregistry-registry-private-endpoints',
  title: 'Container registries are reached through private endpoints',
  severity: 'low',
  why: 'With a private endpoint images are pulled inside the network, so that the public way in can be shut.',
  references: ['https://learn.microsoft.com/azure/container-registry/container-registry-private-link'],
  on: Registry.pick('config'),
  fix: ({ uid }) => ({
    text: 'The registry has to be of the Premium SKU',
    command: sh`az network private-endpoint create --name registry --resource-group RESOURCE_GROUP --subnet SUBNET_ID --private-connection-resource-id ${uid} --group-id registry --connection-name registry`,
    terraform: 'resource "azurerm_private_endpoint": private_service_connection { subresource_names = ["registry"] }',
  }),

  evaluate({ config: { privateEndpointConnections } }) {
    const approved = approvedEndpoints(privateEndpointConnections);
    return approved > 0
      ? pass(`Has ${plural(approved, 'private endpoint')}`)
      : fail('Has no approved private endpoint');
  },

  examples: {
    pass: [{ config: { privateEndpointConnections: [connection('Pending'), connection('Approved')] } }],
    fail: [
      { config: {} },
      { config: { privateEndpointConnections: [] } },
      { config: { privateEndpointConnections: [connection('Rejected'), { properties: {} }] } },
    ],
  },
});
