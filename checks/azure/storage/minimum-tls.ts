import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { StorageAccount } from 'cloudstance/resources/azure/storage';

export default defineCheck({
  id: 'azure-storage-minimum-tls',
  title: 'Storage accounts require TLS 1.2 or newer',
  severity: 'medium',
  why: 'TLS 1.0 and 1.1 have known weaknesses that let somebody on the way read or change what is sent.',
  references: ['https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-minimum-version'],
  on: StorageAccount.pick('config'),
  fix: ({ name, uid }) => ({
    command: sh`az storage account update --name ${name} --resource-group ${armId(uid).resourceGroup} --min-tls-version TLS1_2`,
    terraform: 'resource "azurerm_storage_account": min_tls_version = "TLS1_2"',
  }),

  evaluate({ config: { minimumTlsVersion = 'TLS1_0' } }) {
    // An account that does not say takes TLS 1.0 and newer: the documented default.
    if (/^TLS1_[0-1]$/i.test(minimumTlsVersion)) return fail(`The oldest version accepted is ${minimumTlsVersion}`);
    return pass(`The oldest version accepted is ${minimumTlsVersion}`);
  },

  examples: {
    pass: [{ config: { minimumTlsVersion: 'TLS1_2' } }, { config: { minimumTlsVersion: 'TLS1_3' } }],
    fail: [{ config: { minimumTlsVersion: 'TLS1_1' } }, { config: {} }],
  },
});
