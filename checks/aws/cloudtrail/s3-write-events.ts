import { objectEvents } from './_object-events.ts';

export default objectEvents({
  id: 'aws-cloudtrail-s3-write-events',
  title: 'Trails record who writes and deletes objects in S3',
  why: 'Management events do not say who overwrote, encrypted or deleted which object.',
  kind: 'write',
});
