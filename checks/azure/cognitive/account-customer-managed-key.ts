import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { CognitiveAccount } from 'cloudstance/resources/azure/cognitive';

export default defineCheck({
  id: 'azure-cognitive-account-customer-managed-key',
  title: 'Azure AI accounts are encrypted with a key of your own',
  severity: 'low',
  why: 'Only with a key of your own can you withdraw access to fine-tuned models and uploaded data, and see when they were read.',
  references: ['https://learn.microsoft.com/azure/ai-services/encryption/cognitive-services-encryption-keys-portal'],
  on: CognitiveAccount.pick('config'),
  fix: ({ name, uid }) => ({
    text: 'Give the identity of the account access to the key first.',
    command: sh`az cognitiveservices account update --name ${name} --resource-group ${armId(uid).resourceGroup} --encryption ${'{"keySource":"Microsoft.KeyVault","keyVaultProperties":{"keyName":"KEY","keyVersion":"VERSION","keyVaultUri":"VAULT_URI"}}'}`,
    terraform: 'resource "azurerm_cognitive_account_customer_managed_key"',
  }),

  evaluate({ config: { encryption } }) {
    // Microsoft's own key is what an account has that nobody changed.
    const source = encryption?.keySource ?? 'Microsoft.CognitiveServices';
    return source.toLowerCase() === 'microsoft.keyvault'
      ? pass('The key is in a vault of yours')
      : fail(`The key is Microsoft's: the source is ${source}`);
  },

  examples: {
    pass: [{ config: { encryption: { keySource: 'Microsoft.KeyVault' } } }],
    fail: [{ config: { encryption: { keySource: 'Microsoft.CognitiveServices' } } }, { config: {} }],
  },
});
