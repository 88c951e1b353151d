import { calls } from './_events.ts';
import { watched } from './_family.ts';

export default watched({
  id: 'gcp-logging-sql-alert',
  title: 'Changes of Cloud SQL instances raise an alert',
  why: 'An update can give a database a public address, or end its backups.',
  events: calls('cloudsql_database', 'cloudsql.googleapis.com', {
    'a change of an instance': 'cloudsql.instances.update',
  }),
  filter: `protoPayload.methodName="cloudsql.instances.update"`,
});
