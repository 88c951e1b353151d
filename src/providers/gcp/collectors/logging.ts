import { absent } from '../../../collector.ts';
import { LogBucket, LogMetric, Sink } from '../../../resources/gcp/logging.ts';
import { belowEach, defineGcpCollector, lastOf, regionOf } from '../define.ts';
import type { Asset, Gcp } from '../gcp.ts';
import { nodesOf } from '../hierarchy.ts';

const logging = 'https://logging.googleapis.com/v2';
const storage = 'storage.googleapis.com/';

/** The sinks of a folder or organization: asked once in a scan, because those of projects below are judged with them. */
export const sinksAbove = (gcp: Gcp, container: string): Promise<readonly any[]> =>
  gcp.shared(`sinks/${container}`, () => Array.fromAsync(liveSinks(gcp, container)));

const liveSinks = (gcp: Gcp, container: string): AsyncIterable<any> =>
  gcp.pages(`${logging}/${container}/sinks?pageSize=1000`, 'sinks');

/** The project's own, or those of the organization and each folder below it. */
async function* everySink(gcp: Gcp): AsyncGenerator<Asset & { readonly container: string }> {
  const { container } = gcp;
  if (gcp.project === '') {
    yield* belowEach(nodesOf(gcp), async function* (node) {
      for (const data of await sinksAbove(gcp, node.container)) yield { container: node.container, data };
    });
    return;
  }
  const own = gcp.resources('logging.googleapis.com/LogSink', () => liveSinks(gcp, container));
  for await (const asset of own) yield { container, ...asset };
}

/** Filters of the exclusions that are on. */
export const exclusionsOf = ({ exclusions = [] }: any): string[] =>
  exclusions.filter((one: any) => !one.disabled).map((one: any) => one.filter);

export const sinks = defineGcpCollector(Sink, {
  async *list(gcp) {
    for await (const { container, data, asOf } of everySink(gcp))
      yield {
        uid: `//logging.googleapis.com/${container}/sinks/${data.name}`,
        name: data.name,
        asOf,
        config: {
          destination: data.destination,
          // The API leaves out what is at its default: no filter, not disabled.
          filter: data.filter ?? '',
          disabled: data.disabled ?? false,
          exclusions: exclusionsOf(data),
        },
      };
  },
  facets: {
    async bucket(gcp, { config: { destination } }) {
      if (!destination.startsWith(storage)) return null;
      const name = destination.slice(storage.length);
      const url = `https://storage.googleapis.com/storage/v1/b/${encodeURIComponent(name)}`;
      const bucket = await gcp.shared(`bucket/${name}`, () => gcp.get(url)).catch(absent('NOT_FOUND'));
      if (bucket === null) return null;
      const { retentionPolicy } = bucket;
      if (!retentionPolicy) return {};
      // The API says whether a policy is locked only once it is.
      const { retentionPeriod, isLocked = false } = retentionPolicy;
      return { retentionPolicy: { retentionPeriod, isLocked } };
    },
  },
});

export const logBuckets = defineGcpCollector(LogBucket, {
  async *list(gcp) {
    const url = `${logging}/projects/${gcp.project}/locations/-/buckets?pageSize=1000`;
    const buckets = gcp.resources('logging.googleapis.com/LogBucket', () => gcp.pages(url, 'buckets'));
    for await (const { data, asOf } of buckets) {
      if (data.lifecycleState === 'DELETE_REQUESTED') continue;
      yield {
        uid: `//logging.googleapis.com/${data.name}`,
        name: lastOf(data.name),
        region: regionOf(/\/locations\/([^/]+)/.exec(data.name)?.[1]),
        asOf,
        // The API leaves out what is at its default: not locked.
        config: { retentionDays: data.retentionDays, locked: data.locked ?? false },
      };
    }
  },
  facets: {},
});

export const logMetrics = defineGcpCollector(LogMetric, {
  async *list(gcp) {
    const url = `${logging}/projects/${gcp.project}/metrics?pageSize=1000`;
    const metrics = gcp.resources('logging.googleapis.com/LogMetric', () => gcp.pages(url, 'metrics'));
    for await (const { data, asOf } of metrics)
      yield {
        uid: `//logging.googleapis.com/projects/${gcp.project}/metrics/${data.name}`,
        name: data.name,
        asOf,
        // The API leaves out what is at its default: not disabled.
        config: { filter: data.filter ?? '', disabled: data.disabled ?? false },
      };
  },
  facets: {},
});
