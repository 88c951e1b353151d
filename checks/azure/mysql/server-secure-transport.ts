import { defineCheck } from 'cloudstance/check';
import { MySqlServer } from 'cloudstance/resources/azure/mysql';
import { isOn, parameterVerdict } from '../_flexible-server.ts';
import { setParameter, terraformParameter } from './_family.ts';

export default defineCheck({
  id: 'azure-mysql-server-secure-transport',
  title: 'MySQL servers refuse unencrypted connections',
  severity: 'high',
  why: 'Without TLS, whoever is on the way reads the data and the passwords that open the server.',
  references: ['https://learn.microsoft.com/azure/mysql/flexible-server/how-to-connect-tls-ssl'],
  on: MySqlServer.pick('configurations'),
  fix: ({ name, uid }) => ({
    command: setParameter(name, uid, 'require_secure_transport', 'ON'),
    terraform: terraformParameter('require_secure_transport', 'ON'),
  }),

  evaluate: ({ configurations: { require_secure_transport: value } }) =>
    parameterVerdict('require_secure_transport', value, isOn),

  examples: {
    pass: [{ configurations: { require_secure_transport: 'ON' } }],
    fail: [{ configurations: { require_secure_transport: 'OFF' } }],
    notApplicable: [{ configurations: {} }],
  },
});
