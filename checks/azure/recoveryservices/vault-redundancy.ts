import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { RecoveryServicesVault } from 'cloudstance/resources/azure/recoveryservices';

const stored = (standardTierStorageRedundancy: string) => ({ redundancy: { standardTierStorageRedundancy } });

export default defineCheck({
  id: 'azure-recoveryservices-vault-redundancy',
  title: 'Recovery Services vaults survive the loss of a data centre',
  severity: 'low',
  why: 'Backups in one data centre are lost together with what they are backups of.',
  references: ['https://learn.microsoft.com/azure/backup/backup-create-recovery-services-vault#set-storage-redundancy'],
  on: RecoveryServicesVault.pick('redundancy'),
  fix: ({ name, uid }) => ({
    text: 'It can only be changed while nothing is protected: otherwise make a new vault and move the protection.',
    command: sh`az backup vault backup-properties set --name ${name} --resource-group ${armId(uid).resourceGroup} --backup-storage-redundancy GeoRedundant`,
    terraform: 'resource "azurerm_recovery_services_vault": storage_mode_type = "GeoRedundant"',
  }),

  evaluate({ redundancy: { standardTierStorageRedundancy } }) {
    const text = `Its storage is ${standardTierStorageRedundancy}`;
    return /^(GeoRedundant|ZoneRedundant)$/i.test(standardTierStorageRedundancy) ? pass(text) : fail(text);
  },

  examples: {
    pass: [stored('GeoRedundant'), stored('ZoneRedundant')],
    fail: [stored('LocallyRedundant'), stored('Invalid')],
  },
});
