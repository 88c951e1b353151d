import { objectEvents } from './_object-events.ts';

export default objectEvents({
  id: 'aws-cloudtrail-s3-read-events',
  title: 'Trails record who reads objects in S3',
  why: 'After a leak the question is which objects were copied, and management events do not say.',
  kind: 'read',
});
