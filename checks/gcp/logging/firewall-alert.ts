import { calls } from './_events.ts';
import { watched } from './_family.ts';

export default watched({
  id: 'gcp-logging-firewall-alert',
  title: 'Changes of VPC firewall rules raise an alert',
  why: 'A rule that opens a port to the internet works within seconds, and is often removed as fast.',
  events: calls('gce_firewall_rule', 'compute.googleapis.com', {
    'a new firewall rule': 'v1.compute.firewalls.insert',
    'a change of a firewall rule': 'v1.compute.firewalls.patch',
    'a removal of a firewall rule': 'v1.compute.firewalls.delete',
  }),
  filter: `resource.type="gce_firewall_rule"
AND protoPayload.methodName:("compute.firewalls.insert" OR "compute.firewalls.patch" OR "compute.firewalls.delete")`,
});
