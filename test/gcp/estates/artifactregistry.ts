import { type GcpEstate, paged, project } from '../fake.ts';

const api = 'https://artifactregistry.googleapis.com/v1';
const locations = ['europe-west1', 'us'];
const repository = (location: string, name: string, more: object = {}) => ({
  name: `projects/${project}/locations/${location}/repositories/${name}`,
  format: 'DOCKER',
  ...more,
});
const good = repository('europe-west1', 'releases', {
  labels: { owner: 'build' },
  kmsKeyName: `projects/${project}/locations/europe-west1/keyRings/main/cryptoKeys/records`,
  dockerConfig: { immutableTags: true },
  vulnerabilityScanningConfig: { enablementState: 'SCANNING_ACTIVE' },
});
const repositories = [
  good,
  repository('europe-west1', 'nightly', { vulnerabilityScanningConfig: { enablementState: 'SCANNING_DISABLED' } }),
  repository('us', 'shared'),
  repository('us', 'packages', { format: 'NPM' }),
];
const policyOf = (name: string): object =>
  name.endsWith('/shared')
    ? {
        bindings: [
          { role: 'roles/artifactregistry.reader', members: ['allUsers'] },
          { role: 'roles/artifactregistry.writer', members: ['user:eve@elsewhere.example'] },
        ],
      }
    : {};
const full = (name: string): string => `//artifactregistry.googleapis.com/${name}`;

const estateOf = (all: readonly { name: string }[]): GcpEstate => ({
  rest: {
    [`GET ${api}/projects/${project}/locations`]: paged(
      'locations',
      locations.map((id) => ({ name: `projects/${project}/locations/${id}`, locationId: id })),
    ),
    ...Object.fromEntries(
      locations.map((id) => [
        `GET ${api}/projects/${project}/locations/${id}/repositories`,
        paged(
          'repositories',
          all.filter(({ name }) => name.includes(`/${id}/`)),
        ),
      ]),
    ),
    ...Object.fromEntries(all.map(({ name }) => [`GET ${api}/${name}:getIamPolicy`, policyOf(name)])),
  },
  assets: {
    'artifactregistry.googleapis.com/Repository': Object.fromEntries(all.map((one) => [full(one.name), one])),
  },
  policies: {
    'artifactregistry.googleapis.com/Repository': Object.fromEntries(
      all.map(({ name }) => [full(name), policyOf(name)]),
    ),
  },
});

export const clean = estateOf([good]);
export default estateOf(repositories);
