import { ServiceBusNamespace } from 'cloudstance/resources/azure/servicebus';
import type { Messaging } from '../_messaging.ts';

export const servicebus: Messaging = {
  type: ServiceBusNamespace,
  service: 'servicebus',
  group: 'servicebus',
  called: 'Service Bus',
  terraform: 'resource "azurerm_servicebus_namespace"',
  pages: {
    keys: 'https://learn.microsoft.com/azure/service-bus-messaging/disable-local-authentication',
    network: 'https://learn.microsoft.com/azure/service-bus-messaging/service-bus-ip-filtering',
    tls: 'https://learn.microsoft.com/azure/service-bus-messaging/transport-layer-security-configure-minimum-version',
  },
};
