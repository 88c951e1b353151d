import { join } from 'node:path';
import { connect } from '../../src/providers/azure/connect.ts';
import { azure as provider } from '../../src/providers/azure/index.ts';
import { type Cloud, estatesIn } from '../clouds.ts';
import { actionFor } from './actions.ts';
import { type AzureEstate, FakeAzure, faults } from './fake.ts';

/** A token that no one looks at. */
const credential = { getToken: async () => ({ token: 'token', expiresOnTimestamp: Date.now() + 3_600_000 }) };

export const azure: Cloud = {
  provider,
  fake: async (...services) =>
    new FakeAzure(await estatesIn<AzureEstate>(join(import.meta.dirname, 'estates'), services)),
  clean: async () => new FakeAzure(await estatesIn<AzureEstate>(join(import.meta.dirname, 'estates'), [], 'clean')),
  connect: (fake, options) => connect({ ...options, credential, httpClient: (fake as FakeAzure).httpClient }),
  faults,
  actionFor,
  isSigningIn: (operation) => operation === 'ARM Microsoft.Resources/subscriptions',
  isReplaceable: (operation) => operation === 'ARM Microsoft.Authorization/permissions',
};
