import type { Provider } from '../../provider.ts';
import type { Aws } from './aws.ts';
import { classify } from './classify.ts';
import { collectors } from './collectors/index.ts';
import { basePermissions } from './base.ts';
import { grant } from './grant.ts';

export const aws: Provider<Aws> = {
  name: 'aws',
  label: 'AWS',
  reads: ['regions', 'profile', 'roleArn', 'externalId'],
  // Credentials and EC2 drag 150 ms of SDK in, which `permissions` and `plan` can do without.
  connect: async (options) => (await import('./connect.ts')).connect(options),
  collectors,
  classify,
  grant,
  base: basePermissions,
};
