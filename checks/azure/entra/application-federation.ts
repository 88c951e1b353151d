import { by, defineCheck, sh } from 'cloudstance/check';
import { EntraAccess } from 'cloudstance/models/azure-access';
import { Application, ServicePrincipal } from 'cloudstance/resources/azure/entra';
import { federationReferences, federationVerdict, pipeline } from '../_federation.ts';
import { objectId } from './_users.ts';

const app = {
  application: { id: 'object', appId: 'app' },
  federatedCredentials: pipeline('repo:example/app:ref:refs/heads/main'),
  $principals: [{ principal: { id: 'sp', appId: 'app' } }],
};
const loose = { ...app, federatedCredentials: pipeline('repo:example/app:pull_request') };

export default defineCheck({
  id: 'azure-entra-application-federation',
  title: 'Applications take tokens of named branches and environments only',
  severity: 'medium',
  why: 'Whoever can open a pull request, or push any branch, signs in as the application and does whatever it may.',
  references: federationReferences,
  on: Application.pick('application', 'federatedCredentials'),
  with: {
    access: EntraAccess,
    principals: by(ServicePrincipal.pick('principal'), ({ principal }) => principal.appId),
  },
  fix: ({ uid }) => ({
    command: sh`az ad app federated-credential list --id ${objectId(uid)}`,
    text: 'Change the subject to one environment or branch that only few may push to: repo:<owner>/<name>:environment:<environment>.',
  }),

  evaluate({ application, federatedCredentials }, { access, principals }) {
    const own = federatedCredentials.length === 0 ? [] : [...principals.get(application.appId ?? '')];
    return federationVerdict(
      federatedCredentials,
      own.map(({ principal }) => principal.id),
      access,
    );
  },

  examples: {
    pass: [app],
    fail: [
      loose,
      {
        ...loose,
        $access: {
          servicePrincipals: [
            {
              uid: '/tenants/t/servicePrincipals/sp',
              principal: { id: 'sp', appId: 'app' },
              graphPermissions: ['RoleManagement.ReadWrite.Directory'],
            },
          ],
        },
      },
      { ...loose, federatedCredentials: [{ name: 'any' }] },
    ],
    notApplicable: [{ ...app, federatedCredentials: [] }],
  },
});
