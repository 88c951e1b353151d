import { type AzureEstate, idOf, row } from '../fake.ts';

const type = 'Microsoft.ManagedIdentity/userAssignedIdentities';

const identity = (name: string, principalId: string, more: object = {}) =>
  row(type, name, { tags: {}, properties: { principalId, clientId: '00000000-0000-0000-0000-0000000000c1', ...more } });

const trusting = (name: string, ...credentials: readonly { readonly name: string; readonly subject: string }[]) => ({
  [`${idOf(type, name)}/federatedIdentityCredentials`]: {
    value: credentials.map((one) => ({
      id: `${idOf(type, name)}/federatedIdentityCredentials/${one.name}`,
      name: one.name,
      type: `${type}/federatedIdentityCredentials`,
      properties: {
        issuer: 'https://token.actions.githubusercontent.com',
        subject: one.subject,
        audiences: ['api://AzureADTokenExchange'],
      },
    })),
  },
});

export default {
  resources: [
    identity('shared', '00000000-0000-0000-0000-0000000000B1'),
    identity('lonely', '00000000-0000-0000-0000-0000000000b2'),
  ],
  arm: {
    ...trusting('shared', { name: 'ci', subject: 'repo:example/app:pull_request' }),
    ...trusting('lonely'),
  },
} satisfies AzureEstate;

export const clean = {
  resources: [identity('good', '00000000-0000-0000-0000-0000000000b3')],
  arm: trusting('good', { name: 'ci', subject: 'repo:example/app:environment:production' }),
} satisfies AzureEstate;
