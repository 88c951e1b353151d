import { defineCheck, pass, sh } from 'cloudstance/check';
import { datasetWays } from 'cloudstance/domain/gcp/exposure';
import { isEverybody } from 'cloudstance/domain/gcp/iam';
import { Dataset } from 'cloudstance/resources/gcp/bigquery';
import { exposed } from '../../_exposure.ts';

export default defineCheck({
  id: 'gcp-bigquery-dataset-public',
  title: 'BigQuery datasets are not open to everybody',
  severity: 'critical',
  why: 'Anybody, or anybody with a Google account, can query its tables.',
  references: ['https://cloud.google.com/bigquery/docs/control-access-to-resources-iam'],
  on: Dataset.pick('config'),
  fix: ({ name, scope }) => ({
    command: sh`bq show --format=prettyjson ${`${scope.account}:${name}`} > dataset.json && bq update --source dataset.json ${`${scope.account}:${name}`}`,
    text: 'Take the entries for allUsers and allAuthenticatedUsers out of the file between the two commands.',
  }),

  evaluate(dataset) {
    const open = dataset.config.access.filter(({ who }) => isEverybody(who));
    if (open.length === 0) return pass('It grants nothing to everybody');
    const grants = open.map(({ who, role = 'access' }) => `${role} to ${who}`);
    return exposed(`It grants ${grants.join(', ')}`, dataset, 'data', datasetWays(dataset));
  },

  examples: {
    pass: [{ config: { access: [] } }, { config: { access: [{ who: 'ana@example.com', role: 'OWNER' }] } }],
    fail: [
      { config: { access: [{ who: 'allAuthenticatedUsers', role: 'READER' }] } },
      { config: { access: [{ who: 'ana@example.com', role: 'OWNER' }, { who: 'allUsers' }] } },
    ],
  },
});
