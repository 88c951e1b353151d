import { Dataset, Table } from '../../../resources/gcp/bigquery.ts';
import { belowEach, defineGcpCollector, regionOf, wholePages } from '../define.ts';
import { GcpError } from '../errors.ts';
import type { Gcp } from '../gcp.ts';

const api = (gcp: Gcp): string => `https://bigquery.googleapis.com/bigquery/v2/projects/${gcp.project}/datasets`;
const service = '//bigquery.googleapis.com/projects/';

interface Reference {
  readonly projectId: string;
  readonly datasetId: string;
}
interface TableReference extends Reference {
  readonly tableId: string;
}

/** Results of queries and scripts are kept for a day in hidden datasets: https://cloud.google.com/bigquery/docs/cached-results. */
const isOfQueries = ({ datasetId }: Reference): boolean => /^_(?:script)?[\da-f]{40}$/.test(datasetId);

const readsDatasets = 'bigquery.datasets.get';

/** The list is silent about datasets that the identity may not read, so it is whole only for one that may read them all. */
async function* idsOf(gcp: Gcp): AsyncGenerator<{ readonly datasetReference: Reference }> {
  for await (const one of wholePages(gcp, `${api(gcp)}?all=true&maxResults=1000`, 'datasets'))
    if (!isOfQueries(one.datasetReference)) yield one;
  const url = `https://cloudresourcemanager.googleapis.com/v3/projects/${gcp.project}:testIamPermissions`;
  const { permissions = [] } = await gcp.once('bigquery/reads', () => gcp.post(url, { permissions: [readsDatasets] }));
  if (!permissions.includes(readsDatasets))
    throw new GcpError('PERMISSION_DENIED', 403, 'The identity may read single datasets only, so there may be more', {
      permissions: [readsDatasets],
    });
}

/** The list lacks who has access. */
async function* datasetsOf(gcp: Gcp): AsyncGenerator<any> {
  yield* belowEach(idsOf(gcp), ({ datasetReference }) => one(gcp.get(`${api(gcp)}/${datasetReference.datasetId}`)));
}

async function* one<T>(answer: Promise<T>): AsyncGenerator<T> {
  yield await answer;
}

/** The list lacks the keys of tables; what is no table has none. */
async function* tablesOf(gcp: Gcp): AsyncGenerator<any> {
  const listed = belowEach(idsOf(gcp), ({ datasetReference: { datasetId } }) =>
    gcp.pages(`${api(gcp)}/${datasetId}/tables?maxResults=1000`, 'tables'),
  );
  yield* belowEach(listed, (table: { readonly type: string; readonly tableReference: TableReference }) => {
    const { datasetId, tableId } = table.tableReference;
    if (table.type !== 'TABLE') return one(Promise.resolve(table));
    return one(gcp.get(`${api(gcp)}/${datasetId}/tables/${tableId}`));
  });
}

interface Access {
  readonly role?: string;
  readonly iamMember?: string;
  readonly specialGroup?: string;
  readonly userByEmail?: string;
  readonly groupByEmail?: string;
  readonly domain?: string;
}

/** Views, routines and other datasets that have access are nobody. */
const whoOf = ({ role, ...entry }: Access): { who: string; role?: string }[] => {
  const who = entry.iamMember ?? entry.specialGroup ?? entry.userByEmail ?? entry.groupByEmail ?? entry.domain;
  return who === undefined ? [] : [{ who, ...(role && { role }) }];
};

export const datasets = defineGcpCollector(Dataset, {
  async *list(gcp) {
    for await (const { data, asOf } of gcp.resources('bigquery.googleapis.com/Dataset', () => datasetsOf(gcp))) {
      if (isOfQueries(data.datasetReference)) continue;
      const { projectId, datasetId } = data.datasetReference as Reference;
      yield {
        uid: `${service}${projectId}/datasets/${datasetId}`,
        name: datasetId,
        region: regionOf(data.location),
        asOf,
        tags: data.labels ?? {},
        config: {
          kmsKeyName: data.defaultEncryptionConfiguration?.kmsKeyName,
          access: (data.access ?? []).flatMap(whoOf),
        },
      };
    }
  },
  facets: {},
});

export const tables = defineGcpCollector(Table, {
  async *list(gcp) {
    for await (const { data, asOf } of gcp.resources('bigquery.googleapis.com/Table', () => tablesOf(gcp))) {
      if (isOfQueries(data.tableReference)) continue;
      const { projectId, datasetId, tableId } = data.tableReference as TableReference;
      yield {
        uid: `${service}${projectId}/datasets/${datasetId}/tables/${tableId}`,
        name: `${datasetId}.${tableId}`,
        region: regionOf(data.location),
        asOf,
        tags: data.labels ?? {},
        config: { type: data.type, kmsKeyName: data.encryptionConfiguration?.kmsKeyName },
      };
    }
  },
  facets: {},
});
