import { flowLogsAreKept } from './_retention.ts';

export default flowLogsAreKept({
  id: 'azure-network-nsg-flow-log-retention',
  what: 'network security groups',
  type: 'microsoft.network/networksecuritygroups',
});
