import { messagingNamespace } from './messaging.ts';

export const ServiceBusNamespace = messagingNamespace(
  'azure.servicebus.namespace',
  'Service Bus namespaces',
  'Microsoft.ServiceBus',
);
