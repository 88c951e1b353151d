import { calls } from './_events.ts';
import { watched } from './_family.ts';

export default watched({
  id: 'gcp-logging-route-alert',
  title: 'Changes of VPC routes raise an alert',
  why: 'A route can send traffic past every inspection, or to a stranger.',
  events: calls('gce_route', 'compute.googleapis.com', {
    'a new route': 'v1.compute.routes.insert',
    'a removal of a route': 'v1.compute.routes.delete',
  }),
  filter: `resource.type="gce_route"
AND protoPayload.methodName:("compute.routes.insert" OR "compute.routes.delete")`,
});
