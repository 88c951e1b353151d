/** Loads everything of one provider, as a scan of all its types would. */
import { providers } from '../../src/providers/index.ts';

const [name = ''] = process.argv.slice(2);
const provider = await providers[name]!();
await Promise.all(Object.values(provider.collectors).map((load) => load()));
await import(`../../src/providers/${name}/connect.ts`);
