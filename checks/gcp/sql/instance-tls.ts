import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/gcp/sql';
import { instanceConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-sql-instance-tls',
  title: 'Connections to Cloud SQL instances must be encrypted',
  severity: 'high',
  why: 'Over an unencrypted connection whoever is on the way reads passwords and rows.',
  references: ['https://cloud.google.com/sql/docs/postgres/configure-ssl-instance'],
  on: Instance.pick('config'),
  fix: ({ name, scope }) => ({
    command: sh`gcloud sql instances patch ${name} --project ${scope.account} --ssl-mode ENCRYPTED_ONLY`,
    terraform: 'resource "google_sql_database_instance": ip_configuration { ssl_mode = "ENCRYPTED_ONLY" }',
  }),

  evaluate({ config: { sslMode, requireSsl } }) {
    // The mode wins over the older switch where both are there.
    if (sslMode !== undefined) {
      const text = `The SSL mode is ${sslMode}`;
      return /^(ENCRYPTED_ONLY|TRUSTED_CLIENT_CERTIFICATE_REQUIRED)$/.test(sslMode) ? pass(text) : fail(text);
    }
    return requireSsl ? pass('Connections must be encrypted') : fail('Unencrypted connections are accepted');
  },

  examples: {
    pass: [
      { config: instanceConfig({ sslMode: 'ENCRYPTED_ONLY' }) },
      { config: instanceConfig({ sslMode: 'TRUSTED_CLIENT_CERTIFICATE_REQUIRED' }) },
      { config: instanceConfig({ requireSsl: true }) },
    ],
    fail: [
      { config: instanceConfig() },
      { config: instanceConfig({ sslMode: 'ALLOW_UNENCRYPTED_AND_ENCRYPTED', requireSsl: true }) },
      { config: instanceConfig({ requireSsl: false }) },
    ],
  },
});
