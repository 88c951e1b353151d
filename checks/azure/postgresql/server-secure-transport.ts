import { switchedOn } from './_family.ts';

export default switchedOn({
  id: 'azure-postgresql-server-secure-transport',
  title: 'PostgreSQL servers refuse unencrypted connections',
  severity: 'high',
  why: 'Without TLS, whoever is on the way reads the data and the passwords that open the server.',
  reference: 'https://learn.microsoft.com/azure/postgresql/flexible-server/how-to-connect-tls-ssl',
  parameter: 'require_secure_transport',
});
