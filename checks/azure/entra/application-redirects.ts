import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { isUnsafeRedirect } from 'cloudstance/domain/azure/redirects';
import { listOf, plural } from 'cloudstance/domain/text';
import { Application } from 'cloudstance/resources/azure/entra';
import { objectId } from './_users.ts';

export default defineCheck({
  id: 'azure-entra-application-redirects',
  title: 'Applications have tokens sent to exact addresses over HTTPS only',
  severity: 'medium',
  why: 'A token sent over plain HTTP, or to any host that fits a wildcard, is read by whoever sits there.',
  references: ['https://learn.microsoft.com/entra/identity-platform/reply-url'],
  on: Application.pick('redirectUris'),
  fix: ({ uid }) => ({
    command: sh`az ad app update --id ${objectId(uid)} --web-redirect-uris ${'<all exact https:// addresses, without the others>'}`,
    terraform: 'resource "azuread_application": web { redirect_uris = ["https://…"] }',
  }),

  evaluate({ redirectUris: { web = [], spa = [], publicClient = [] } }) {
    const uris = [...web, ...spa, ...publicClient];
    if (uris.length === 0) return notApplicable('Has no addresses for tokens');
    const unsafe = uris.filter(isUnsafeRedirect);
    return unsafe.length === 0
      ? pass(`${plural(uris.length, 'address', 'addresses')}, none of them over HTTP or with a wildcard`)
      : fail(`Tokens go to ${listOf(unsafe)}`);
  },

  examples: {
    pass: [
      { redirectUris: { web: ['https://app.example.com/callback', 'http://localhost:3000/'] } },
      { redirectUris: { publicClient: ['msal00000000-0000-0000-0000-000000000000://auth', 'http://127.0.0.1:8400'] } },
    ],
    fail: [
      { redirectUris: { web: ['http://app.example.com/callback'] } },
      { redirectUris: { spa: ['https://*.example.com'] } },
      { redirectUris: { web: ['http://localhost.example.com/'] } },
    ],
    notApplicable: [{ redirectUris: {} }],
  },
});
