import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** The command line as a process of its own, from source, in a folder of its own and with nothing of this machine's cloud configuration. */

const entry = join(import.meta.dirname, 'entry.ts');
/** Shared by all processes of a test run: stripping types again and again is most of what a start costs. */
const compiled = mkdtempSync(join(tmpdir(), 'cloudstance-compiled-'));
process.once('exit', () => rmSync(compiled, { recursive: true, force: true }));

export interface Place {
  /** Working folder and home of the process. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Options for Node itself. */
  readonly node?: readonly string[];
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function start(
  args: readonly string[],
  { folder, env = {}, node = [] }: Place,
): { child: ChildProcess; ended: Promise<Outcome> } {
  const own = Object.entries(process.env).filter(
    ([name]) =>
      !/^(AWS_|AZURE_|ARM_|GOOGLE_|GCLOUD_|CLOUDSDK_|CLOUDSTANCE_|CI$|NODE_|FORCE_COLOR$|NO_COLOR$|XDG_)/.test(name),
  );
  const child = spawn(process.execPath, ['--conditions=source', ...node, entry, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...Object.fromEntries(own),
      HOME: folder,
      AWS_EC2_METADATA_DISABLED: 'true',
      METADATA_SERVER_DETECTION: 'none',
      NODE_COMPILE_CACHE: compiled,
      ...env,
    },
  });
  const closed = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  const ended = Promise.all([closed, text(child.stdout), text(child.stderr)]).then(([code, stdout, stderr]) => ({
    code,
    stdout,
    stderr,
  }));
  return { child, ended };
}

/** Run `cloudstance <args>` to its end. */
export const run = (args: readonly string[], place: Place): Promise<Outcome> => start(args, place).ended;

/** A folder that is gone when the test is over. */
export function temporaryFolder(t: { after: (done: () => void) => void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'cloudstance-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
