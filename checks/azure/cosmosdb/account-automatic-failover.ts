import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { listOf } from 'cloudstance/domain/text';
import { CosmosAccount } from 'cloudstance/resources/azure/cosmosdb';

const locations = ['West Europe', 'North Europe'].map((locationName) => ({ locationName }));

export default defineCheck({
  id: 'azure-cosmosdb-account-automatic-failover',
  title: 'Cosmos DB accounts in several regions fail over by themselves',
  severity: 'low',
  why: 'Otherwise nothing can be written while the region that takes writes is down, until somebody switches by hand.',
  references: ['https://learn.microsoft.com/azure/reliability/reliability-cosmos-db-nosql'],
  on: CosmosAccount.pick('config'),
  fix: ({ name, uid }) => ({
    command: sh`az cosmosdb update --name ${name} --resource-group ${armId(uid).resourceGroup} --enable-automatic-failover true`,
    terraform: 'resource "azurerm_cosmosdb_account": automatic_failover_enabled = true',
  }),

  evaluate({ config }) {
    const regions = (config.locations ?? []).map(({ locationName }) => locationName);
    if (regions.length < 2) return notApplicable('It is in one region only');
    if (config.enableMultipleWriteLocations === true) return notApplicable('Every region takes writes');
    const text = `to another of ${listOf(regions)}`;
    // It is off unless it was turned on.
    return config.enableAutomaticFailover === true
      ? pass(`It fails over by itself ${text}`)
      : fail(`Somebody has to switch ${text}`);
  },

  examples: {
    pass: [{ config: { locations, enableAutomaticFailover: true } }],
    fail: [{ config: { locations, enableAutomaticFailover: false } }, { config: { locations } }],
    notApplicable: [
      { config: { locations: locations.slice(0, 1), enableAutomaticFailover: false } },
      { config: { locations, enableMultipleWriteLocations: true } },
    ],
  },
});
