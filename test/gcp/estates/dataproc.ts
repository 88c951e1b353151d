import { type GcpEstate, paged, project } from '../fake.ts';

const dataproc = `https://dataproc.googleapis.com/v1/projects/${project}/regions`;
const key = `projects/${project}/locations/europe-west1/keyRings/r/cryptoKeys/k`;
const cluster = (region: string, clusterName: string, more: object) => ({
  clusterName,
  projectId: project,
  labels: { 'goog-dataproc-location': region },
  ...more,
});
const clusters = {
  'europe-west1': [
    cluster('europe-west1', 'good', {
      config: { encryptionConfig: { gcePdKmsKeyName: key }, gceClusterConfig: { internalIpOnly: true } },
    }),
    cluster('europe-west1', 'new', {
      config: { encryptionConfig: { kmsKey: key }, gceClusterConfig: { internalIpOnly: false } },
    }),
    cluster('europe-west1', 'bare', { config: {} }),
  ],
  'us-east1': [cluster('us-east1', 'virtual', { virtualClusterConfig: { stagingBucket: 'staging' } })],
};
const regions = [...Object.keys(clusters), 'africa-south1'];

export default {
  rest: {
    [`GET https://compute.googleapis.com/compute/v1/projects/${project}/regions`]: paged(
      'items',
      regions.map((name) => ({ name })),
    ),
    ...Object.fromEntries(
      Object.entries(clusters).map(([region, own]) => [`GET ${dataproc}/${region}/clusters`, paged('clusters', own)]),
    ),
    [`GET ${dataproc}/africa-south1/clusters`]: {},
  },
  assets: {
    'dataproc.googleapis.com/Cluster': Object.fromEntries(
      Object.entries(clusters).flatMap(([region, own]) =>
        own.map((one) => [
          `//dataproc.googleapis.com/projects/${project}/regions/${region}/clusters/${one.clusterName}`,
          one,
        ]),
      ),
    ),
  },
} satisfies GcpEstate;
