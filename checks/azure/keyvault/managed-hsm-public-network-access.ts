import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { ManagedHsm } from 'cloudstance/resources/azure/keyvault';
import { networkVerdict } from '../_network.ts';

export default defineCheck({
  id: 'azure-keyvault-managed-hsm-public-network-access',
  title: 'Managed HSMs can not be reached from the whole internet',
  severity: 'medium',
  why: 'With an open endpoint a stolen token is all that it takes to use the keys from anywhere.',
  references: ['https://learn.microsoft.com/azure/key-vault/managed-hsm/private-link'],
  on: ManagedHsm.pick('network'),
  fix: ({ name, uid }) => ({
    text: 'Give the clients a private endpoint first.',
    command: sh`az keyvault update-hsm --hsm-name ${name} --resource-group ${armId(uid).resourceGroup} --public-network-access Disabled`,
    terraform: 'resource "azurerm_key_vault_managed_hardware_security_module": public_network_access_enabled = false',
  }),

  evaluate: (hsm) => networkVerdict(hsm, hsm.network),

  examples: {
    pass: [
      { network: { publicNetworkAccess: 'Disabled' } },
      { network: { publicNetworkAccess: 'Enabled', networkAcls: { defaultAction: 'Deny' } } },
    ],
    fail: [
      { network: {} },
      { network: { publicNetworkAccess: 'Enabled', networkAcls: { defaultAction: 'Allow' } } },
      { network: { networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '0.0.0.0/0' }] } } },
    ],
  },
});
