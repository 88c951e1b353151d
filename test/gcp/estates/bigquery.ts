import { type GcpEstate, paged, project } from '../fake.ts';

const api = `https://bigquery.googleapis.com/bigquery/v2/projects/${project}/datasets`;
const key = { kmsKeyName: `projects/${project}/locations/eu/keyRings/main/cryptoKeys/records` };
const dataset = (datasetId: string, more: object = {}) => ({
  datasetReference: { projectId: project, datasetId },
  location: 'EU',
  ...more,
});
const table = (datasetId: string, tableId: string, more: object = {}) => ({
  tableReference: { projectId: project, datasetId, tableId },
  type: 'TABLE',
  ...more,
});
const closed = dataset('sales', {
  labels: { owner: 'sales' },
  defaultEncryptionConfiguration: key,
  access: [
    { role: 'OWNER', userByEmail: 'ana@example.com' },
    { role: 'READER', specialGroup: 'projectReaders' },
    { view: { projectId: project, datasetId: 'reports', tableId: 'monthly' } },
  ],
});
const closedTable = table('sales', 'orders', { labels: { owner: 'sales' }, encryptionConfiguration: key });
/** What BigQuery keeps results of queries in. */
const anonymous = dataset('_8bc89d2bc5e2ff4a26ef18ca0b1c34de5b2e7f15');
const datasets = [
  closed,
  dataset('press', { access: [{ role: 'READER', specialGroup: 'allAuthenticatedUsers' }, { iamMember: 'allUsers' }] }),
  dataset('scratch'),
  dataset('_hidden'),
  anonymous,
];
const tables = [closedTable, table('press', 'releases'), table('press', 'recent', { type: 'VIEW' })];
const cached = table(anonymous.datasetReference.datasetId, 'anon1');

type Dataset = ReturnType<typeof dataset>;
type Table = ReturnType<typeof table>;
const summaryOf = ({ datasetReference, location }: Dataset) => ({ datasetReference, location });
const rowOf = ({ tableReference, type }: Table) => ({ tableReference, type });
const full = `//bigquery.googleapis.com/projects/${project}/datasets`;

const estateOf = (sets: readonly Dataset[], all: readonly Table[]): GcpEstate => ({
  rest: {
    [`POST https://cloudresourcemanager.googleapis.com/v3/projects/${project}:testIamPermissions`]: {
      permissions: ['bigquery.datasets.get'],
    },
    [`GET ${api}`]: paged('datasets', sets.map(summaryOf)),
    ...Object.fromEntries(sets.map((one) => [`GET ${api}/${one.datasetReference.datasetId}`, one])),
    ...Object.fromEntries(
      sets.map(({ datasetReference: { datasetId } }) => [
        `GET ${api}/${datasetId}/tables`,
        paged('tables', all.filter(({ tableReference }) => tableReference.datasetId === datasetId).map(rowOf)),
      ]),
    ),
    ...Object.fromEntries(
      all.map((one) => [`GET ${api}/${one.tableReference.datasetId}/tables/${one.tableReference.tableId}`, one]),
    ),
  },
  assets: {
    'bigquery.googleapis.com/Dataset': Object.fromEntries(
      sets.map((one) => [`${full}/${one.datasetReference.datasetId}`, one]),
    ),
    'bigquery.googleapis.com/Table': Object.fromEntries(
      all.map((one) => [`${full}/${one.tableReference.datasetId}/tables/${one.tableReference.tableId}`, one]),
    ),
  },
});

export const clean = estateOf([closed], [closedTable]);
export default estateOf(datasets, [...tables, cached]);
