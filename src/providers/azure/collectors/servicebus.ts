import { ServiceBusNamespace } from '../../../resources/azure/servicebus.ts';
import { collectNamespaces } from '../messaging.ts';

export const serviceBusNamespaces = collectNamespaces(ServiceBusNamespace, {
  provider: 'Microsoft.ServiceBus',
  version: '2024-01-01',
  rulesVersion: '2021-11-01',
  without: ['basic'],
});
