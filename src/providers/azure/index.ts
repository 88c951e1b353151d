import type { Provider } from '../../provider.ts';
import type { Azure } from './azure.ts';
import { basePermissions } from './base.ts';
import { classify } from './classify.ts';
import { collectors } from './collectors/index.ts';
import { grant } from './grant.ts';

export const azure: Provider<Azure> = {
  name: 'azure',
  label: 'Azure',
  reads: ['tenant', 'subscriptions', 'managementGroups', 'cloud'],
  // Credentials and pipeline drag 200 ms of SDK in, which `permissions` and `plan` can do without.
  connect: async (options) => (await import('./connect.ts')).connect(options),
  collectors,
  classify,
  grant,
  base: basePermissions,
};
