import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { RecoveryServicesVault } from 'cloudstance/resources/azure/recoveryservices';
import { shutVerdict } from '../_network.ts';

export default defineCheck({
  id: 'azure-recoveryservices-vault-public-network-access',
  title: 'Recovery Services vaults can not be reached over the internet',
  severity: 'low',
  why: 'With a public endpoint, stolen credentials of a vault are all that it takes to get at the backups from anywhere.',
  references: ['https://learn.microsoft.com/azure/backup/backup-azure-private-endpoints-concept'],
  on: RecoveryServicesVault.pick('config'),
  fix: ({ name, uid }) => ({
    text: 'Give the protected machines a private endpoint first.',
    command: sh`az backup vault update --name ${name} --resource-group ${armId(uid).resourceGroup} --public-network-access Disable`,
    terraform: 'resource "azurerm_recovery_services_vault": public_network_access_enabled = false',
  }),

  evaluate: ({ config }) => shutVerdict(config),

  examples: {
    pass: [{ config: { publicNetworkAccess: 'Disabled' } }],
    fail: [{ config: { publicNetworkAccess: 'Enabled' } }, { config: {} }],
  },
});
