import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { SearchService } from 'cloudstance/resources/azure/search';

export default defineCheck({
  id: 'azure-search-service-local-authentication',
  title: 'AI Search services refuse keys',
  severity: 'medium',
  why: 'A key names nobody and expires never: with it anybody reads every document, or changes what is found.',
  references: ['https://learn.microsoft.com/azure/search/search-security-enable-roles#disable-api-key-authentication'],
  on: SearchService.pick('config'),
  fix: ({ name, uid }) => ({
    text: 'First see that applications sign in with Microsoft Entra ID.',
    command: sh`az search service update --name ${name} --resource-group ${armId(uid).resourceGroup} --disable-local-auth true`,
    terraform: 'resource "azurerm_search_service": local_authentication_enabled = false',
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
