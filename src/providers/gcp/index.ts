import type { Provider } from '../../provider.ts';
import { basePermissions } from './base.ts';
import { classify } from './classify.ts';
import { collectors } from './collectors/index.ts';
import type { Gcp } from './gcp.ts';
import { grant } from './grant.ts';

export const gcp: Provider<Gcp> = {
  name: 'gcp',
  label: 'Google Cloud',
  reads: ['projects', 'folders', 'organizations', 'freshness', 'impersonate'],
  // Credentials drag 70 ms of SDK in, which `permissions` and `plan` can do without.
  connect: async (options) => (await import('./connect.ts')).connect(options),
  collectors,
  classify,
  grant,
  base: basePermissions,
};
