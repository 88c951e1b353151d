/** Stands for a scan that is slow to stop: holds half-written files until a second signal. */
import { join } from 'node:path';
import { stopOnSignal } from '../../src/cli/run.ts';
import { temporaryFolder } from '../../src/files.ts';

await temporaryFolder(join(process.cwd(), 'half-written-'));
const { signal } = stopOnSignal();
setInterval(() => undefined, 1_000_000);
signal.addEventListener('abort', () => process.stdout.write('stopping\n'));
process.stdout.write('ready\n');
