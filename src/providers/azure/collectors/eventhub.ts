import { EventHubNamespace } from '../../../resources/azure/eventhub.ts';
import { collectNamespaces } from '../messaging.ts';

export const eventHubNamespaces = collectNamespaces(EventHubNamespace, {
  provider: 'Microsoft.EventHub',
  version: '2024-01-01',
  rulesVersion: '2024-01-01',
  without: ['basic'],
});
