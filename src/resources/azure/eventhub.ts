import { messagingNamespace } from './messaging.ts';

export const EventHubNamespace = messagingNamespace(
  'azure.eventhub.namespace',
  'Event Hubs namespaces',
  'Microsoft.EventHub',
);
