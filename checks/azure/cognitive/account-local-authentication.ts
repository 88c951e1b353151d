import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { CognitiveAccount } from 'cloudstance/resources/azure/cognitive';

export default defineCheck({
  id: 'azure-cognitive-account-local-authentication',
  title: 'Azure AI accounts refuse keys',
  severity: 'medium',
  why: 'A key names nobody and expires never: whoever finds one in a file runs models at your cost.',
  references: ['https://learn.microsoft.com/azure/ai-services/disable-local-auth'],
  on: CognitiveAccount.pick('config'),
  fix: ({ uid }) => ({
    text: 'First see that applications sign in with Microsoft Entra ID.',
    command: sh`az resource update --ids ${uid} --set properties.disableLocalAuth=true`,
    terraform: 'resource "azurerm_cognitive_account": local_auth_enabled = false',
  }),

  evaluate({ config: { disableLocalAuth } }) {
    // Keys work unless they were turned off.
    return disableLocalAuth === true ? pass('Keys are refused') : fail('Keys are accepted');
  },

  examples: {
    pass: [{ config: { disableLocalAuth: true } }],
    fail: [{ config: { disableLocalAuth: false } }, { config: {} }],
  },
});
