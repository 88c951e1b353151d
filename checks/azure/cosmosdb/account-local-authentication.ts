import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { CosmosAccount } from 'cloudstance/resources/azure/cosmosdb';

export default defineCheck({
  id: 'azure-cosmosdb-account-local-authentication',
  title: 'Cosmos DB accounts refuse keys',
  severity: 'medium',
  why: 'A key opens the whole account to whoever has it, and nobody can tell who that was; identities of Microsoft Entra have rights and names.',
  references: ['https://learn.microsoft.com/azure/cosmos-db/nosql/security/how-to-disable-key-based-authentication'],
  on: CosmosAccount.pick('config'),
  fix: ({ uid }) => ({
    command: sh`az resource update --ids ${uid} --set properties.disableLocalAuth=true`,
    terraform: 'resource "azurerm_cosmosdb_account": local_authentication_enabled = false',
  }),

  evaluate({ config: { disableLocalAuth, kind = '' } }) {
    if (disableLocalAuth === true) return pass('Only identities of Microsoft Entra may sign in');
    if (/^mongodb$/i.test(kind)) return notApplicable('The API for MongoDB knows no identities of Microsoft Entra');
    return fail('Keys are accepted');
  },

  examples: {
    pass: [{ config: { kind: 'GlobalDocumentDB', disableLocalAuth: true } }],
    fail: [{ config: { kind: 'GlobalDocumentDB', disableLocalAuth: false } }, { config: {} }],
    notApplicable: [{ config: { kind: 'MongoDB', disableLocalAuth: false } }],
  },
});
