import { defineCheck, fail, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Tenant } from 'cloudstance/resources/azure/subscription';
import { enabledMethods, methodReferences } from './_methods.ts';

const weak = /^(sms|voice)$/i;
const off = [
  { id: 'Sms', state: 'disabled' },
  { id: 'Voice', state: 'disabled' },
  { id: 'Fido2', state: 'enabled' },
];

export default defineCheck({
  id: 'azure-entra-weak-methods',
  title: 'Nobody signs in by text message or phone call',
  severity: 'medium',
  why: 'Phone numbers are taken over at the shop of the carrier, messages are intercepted, and their codes typed into faked pages.',
  references: methodReferences,
  on: Tenant.pick('authenticationMethodsPolicy'),
  fix: () =>
    `for method in Sms Voice; do az rest --method PATCH --url "https://graph.microsoft.com/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/$method" --body "{\\"@odata.type\\":\\"#microsoft.graph.$(echo $method | tr SV sv)AuthenticationMethodConfiguration\\",\\"state\\":\\"disabled\\"}"; done`,

  evaluate({ authenticationMethodsPolicy }) {
    const methods = enabledMethods(authenticationMethodsPolicy, ({ id }) => weak.test(id));
    if (methods.length > 0) return fail(`Enabled: ${listOf(methods)}`);
    const { policyMigrationState } = authenticationMethodsPolicy;
    if (/^(premigration|migrationinprogress)$/i.test(policyMigrationState ?? ''))
      return fail(`Disabled here, but the older settings of the tenant count too (${policyMigrationState})`);
    return pass('Text messages and phone calls are disabled');
  },

  examples: {
    pass: [
      {
        authenticationMethodsPolicy: {
          policyMigrationState: 'migrationComplete',
          authenticationMethodConfigurations: off,
        },
      },
      { authenticationMethodsPolicy: { authenticationMethodConfigurations: off } },
    ],
    fail: [
      { authenticationMethodsPolicy: { authenticationMethodConfigurations: [{ id: 'Sms', state: 'enabled' }] } },
      {
        authenticationMethodsPolicy: { policyMigrationState: 'preMigration', authenticationMethodConfigurations: off },
      },
    ],
  },
});
