import { Cluster } from '../../../resources/gcp/dataproc.ts';
import { defineGcpCollector, regionOf, wholePages } from '../define.ts';
import type { Gcp } from '../gcp.ts';

const compute = 'https://compute.googleapis.com/compute/v1/projects';
const dataproc = 'https://dataproc.googleapis.com/v1/projects';

/** There is no list over all regions, and a cluster may be in any. */
async function* live(gcp: Gcp): AsyncGenerator<any> {
  for await (const { name } of wholePages(gcp, `${compute}/${gcp.project}/regions`, 'items'))
    for await (const cluster of gcp.pages(`${dataproc}/${gcp.project}/regions/${name}/clusters`, 'clusters'))
      yield { ...cluster, labels: { ...cluster.labels, [location]: name } };
}
/** Where a cluster is, which it says by a label alone: https://cloud.google.com/dataproc/docs/guides/creating-managing-labels. */
const location = 'goog-dataproc-location';

export const clusters = defineGcpCollector(Cluster, {
  async *list(gcp) {
    for await (const { data, asOf } of gcp.resources('dataproc.googleapis.com/Cluster', () => live(gcp))) {
      const region: string = data.labels?.[location] ?? 'global';
      yield {
        uid: `//dataproc.googleapis.com/projects/${gcp.project}/regions/${region}/clusters/${data.clusterName}`,
        name: data.clusterName,
        region: regionOf(region),
        asOf,
        tags: data.labels ?? {},
        config: data.virtualClusterConfig ? null : data.config,
      };
    }
  },
  facets: {},
});
