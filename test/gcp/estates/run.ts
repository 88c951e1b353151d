import { type GcpEstate, project, projectNumber } from '../fake.ts';

const annotation = (name: string): string => `run.googleapis.com/${name}`;
const service = (
  name: string,
  location: string,
  annotations: Record<string, string>,
  spec: object,
  labels: Record<string, string> = {},
) => ({
  apiVersion: 'serving.knative.dev/v1',
  kind: 'Service',
  metadata: {
    name,
    namespace: projectNumber,
    labels: { 'cloud.googleapis.com/location': location, ...labels },
    annotations,
  },
  spec: { template: { spec } },
});
type Service = ReturnType<typeof service>;
const good = [
  service(
    'shop',
    'europe-west1',
    {
      [annotation('ingress')]: 'internal-and-cloud-load-balancing',
      [annotation('binary-authorization')]: 'default',
      [annotation('invoker-iam-disabled')]: 'false',
    },
    {
      serviceAccountName: `shop@${project}.iam.gserviceaccount.com`,
      containers: [
        {
          image: 'europe-docker.pkg.dev/leaky-project/releases/shop',
          env: [
            { name: 'LOG_LEVEL', value: 'info' },
            { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'database-password', key: 'latest' } } },
          ],
        },
      ],
    },
    { owner: 'shop' },
  ),
];
const bad = [
  service(
    'status-page',
    'us-central1',
    {},
    { containers: [{ image: 'gcr.io/x', env: [{ name: 'API_TOKEN', value: 'x' }] }] },
  ),
  service(
    'old-hook',
    'us-central1',
    { [annotation('invoker-iam-disabled')]: 'true' },
    { containers: [{ image: 'gcr.io/y' }] },
  ),
];
const locationOf = ({ metadata }: Service): string => metadata.labels['cloud.googleapis.com/location'];
const nameOf = (one: Service): string =>
  `projects/${project}/locations/${locationOf(one)}/services/${one.metadata.name}`;
const policyOf = (one: Service): object =>
  one.metadata.name === 'status-page' ? { bindings: [{ role: 'roles/run.invoker', members: ['allUsers'] }] } : {};

const estateOf = (all: readonly Service[]): GcpEstate => ({
  rest: {
    [`GET https://run.googleapis.com/v1/projects/${project}/locations/-/services`]: (url) => {
      const from = Number(url.searchParams.get('continue') ?? 0);
      const more = from + 1 < all.length;
      return { items: all.slice(from, from + 1), metadata: more ? { continue: String(from + 1) } : {} };
    },
    ...Object.fromEntries(
      all.map((one) => [`GET https://run.googleapis.com/v2/${nameOf(one)}:getIamPolicy`, policyOf(one)]),
    ),
  },
  assets: {
    'run.googleapis.com/Service': Object.fromEntries(all.map((one) => [`//run.googleapis.com/${nameOf(one)}`, one])),
  },
  policies: {
    'run.googleapis.com/Service': Object.fromEntries(
      all.map((one) => [`//run.googleapis.com/${nameOf(one)}`, policyOf(one)]),
    ),
  },
});

export const clean = estateOf(good);
export default estateOf([...good, ...bad]);
