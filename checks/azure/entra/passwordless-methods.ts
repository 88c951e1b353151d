import { defineCheck, fail, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Tenant } from 'cloudstance/resources/azure/subscription';
import { enabledMethods, methodReferences } from './_methods.ts';

const passwordless = /^(fido2|x509certificate)$/i;
/** Microsoft Authenticator is passwordless unless it is let to answer to a password only. */
const withoutPassword = /^(any|deviceBasedPush)$/i;

export default defineCheck({
  id: 'azure-entra-passwordless-methods',
  title: 'Users can sign in without a password',
  severity: 'low',
  why: 'What is not typed cannot be guessed, reused or given away on a faked page.',
  references: [
    ...methodReferences,
    'https://learn.microsoft.com/entra/identity/authentication/concept-authentication-passwordless',
  ],
  on: Tenant.pick('authenticationMethodsPolicy'),
  fix: () =>
    `az rest --method PATCH --url https://graph.microsoft.com/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/Fido2 --body '{"@odata.type":"#microsoft.graph.fido2AuthenticationMethodConfiguration","state":"enabled"}'`,

  evaluate({ authenticationMethodsPolicy }) {
    const methods = enabledMethods(
      authenticationMethodsPolicy,
      ({ id, includeTargets = [] }) =>
        passwordless.test(id) ||
        (/^microsoftauthenticator$/i.test(id) &&
          includeTargets.some(({ authenticationMode }) => withoutPassword.test(authenticationMode ?? ''))),
    );
    return methods.length > 0 ? pass(`Enabled: ${listOf(methods)}`) : fail('No passwordless method is enabled');
  },

  examples: {
    pass: [
      { authenticationMethodsPolicy: { authenticationMethodConfigurations: [{ id: 'Fido2', state: 'enabled' }] } },
      {
        authenticationMethodsPolicy: {
          authenticationMethodConfigurations: [
            { id: 'MicrosoftAuthenticator', state: 'enabled', includeTargets: [{ authenticationMode: 'any' }] },
          ],
        },
      },
    ],
    fail: [
      {
        authenticationMethodsPolicy: {
          authenticationMethodConfigurations: [
            { id: 'Fido2', state: 'disabled' },
            { id: 'MicrosoftAuthenticator', state: 'enabled', includeTargets: [{ authenticationMode: 'push' }] },
          ],
        },
      },
      { authenticationMethodsPolicy: { authenticationMethodConfigurations: [] } },
    ],
  },
});
