import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { RecoveryServicesVault } from 'cloudstance/resources/azure/recoveryservices';

const state = (softDeleteState: string) => ({ softDelete: { softDeleteState } });

export default defineCheck({
  id: 'azure-recoveryservices-vault-soft-delete',
  title: 'Deleted backups in Recovery Services vaults can be brought back',
  severity: 'medium',
  why: 'Whoever takes data hostage deletes the backups first; without soft delete they are gone at once.',
  references: ['https://learn.microsoft.com/azure/backup/secure-by-default'],
  on: RecoveryServicesVault.pick('softDelete'),
  fix: ({ name, uid }) => ({
    text: 'AlwaysON can not be switched off again.',
    command: sh`az backup vault backup-properties set --name ${name} --resource-group ${armId(uid).resourceGroup} --soft-delete-feature-state Enable`,
    terraform: 'resource "azurerm_recovery_services_vault": soft_delete_enabled = true',
  }),

  evaluate({ softDelete: { softDeleteState } }) {
    const text = `Soft delete is ${softDeleteState}`;
    return /^(Enabled|AlwaysON)$/i.test(softDeleteState) ? pass(text) : fail(text);
  },

  examples: {
    pass: [state('Enabled'), state('AlwaysON')],
    fail: [state('Disabled'), state('Invalid')],
  },
});
