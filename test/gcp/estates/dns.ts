import { type GcpEstate, paged, project } from '../fake.ts';

const zone = (name: string, more: object = {}) => ({ name, dnsName: `${name}.example.com.`, ...more });
const zones = [
  zone('signed', { visibility: 'public', dnssecConfig: { state: 'on' } }),
  zone('unsigned', { visibility: 'public', dnssecConfig: { state: 'off' } }),
  zone('bare'),
  zone('inside', { visibility: 'private' }),
];

export default {
  rest: {
    [`GET https://dns.googleapis.com/dns/v1/projects/${project}/managedZones`]: paged('managedZones', zones),
  },
  assets: {
    'dns.googleapis.com/ManagedZone': Object.fromEntries(
      zones.map((one) => [`//dns.googleapis.com/projects/${project}/managedZones/${one.name}`, one]),
    ),
  },
} satisfies GcpEstate;
