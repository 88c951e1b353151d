import { defineCheck, sh } from 'cloudstance/check';
import { CognitiveAccount } from 'cloudstance/resources/azure/cognitive';
import { networkVerdict } from '../_network.ts';

export default defineCheck({
  id: 'azure-cognitive-account-public-network-access',
  title: 'Azure AI accounts are not open to the whole internet',
  severity: 'medium',
  why: 'A leaked key is enough to run models at your cost from anywhere, and to ask them about the data they were given.',
  references: ['https://learn.microsoft.com/azure/ai-services/cognitive-services-virtual-networks'],
  on: CognitiveAccount.pick('config'),
  fix: ({ uid }) => ({
    text: 'First give applications a private endpoint.',
    command: sh`az resource update --ids ${uid} --set properties.publicNetworkAccess=Disabled`,
    terraform: 'resource "azurerm_cognitive_account": public_network_access_enabled = false',
  }),

  evaluate: (account) => networkVerdict(account, account.config),

  examples: {
    pass: [
      { config: { publicNetworkAccess: 'Disabled' } },
      { config: { networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '192.0.2.0/24' }] } } },
    ],
    fail: [
      { config: { publicNetworkAccess: 'Enabled', networkAcls: { defaultAction: 'Allow' } } },
      { config: { networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '0.0.0.0/0' }] } } },
      { config: {} },
    ],
  },
});
