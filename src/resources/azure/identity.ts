import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';
import { FederatedCredential } from './entra.ts';

export const UserAssignedIdentity = defineResource('azure.identity.user-assigned', {
  label: 'User-assigned managed identities',
  per: 'account',
  list: ['Microsoft.ManagedIdentity/userAssignedIdentities/read'],
  facets: {
    tags: listed(tags),
    /** Its object in the directory, lower-cased. */
    principalId: listed(z.string()),
    /** Whose tokens are taken as its own. */
    federatedCredentials: facet(
      z.array(FederatedCredential),
      'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/read',
    ),
  },
});
