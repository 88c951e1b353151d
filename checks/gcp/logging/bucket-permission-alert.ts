import { calls } from './_events.ts';
import { watched } from './_family.ts';

export default watched({
  id: 'gcp-logging-bucket-permission-alert',
  title: 'Changes of bucket permissions raise an alert',
  why: 'One grant to everyone publishes all objects of a bucket.',
  events: calls('gcs_bucket', 'storage.googleapis.com', {
    'a change of bucket permissions': 'storage.setIamPermissions',
  }),
  filter: `resource.type="gcs_bucket" AND protoPayload.methodName="storage.setIamPermissions"`,
});
