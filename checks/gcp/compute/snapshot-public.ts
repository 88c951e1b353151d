import { Snapshot } from 'cloudstance/resources/gcp/compute';
import { copiesStayPrivate } from './_shared.ts';

export default copiesStayPrivate({
  id: 'gcp-compute-snapshot-public',
  what: 'Disk snapshots',
  on: Snapshot.pick('iamPolicy'),
  command: 'snapshots',
  references: ['https://cloud.google.com/compute/docs/access/granting-access-to-resources'],
});
