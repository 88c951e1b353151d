/** What BigQuery makes for itself is nobody's finding. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import datasetKey from '../../checks/gcp/bigquery/dataset-customer-key.ts';
import tableKey from '../../checks/gcp/bigquery/table-customer-key.ts';
import { collectFrom } from '../clouds.ts';
import { gcp } from './cloud.ts';
import base from './estates/base.ts';
import bigquery from './estates/bigquery.ts';
import { FakeGcp } from './fake.ts';

test('datasets of query results are left out, those that people hide are not', async () => {
  const seen = await collectFrom(gcp, new FakeGcp([bigquery, base]), [datasetKey, tableKey]);
  const names = seen.flatMap(({ snapshot }) =>
    snapshot.listings.flatMap(({ resources }) => resources.map(({ name }) => name)),
  );
  assert.deepEqual(names.toSorted(), [
    '_hidden',
    'press',
    'press.recent',
    'press.releases',
    'sales',
    'sales.orders',
    'scratch',
  ]);
});
