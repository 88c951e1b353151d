import { defineCheck } from 'cloudstance/check';
import { MySqlServer } from 'cloudstance/resources/azure/mysql';
import { isOn, parameterVerdict } from '../_flexible-server.ts';
import { setParameter, terraformParameter } from './_family.ts';

export default defineCheck({
  id: 'azure-mysql-server-entra-only',
  title: 'MySQL servers refuse passwords of their own',
  severity: 'medium',
  why: 'Passwords of the database are shared, never expire, and no conditional access, second factor or removal of a leaver reaches them.',
  references: ['https://learn.microsoft.com/azure/mysql/flexible-server/concepts-azure-ad-authentication'],
  on: MySqlServer.pick('configurations'),
  fix: ({ name, uid }) => ({
    command: setParameter(name, uid, 'aad_auth_only', 'ON'),
    terraform: terraformParameter('aad_auth_only', 'ON'),
  }),

  evaluate: ({ configurations: { aad_auth_only: value } }) => parameterVerdict('aad_auth_only', value, isOn),

  examples: {
    pass: [{ configurations: { aad_auth_only: 'ON' } }],
    fail: [{ configurations: { aad_auth_only: 'OFF' } }],
    notApplicable: [{ configurations: {} }],
  },
});
