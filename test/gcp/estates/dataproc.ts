import { type GcpEstate, paged, project } from '../fake.ts';

const dataproc = `https://dataproc.googleapis.com/v1/projects/${project}/regions`;
const key = `projects/${project}/locations/europe-west1/keyRings/r/cryptoKeys/k`;
const cluster = (region: string, clusterName: string, more: object) => ({
  clusterName,
  projectId: project,
  labels: { 'goog-dataproc-location': region },
  ...more,
});
const good = cluster('europe-west1', 'good', {
  config: { encryptionConfig: { gcePdKmsKeyName: key }, gceClusterConfig: { internalIpOnly: true } },
});
const clusters = {
  'europe-west1': [
    good,
    cluster('europe-west1', 'new', {
      config: { encryptionConfig: { kmsKey: key }, gceClusterConfig: { internalIpOnly: false } },
    }),
    cluster('europe-west1', 'bare', { config: {} }),
  ],
  'us-east1': [cluster('us-east1', 'virtual', { virtualClusterConfig: { stagingBucket: 'staging' } })],
};

/** By region; there is one more, without any. */
const estateOf = (all: Readonly<Record<string, readonly ReturnType<typeof cluster>[]>>): GcpEstate => ({
  rest: {
    [`GET https://compute.googleapis.com/compute/v1/projects/${project}/regions`]: paged(
      'items',
      [...Object.keys(all), 'africa-south1'].map((name) => ({ name })),
    ),
    ...Object.fromEntries(
      Object.entries(all).map(([region, own]) => [`GET ${dataproc}/${region}/clusters`, paged('clusters', own)]),
    ),
    [`GET ${dataproc}/africa-south1/clusters`]: {},
  },
  assets: {
    'dataproc.googleapis.com/Cluster': Object.fromEntries(
      Object.entries(all).flatMap(([region, own]) =>
        own.map((one) => [
          `//dataproc.googleapis.com/projects/${project}/regions/${region}/clusters/${one.clusterName}`,
          one,
        ]),
      ),
    ),
  },
});

export const clean = estateOf({ 'europe-west1': [good] });
export default estateOf(clusters);
