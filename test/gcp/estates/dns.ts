import { type GcpEstate, paged, project } from '../fake.ts';

const zone = (name: string, more: object = {}) => ({ name, dnsName: `${name}.example.com.`, ...more });
const zones = [
  zone('signed', { visibility: 'public', dnssecConfig: { state: 'on' } }),
  zone('unsigned', { visibility: 'public', dnssecConfig: { state: 'off' } }),
  zone('bare'),
  zone('sha1', {
    visibility: 'public',
    dnssecConfig: {
      state: 'on',
      defaultKeySpecs: [
        { keyType: 'keySigning', algorithm: 'rsasha1', keyLength: 2048 },
        { keyType: 'zoneSigning', algorithm: 'rsasha1', keyLength: 1024 },
      ],
    },
  }),
  zone('inside', { visibility: 'private' }),
];

const network = (name: string) => ({
  networkUrl: `https://www.googleapis.com/compute/v1/projects/${project}/global/networks/${name}`,
});
const policies = [
  { name: 'logging', enableLogging: true, networks: [network('main')] },
  { name: 'silent', enableLogging: false, networks: [network('default')] },
  { name: 'bare' },
];

export default {
  rest: {
    [`GET https://dns.googleapis.com/dns/v1/projects/${project}/policies`]: paged('policies', policies),
    [`GET https://dns.googleapis.com/dns/v1/projects/${project}/managedZones`]: paged('managedZones', zones),
  },
  assets: {
    'dns.googleapis.com/Policy': Object.fromEntries(
      policies.map((one) => [`//dns.googleapis.com/projects/${project}/policies/${one.name}`, one]),
    ),
    'dns.googleapis.com/ManagedZone': Object.fromEntries(
      zones.map((one) => [`//dns.googleapis.com/projects/${project}/managedZones/${one.name}`, one]),
    ),
  },
} satisfies GcpEstate;
