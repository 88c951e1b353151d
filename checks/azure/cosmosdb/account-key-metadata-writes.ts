import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { CosmosAccount } from 'cloudstance/resources/azure/cosmosdb';

export default defineCheck({
  id: 'azure-cosmosdb-account-key-metadata-writes',
  title: 'Keys of Cosmos DB accounts do not change databases and throughput',
  severity: 'medium',
  why: 'With a key alone anybody deletes containers or raises their cost, past the roles, locks and logs of Azure Resource Manager.',
  references: ['https://learn.microsoft.com/azure/cosmos-db/role-based-access-control#prevent-sdk-changes'],
  on: CosmosAccount.pick('config'),
  fix: ({ name, uid }) => ({
    command: sh`az cosmosdb update --name ${name} --resource-group ${armId(uid).resourceGroup} --disable-key-based-metadata-write-access true`,
    terraform: 'resource "azurerm_cosmosdb_account": access_key_metadata_writes_enabled = false',
  }),

  evaluate({ config: { disableLocalAuth, disableKeyBasedMetadataWriteAccess } }) {
    if (disableKeyBasedMetadataWriteAccess === true) return pass('Keys only read and write data');
    if (disableLocalAuth === true) return pass('Keys are refused altogether');
    return fail('Keys change databases, containers and throughput too');
  },

  examples: {
    pass: [{ config: { disableKeyBasedMetadataWriteAccess: true } }, { config: { disableLocalAuth: true } }],
    fail: [{ config: { disableKeyBasedMetadataWriteAccess: false } }, { config: {} }],
  },
});
