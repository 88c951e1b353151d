import { type GcpEstate, paged, project } from '../fake.ts';

const zone = (name: string, more: object = {}) => ({ name, dnsName: `${name}.example.com.`, ...more });
const signed = zone('signed', { visibility: 'public', dnssecConfig: { state: 'on' } });
const zones = [
  signed,
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
const logging = { name: 'logging', enableLogging: true, networks: [network('main')] };
const policies = [logging, { name: 'silent', enableLogging: false, networks: [network('default')] }, { name: 'bare' }];

interface Named {
  readonly name: string;
}

/** The inventory has words of the API in capitals: `PUBLIC`, `KEY_SIGNING`. */
const inCapitals = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inCapitals);
  if (typeof value !== 'object' || value === null) return value;
  const words = ['visibility', 'state', 'keyType', 'algorithm'];
  const capital = (word: string): string => word.replaceAll(/[A-Z]/g, '_$&').toUpperCase();
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, words.includes(key) ? capital(inner) : inCapitals(inner)]),
  );
};

const estateOf = (allZones: readonly Named[], allPolicies: readonly Named[]): GcpEstate => ({
  rest: {
    [`GET https://dns.googleapis.com/dns/v1/projects/${project}/policies`]: paged('policies', allPolicies),
    [`GET https://dns.googleapis.com/dns/v1/projects/${project}/managedZones`]: paged('managedZones', allZones),
  },
  assets: {
    'dns.googleapis.com/Policy': Object.fromEntries(
      allPolicies.map((one) => [`//dns.googleapis.com/projects/${project}/policies/${one.name}`, one]),
    ),
    'dns.googleapis.com/ManagedZone': Object.fromEntries(
      allZones.map((one) => [
        `//dns.googleapis.com/projects/${project}/managedZones/${one.name}`,
        inCapitals(one) as object,
      ]),
    ),
  },
});

export const clean = estateOf([signed], [logging]);
export default estateOf(zones, policies);
