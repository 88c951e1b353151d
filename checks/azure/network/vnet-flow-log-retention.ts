import { flowLogsAreKept } from './_retention.ts';

export default flowLogsAreKept({
  id: 'azure-network-vnet-flow-log-retention',
  what: 'virtual networks',
  type: 'microsoft.network/virtualnetworks',
});
