import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { CosmosAccount } from 'cloudstance/resources/azure/cosmosdb';

export default defineCheck({
  id: 'azure-cosmosdb-account-continuous-backup',
  title: 'Cosmos DB accounts are backed up continuously',
  severity: 'low',
  why: 'Periodic backups lose what was written since the last one, and only Microsoft can restore them; continuous ones go back to any second.',
  references: ['https://learn.microsoft.com/azure/cosmos-db/continuous-backup-restore-introduction'],
  on: CosmosAccount.pick('config'),
  fix: ({ name, uid }) => ({
    command: sh`az cosmosdb update --name ${name} --resource-group ${armId(uid).resourceGroup} --backup-policy-type Continuous`,
    terraform: 'resource "azurerm_cosmosdb_account": backup { type = "Continuous" }',
  }),

  // Backups are periodic unless said otherwise.
  evaluate: ({ config: { backupPolicy } }) =>
    /^continuous$/i.test(backupPolicy?.type ?? '') ? pass('Backups are continuous') : fail('Backups are periodic'),

  examples: {
    pass: [{ config: { backupPolicy: { type: 'Continuous' } } }],
    fail: [{ config: { backupPolicy: { type: 'Periodic' } } }, { config: {} }],
  },
});
