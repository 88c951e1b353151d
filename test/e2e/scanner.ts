import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { clock, home } from './estate/estate.ts';

/** Runs the built command as a process of its own, the way a user does. */

const command = join(import.meta.dirname, '../../bin/cloudstance.js');

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The part of the JSON report that is judged here. */
export interface ReportedFinding {
  readonly check: string;
  readonly status: 'pass' | 'fail' | 'unknown' | 'not-applicable';
  readonly message: string;
  readonly resource: {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly region: string | null;
  };
  readonly gap: { readonly because: string; readonly permissions: readonly string[]; readonly detail: string } | null;
}

export interface Report {
  readonly findings: readonly ReportedFinding[];
}

/** A check as `checks list --json` shows it. */
export interface ListedCheck {
  readonly id: string;
  readonly permissions: readonly string[];
}

export interface Scan extends Outcome {
  /** Absent when the scan wrote none. */
  readonly report?: Report;
}

export interface CliOptions {
  readonly endpoint?: string;
  readonly credentials?: Credentials;
  /** How often the scanner may make a call, where that is not its own choice. */
  readonly attempts?: number;
}

const anybody: Credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'not-a-secret' };

/** Nothing of the machine's own AWS configuration reaches the scanner. */
function environment({ endpoint, credentials = anybody, attempts }: CliOptions, folder: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(AWS_|CLOUDSTANCE_|CI$|FORCE_COLOR$)/.test(name));
  return {
    ...Object.fromEntries(own),
    HOME: folder,
    NO_COLOR: '1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_REGION: home,
    AWS_EC2_METADATA_DISABLED: 'true',
    CLOUDSTANCE_NOW: clock.today,
    ...(endpoint !== undefined && { AWS_ENDPOINT_URL: endpoint }),
    ...(attempts !== undefined && { AWS_MAX_ATTEMPTS: String(attempts) }),
  };
}

/** Longer than any scan takes: a process that is still running then has hung. */
const limit = 180_000;

/** Runs `cloudstance <args>`; never throws for what it does. */
export async function cloudstance(args: readonly string[], options: CliOptions = {}): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'cloudstance-e2e-'));
  try {
    const child = spawn(process.execPath, [command, ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment(options, folder),
      timeout: limit,
      killSignal: 'SIGKILL',
    });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    return { code, stdout, stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs `cloudstance scan aws` and reads the report it wrote. */
export async function scan(args: readonly string[], options: CliOptions): Promise<Scan> {
  const folder = mkdtempSync(join(tmpdir(), 'cloudstance-e2e-'));
  try {
    const file = join(folder, 'report.json');
    // Moto is one process: more calls at once only wait longer, until healthy ones time out.
    const basics = ['--quiet', '--concurrency', '16', '-o', `json=${file}`];
    const outcome = await cloudstance(['scan', 'aws', ...basics, ...args], options);
    if (!existsSync(file)) return outcome;
    return { ...outcome, report: JSON.parse(readFileSync(file, 'utf8')) as Report };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every check there is. */
export async function listChecks(): Promise<readonly ListedCheck[]> {
  const { stdout } = await cloudstance(['checks', 'list', '--json']);
  return JSON.parse(stdout) as readonly ListedCheck[];
}

/** An internal error: exit 70, a stack trace, a signal, or no end within the limit. */
export function crashed({ code, stderr }: Outcome): boolean {
  return code === null || code === 70 || code > 128 || /^\s+at .+:\d+:\d+\)?$/m.test(stderr);
}
