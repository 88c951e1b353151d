import { defineCheck } from 'cloudstance/check';
import { PostgresServer } from 'cloudstance/resources/azure/postgresql';
import { parameterVerdict } from '../_flexible-server.ts';
import { setParameter, terraformParameter } from './_family.ts';

export default defineCheck({
  id: 'azure-postgresql-server-tls-version',
  title: 'PostgreSQL servers require TLS 1.2 or newer',
  severity: 'medium',
  why: 'TLS 1.0 and 1.1 have known weaknesses that let somebody on the way read or change what is sent.',
  references: ['https://learn.microsoft.com/azure/postgresql/flexible-server/how-to-connect-tls-ssl'],
  on: PostgresServer.pick('configurations'),
  fix: ({ name, uid }) => ({
    command: setParameter(name, uid, 'ssl_min_protocol_version', 'TLSv1.2'),
    terraform: terraformParameter('ssl_min_protocol_version', 'TLSv1.2'),
  }),

  evaluate: ({ configurations: { ssl_min_protocol_version: value } }) =>
    parameterVerdict('ssl_min_protocol_version', value, (text) => /^TLSv1\.[2-9]$/i.test(text)),

  examples: {
    pass: [
      { configurations: { ssl_min_protocol_version: 'TLSv1.2' } },
      { configurations: { ssl_min_protocol_version: 'TLSv1.3' } },
    ],
    fail: [
      { configurations: { ssl_min_protocol_version: 'TLSv1' } },
      { configurations: { ssl_min_protocol_version: 'TLSv1.1' } },
      { configurations: { ssl_min_protocol_version: '' } },
    ],
    notApplicable: [{ configurations: {} }],
  },
});
