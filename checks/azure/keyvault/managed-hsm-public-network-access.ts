import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { isOpenToInternet, isShut } from 'cloudstance/domain/azure/network-rules';
import { ManagedHsm } from 'cloudstance/resources/azure/keyvault';

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

  evaluate({ network }) {
    if (isShut(network)) return pass(`Access over public networks is ${network.publicNetworkAccess}`);
    // Without rules every network is let in.
    return isOpenToInternet(network)
      ? fail('Every network is let in')
      : pass('Networks that no rule names are refused');
  },

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
