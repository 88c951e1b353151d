import { EventHubNamespace } from 'cloudstance/resources/azure/eventhub';
import type { Messaging } from '../_messaging.ts';

export const eventhub: Messaging = {
  type: EventHubNamespace,
  service: 'eventhub',
  group: 'eventhubs',
  called: 'Event Hubs',
  terraform: 'resource "azurerm_eventhub_namespace"',
  pages: {
    keys: 'https://learn.microsoft.com/azure/event-hubs/authenticate-shared-access-signature#disabling-localsas-key-authentication',
    network: 'https://learn.microsoft.com/azure/event-hubs/event-hubs-ip-filtering',
    tls: 'https://learn.microsoft.com/azure/event-hubs/transport-layer-security-enforce-minimum-version',
  },
};
