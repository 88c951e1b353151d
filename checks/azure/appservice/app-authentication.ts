import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { isFunctionApp } from 'cloudstance/domain/azure/app-service';
import { App } from 'cloudstance/resources/azure/appservice';
import { argumentsFor } from './_app.ts';

const signIn = (globalValidation?: object) => ({
  kind: 'app',
  authentication: { platform: { enabled: true }, ...(globalValidation && { globalValidation }) },
});

export default defineCheck({
  id: 'azure-appservice-app-authentication',
  title: 'App Service asks who is calling before a web app answers',
  severity: 'low',
  why: 'With sign-in at the platform a mistake in the application does not let strangers in.',
  references: ['https://learn.microsoft.com/azure/app-service/overview-authentication-authorization'],
  on: App.pick('kind', 'authentication'),
  fix: ({ uid }) => ({
    text: 'Add an identity provider too, for example Microsoft Entra ID. Public web sites and applications with a sign-in of their own are exceptions.',
    command: `az webapp auth update ${argumentsFor(uid)} --enabled true --unauthenticated-client-action RedirectToLoginPage`,
    terraform:
      'resource "azurerm_linux_web_app": auth_settings_v2 { auth_enabled = true, require_authentication = true }',
  }),

  evaluate({ kind, authentication: { platform, globalValidation } }) {
    if (isFunctionApp(kind)) return notApplicable('Functions and workflows ask for keys of their own');
    // Off unless it was turned on.
    if (platform?.enabled !== true) return fail('App Service asks nobody who is calling');
    const { requireAuthentication = true, unauthenticatedClientAction = 'RedirectToLoginPage' } =
      globalValidation ?? {};
    if (!requireAuthentication || unauthenticatedClientAction.toLowerCase() === 'allowanonymous')
      return fail('App Service lets those through who have not signed in');
    return pass(`Those who have not signed in are refused (${unauthenticatedClientAction})`);
  },

  examples: {
    pass: [
      signIn({ requireAuthentication: true, unauthenticatedClientAction: 'RedirectToLoginPage' }),
      signIn({ unauthenticatedClientAction: 'Return401' }),
      signIn(),
    ],
    fail: [
      { kind: 'app,linux', authentication: { platform: { enabled: false } } },
      { kind: 'app', authentication: {} },
      signIn({ requireAuthentication: false }),
      signIn({ unauthenticatedClientAction: 'AllowAnonymous' }),
    ],
    notApplicable: [{ kind: 'functionapp,linux', authentication: {} }],
  },
});
