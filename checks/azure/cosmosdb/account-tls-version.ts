import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { CosmosAccount } from 'cloudstance/resources/azure/cosmosdb';

export default defineCheck({
  id: 'azure-cosmosdb-account-tls-version',
  title: 'Cosmos DB accounts require TLS 1.2 or newer',
  severity: 'medium',
  why: 'TLS 1.0 and 1.1 have known weaknesses that let somebody on the way read or change what is sent.',
  references: ['https://learn.microsoft.com/azure/cosmos-db/self-serve-minimum-tls-enforcement'],
  on: CosmosAccount.pick('config'),
  fix: ({ name, uid }) => ({
    command: sh`az cosmosdb update --name ${name} --resource-group ${armId(uid).resourceGroup} --minimal-tls-version Tls12`,
    terraform: 'resource "azurerm_cosmosdb_account": minimal_tls_version = "Tls12"',
  }),

  // Tls12 is the documented default, and since 31 August 2025 the service's own minimum.
  evaluate: ({ config: { minimalTlsVersion = 'Tls12' } }) =>
    /^tls(11)?$/i.test(minimalTlsVersion)
      ? fail(`The oldest version accepted is ${minimalTlsVersion}`)
      : pass(`The oldest version accepted is ${minimalTlsVersion}`),

  examples: {
    pass: [{ config: { minimalTlsVersion: 'Tls12' } }, { config: {} }],
    fail: [{ config: { minimalTlsVersion: 'Tls' } }, { config: { minimalTlsVersion: 'Tls11' } }],
  },
});
