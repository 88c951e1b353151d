import { defineCheck, pass, sh } from 'cloudstance/check';
import { databaseWays } from 'cloudstance/domain/gcp/exposure';
import { isWorld } from 'cloudstance/domain/net';
import { Instance } from 'cloudstance/resources/gcp/sql';
import { exposed } from '../../_exposure.ts';
import { instanceConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-sql-instance-open-networks',
  title: 'Cloud SQL instances do not accept connections from the whole internet',
  severity: 'critical',
  why: 'Everybody may try passwords and weaknesses of the engine.',
  references: ['https://cloud.google.com/sql/docs/postgres/authorize-networks'],
  on: Instance.pick('config'),
  fix: ({ name, scope }) => ({
    command: sh`gcloud sql instances patch ${name} --project ${scope.account} --authorized-networks 203.0.113.0/24`,
    terraform: 'resource "google_sql_database_instance": ip_configuration { authorized_networks { value = … } }',
  }),

  evaluate(instance) {
    const { authorizedNetworks, publicAddress } = instance.config;
    if (!publicAddress) return pass('It has no public address');
    if (isWorld(authorizedNetworks))
      return exposed(
        `Everybody may connect: ${authorizedNetworks.join(', ')}`,
        instance,
        'data',
        databaseWays(instance),
      );
    if (authorizedNetworks.length === 0) return pass('No network may connect to its public address directly');
    return pass(`Only these networks may connect: ${authorizedNetworks.join(', ')}`);
  },

  examples: {
    pass: [
      { config: instanceConfig() },
      { config: instanceConfig({ publicAddress: true }) },
      { config: instanceConfig({ publicAddress: true, authorizedNetworks: ['203.0.113.0/24'] }) },
      { config: instanceConfig({ authorizedNetworks: ['0.0.0.0/0'] }) },
    ],
    fail: [
      { config: instanceConfig({ publicAddress: true, authorizedNetworks: ['0.0.0.0/0'] }) },
      { config: instanceConfig({ publicAddress: true, authorizedNetworks: ['0.0.0.0/1', '128.0.0.0/1'] }) },
    ],
  },
});
