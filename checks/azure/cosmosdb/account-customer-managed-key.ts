import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { CosmosAccount } from 'cloudstance/resources/azure/cosmosdb';

export default defineCheck({
  id: 'azure-cosmosdb-account-customer-managed-key',
  title: 'Cosmos DB accounts encrypt their data with a key of your own',
  severity: 'low',
  why: "Only a key in your own vault can be withdrawn, rotated when you decide, and watched; Microsoft's cannot.",
  references: ['https://learn.microsoft.com/azure/cosmos-db/how-to-setup-customer-managed-keys'],
  on: CosmosAccount.pick('config'),
  fix: ({ name, uid }) => ({
    command: sh`az cosmosdb update --name ${name} --resource-group ${armId(uid).resourceGroup} --key-uri KEY_URI`,
    terraform: 'resource "azurerm_cosmosdb_account": key_vault_key_id',
  }),

  evaluate: ({ config: { keyVaultKeyUri = '' } }) =>
    keyVaultKeyUri === '' ? fail("The key is Microsoft's") : pass(`The key is ${keyVaultKeyUri}`),

  examples: {
    pass: [{ config: { keyVaultKeyUri: 'https://vault.vault.azure.net/keys/cosmos' } }],
    fail: [{ config: {} }, { config: { keyVaultKeyUri: '' } }],
  },
});
