import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { SqlManagedInstance } from 'cloudstance/resources/azure/sql';

export default defineCheck({
  id: 'azure-sql-managed-instance-public-endpoint',
  title: 'SQL managed instances have no public endpoint',
  severity: 'high',
  why: 'With a public endpoint only the network security group of its subnet stands between the instance and the internet.',
  references: ['https://learn.microsoft.com/azure/azure-sql/managed-instance/public-endpoint-configure'],
  on: SqlManagedInstance.pick('config'),
  fix: ({ name, uid }) => ({
    command: sh`az sql mi update --name ${name} --resource-group ${armId(uid).resourceGroup} --public-data-endpoint-enabled false`,
    terraform: 'resource "azurerm_mssql_managed_instance": public_data_endpoint_enabled = false',
  }),

  // It is off unless it was turned on.
  evaluate: ({ config: { publicDataEndpointEnabled } }) =>
    publicDataEndpointEnabled === true ? fail('The public endpoint is on') : pass('The public endpoint is off'),

  examples: {
    pass: [{ config: { publicDataEndpointEnabled: false } }, { config: {} }],
    fail: [{ config: { publicDataEndpointEnabled: true } }],
  },
});
