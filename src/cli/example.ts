import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** The folder of the bundled snapshot: three clouds with many things wrong. */
export const example = join(dirname(require.resolve('cloudstance/package.json')), 'examples', 'leaky');
