import { calls } from './_events.ts';
import { watched } from './_family.ts';

export default watched({
  id: 'gcp-logging-network-alert',
  title: 'Changes of VPC networks raise an alert',
  why: 'A new network has none of the protection of the old ones, and a peering joins one to the network of a stranger.',
  events: calls('gce_network', 'compute.googleapis.com', {
    'a new network': 'v1.compute.networks.insert',
    'a change of a network': 'v1.compute.networks.patch',
    'a removal of a network': 'v1.compute.networks.delete',
    'a new peering': 'v1.compute.networks.addPeering',
    'a removal of a peering': 'v1.compute.networks.removePeering',
  }),
  filter: `resource.type="gce_network"
AND protoPayload.methodName:("compute.networks.insert" OR "compute.networks.patch" OR "compute.networks.delete" OR "compute.networks.addPeering" OR "compute.networks.removePeering")`,
});
