import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/gcp/sql';
import { instanceConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-sql-instance-high-availability',
  title: 'Cloud SQL instances survive the loss of a zone',
  severity: 'low',
  why: 'An instance in one zone is down for as long as that zone is.',
  references: ['https://cloud.google.com/sql/docs/postgres/high-availability'],
  on: Instance.pick('config'),
  fix: ({ name, scope }) => ({
    command: sh`gcloud sql instances patch ${name} --project ${scope.account} --availability-type REGIONAL`,
    terraform: 'resource "google_sql_database_instance": settings { availability_type = "REGIONAL" }',
  }),

  evaluate({ config: { availabilityType, instanceType } }) {
    if (instanceType !== 'CLOUD_SQL_INSTANCE') return notApplicable(`It is a ${instanceType}`);
    const text = `Its availability is ${availabilityType}`;
    return availabilityType === 'REGIONAL' ? pass(text) : fail(text);
  },

  examples: {
    pass: [{ config: instanceConfig({ availabilityType: 'REGIONAL' }) }],
    fail: [{ config: instanceConfig() }],
    notApplicable: [{ config: instanceConfig({ instanceType: 'READ_REPLICA_INSTANCE' }) }],
  },
});
