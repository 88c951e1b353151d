import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { searchRules } from 'cloudstance/domain/azure/network-rules';
import { SearchService } from 'cloudstance/resources/azure/search';
import { networkVerdict } from '../_network.ts';

export default defineCheck({
  id: 'azure-search-service-public-network-access',
  title: 'AI Search services are not open to the whole internet',
  severity: 'medium',
  why: 'An index is a copy of documents. On a public address a leaked key is enough to read them all.',
  references: ['https://learn.microsoft.com/azure/search/service-configure-firewall'],
  on: SearchService.pick('config'),
  fix: ({ name, uid }) => ({
    text: 'First give applications a private endpoint.',
    command: sh`az search service update --name ${name} --resource-group ${armId(uid).resourceGroup} --public-network-access disabled`,
    terraform: 'resource "azurerm_search_service": public_network_access_enabled = false',
  }),

  evaluate: (service) => networkVerdict(service, searchRules(service.config)),

  examples: {
    pass: [
      { config: { publicNetworkAccess: 'disabled' } },
      { config: { publicNetworkAccess: 'enabled', networkRuleSet: { ipRules: [{ value: '192.0.2.1' }] } } },
    ],
    fail: [
      { config: { publicNetworkAccess: 'enabled', networkRuleSet: { ipRules: [] } } },
      { config: { publicNetworkAccess: 'enabled', networkRuleSet: { ipRules: [{ value: '0.0.0.0/0' }] } } },
      { config: { networkRuleSet: {} } },
      { config: {} },
    ],
  },
});
