import { defineCheck } from 'cloudstance/check';
import { MySqlServer } from 'cloudstance/resources/azure/mysql';
import { parameterVerdict } from '../_flexible-server.ts';
import { setParameter, terraformParameter } from './_family.ts';

/** Versions separated by commas. */
const isRecent = (versions: string): boolean =>
  versions.split(',').every((version) => /^TLSv1\.[2-9]$/i.test(version.trim()));

export default defineCheck({
  id: 'azure-mysql-server-tls-version',
  title: 'MySQL servers accept only TLS 1.2 and newer',
  severity: 'medium',
  why: 'TLS 1.0 and 1.1 have known weaknesses that let somebody on the way read or change what is sent.',
  references: ['https://learn.microsoft.com/azure/mysql/flexible-server/how-to-connect-tls-ssl'],
  on: MySqlServer.pick('configurations'),
  fix: ({ name, uid }) => ({
    text: 'Restart the server afterwards',
    command: setParameter(name, uid, 'tls_version', 'TLSv1.2,TLSv1.3'),
    terraform: terraformParameter('tls_version', 'TLSv1.2,TLSv1.3'),
  }),

  evaluate: ({ configurations: { tls_version: value } }) => parameterVerdict('tls_version', value, isRecent),

  examples: {
    pass: [
      { configurations: { tls_version: 'TLSv1.2' } },
      { configurations: { tls_version: 'TLSv1.2,TLSv1.3' } },
      { configurations: { tls_version: 'TLSv1.2, TLSv1.3' } },
    ],
    fail: [
      { configurations: { tls_version: 'TLSv1,TLSv1.1,TLSv1.2' } },
      { configurations: { tls_version: 'TLSv1.1' } },
      { configurations: { tls_version: '' } },
    ],
    notApplicable: [{ configurations: {} }],
  },
});
