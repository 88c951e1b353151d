import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { RecoveryServicesVault } from 'cloudstance/resources/azure/recoveryservices';

const state = (multiUserAuthorization: string) => ({ security: { multiUserAuthorization } });

export default defineCheck({
  id: 'azure-recoveryservices-vault-multi-user-authorization',
  title: 'Weakening Recovery Services vaults takes two people',
  severity: 'low',
  why: 'Otherwise one stolen account of a backup administrator is enough to switch protection off and delete the backups.',
  references: ['https://learn.microsoft.com/azure/backup/multi-user-authorization-concept'],
  on: RecoveryServicesVault.pick('security'),
  fix: ({ name, uid }) => ({
    text: 'Put in a Resource Guard that somebody else owns, best in another subscription.',
    command: sh`az backup vault resource-guard-mapping update --name ${name} --resource-group ${armId(uid).resourceGroup} --resource-guard-id GUARD_ID`,
    terraform: 'resource "azurerm_recovery_services_vault_resource_guard_association"',
  }),

  evaluate({ security }) {
    // A vault that was never given a Resource Guard may not say.
    const { multiUserAuthorization = 'Disabled' } = security;
    const text = `Multi-user authorization is ${multiUserAuthorization}`;
    return /^Enabled$/i.test(multiUserAuthorization) ? pass(text) : fail(text);
  },

  examples: {
    pass: [state('Enabled')],
    fail: [state('Disabled'), { security: {} }],
  },
});
