import { switchedOn } from './_family.ts';

export default switchedOn({
  id: 'azure-postgresql-server-connection-throttling',
  title: 'PostgreSQL servers slow down addresses that fail to sign in',
  severity: 'low',
  why: 'Without a pause after failed sign-ins, one address can try passwords as fast as the network carries them.',
  reference: 'https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-logging',
  parameter: 'connection_throttle.enable',
});
