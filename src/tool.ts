import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { name, version } = JSON.parse(readFileSync(require.resolve('cloudstance/package.json'), 'utf8')) as {
  name: string;
  version: string;
};

/** What signs snapshots and reports. */
export const tool = { name, version, url: 'https://www.npmjs.com/package/cloudstance' } as const;
