import { type GcpEstate, paged, project } from '../fake.ts';

const api = 'https://cloudkms.googleapis.com/v1';
const locations = ['europe-west1', 'global'];
const ring = (location: string): string => `projects/${project}/locations/${location}/keyRings/main`;
const key = (location: string, name: string, more: object = {}) => ({
  name: `${ring(location)}/cryptoKeys/${name}`,
  purpose: 'ENCRYPT_DECRYPT',
  ...more,
});
const enabled = { primary: { state: 'ENABLED' } };
const rotating = key('europe-west1', 'records', {
  ...enabled,
  labels: { owner: 'records' },
  rotationPeriod: '7776000s',
  nextRotationTime: '2026-12-24T00:00:00Z',
});
const keys = [
  rotating,
  key('europe-west1', 'forgotten', enabled),
  key('global', 'slow', { ...enabled, rotationPeriod: '31536000s', nextRotationTime: '2027-06-01T00:00:00Z' }),
  key('global', 'signing', { purpose: 'ASYMMETRIC_SIGN' }),
];
const policyOf = (name: string): object =>
  name.endsWith('/forgotten')
    ? {
        bindings: [
          {
            role: 'roles/cloudkms.cryptoKeyDecrypter',
            members: ['user:eve@elsewhere.example', 'allAuthenticatedUsers'],
          },
        ],
      }
    : {};
const ringPolicy = { bindings: [{ role: 'roles/cloudkms.admin', members: ['group:keys@example.com'] }] };
const service = (name: string): string => `//cloudkms.googleapis.com/${name}`;

const estateOf = (all: readonly { name: string }[]): GcpEstate => ({
  rest: {
    [`GET ${api}/projects/${project}/locations`]: {
      locations: locations.map((id) => ({ name: `projects/${project}/locations/${id}`, locationId: id })),
    },
    ...Object.fromEntries(
      locations.flatMap((id) => [
        [`GET ${api}/projects/${project}/locations/${id}/keyRings`, { keyRings: [{ name: ring(id) }] }],
        [
          `GET ${api}/${ring(id)}/cryptoKeys`,
          paged(
            'cryptoKeys',
            all.filter(({ name }) => name.startsWith(ring(id))),
          ),
        ],
        [`GET ${api}/${ring(id)}:getIamPolicy`, ringPolicy],
      ]),
    ),
    ...Object.fromEntries(all.map(({ name }) => [`GET ${api}/${name}:getIamPolicy`, policyOf(name)])),
  },
  assets: { 'cloudkms.googleapis.com/CryptoKey': Object.fromEntries(all.map((one) => [service(one.name), one])) },
  policies: {
    'cloudkms.googleapis.com/CryptoKey': Object.fromEntries(all.map(({ name }) => [service(name), policyOf(name)])),
    'cloudkms.googleapis.com/KeyRing': Object.fromEntries(locations.map((id) => [service(ring(id)), ringPolicy])),
  },
});

export const clean = estateOf([rotating]);
export default estateOf(keys);
