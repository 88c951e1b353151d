import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { RecoveryServicesVault } from 'cloudstance/resources/azure/recoveryservices';

const state = (text: string) => ({ security: { immutabilitySettings: { state: text } } });

export default defineCheck({
  id: 'azure-recoveryservices-vault-immutability',
  title: 'Recovery Services vaults are immutable',
  severity: 'medium',
  why: 'Otherwise somebody with enough rights shortens how long backups are kept, and they are gone when they are needed.',
  references: ['https://learn.microsoft.com/azure/backup/backup-azure-immutable-vault-concept'],
  on: RecoveryServicesVault.pick('security'),
  fix: ({ name, uid }) => ({
    text: 'Once you are sure, lock it: then nobody can take it back.',
    command: sh`az backup vault update --name ${name} --resource-group ${armId(uid).resourceGroup} --immutability-state Unlocked`,
    terraform: 'resource "azurerm_recovery_services_vault": immutability = "Unlocked"',
  }),

  evaluate({ security }) {
    // A vault in which nobody ever set it does not say.
    const { state: text = 'Disabled' } = security.immutabilitySettings ?? {};
    if (/^Locked$/i.test(text)) return pass('It is immutable, and nobody can change that');
    return /^Unlocked$/i.test(text)
      ? pass('It is immutable, but that can be taken back')
      : fail(`Immutability is ${text}`);
  },

  examples: {
    pass: [state('Unlocked'), state('Locked')],
    fail: [state('Disabled'), { security: {} }],
  },
});
