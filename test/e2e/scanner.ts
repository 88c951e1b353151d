import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
  readonly resource: { readonly id: string; readonly name: string; readonly type: string; readonly region: string | null };
  readonly gap: { readonly because: string; readonly permissions: readonly string[]; readonly detail: string } | null;
}

export interface Scan extends Outcome {
  /** Absent when the scan wrote no report. */
  readonly findings?: readonly ReportedFinding[];
}

export interface ScanOptions {
  readonly endpoint: string;
  readonly args?: readonly string[];
  readonly credentials?: Credentials;
}

const anybody: Credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'not-a-secret' };

/** Nothing of the machine's own AWS configuration reaches the scanner. */
function environment(endpoint: string | undefined, { accessKeyId, secretAccessKey }: Credentials, homeFolder: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(AWS_|CLOUDSTANCE_|CI$|FORCE_COLOR$)/.test(name));
  return {
    ...Object.fromEntries(own),
    HOME: homeFolder,
    NO_COLOR: '1',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_REGION: home,
    AWS_EC2_METADATA_DISABLED: 'true',
    CLOUDSTANCE_NOW: clock.today,
    ...(endpoint !== undefined && { AWS_ENDPOINT_URL: endpoint }),
  };
}

export interface CliOptions {
  readonly endpoint?: string;
  readonly credentials?: Credentials;
  /** Milliseconds after which the process is killed; its exit code is then null. */
  readonly limit?: number;
}

/** Runs `cloudstance <args>`; never throws for what it does. */
export async function cloudstance(args: readonly string[], options: CliOptions = {}): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'cloudstance-e2e-'));
  try {
    const child = spawn(process.execPath, [command, ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment(options.endpoint, options.credentials ?? anybody, folder),
      timeout: options.limit ?? 180_000,
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
export async function scan({ endpoint, args = [], credentials }: ScanOptions): Promise<Scan> {
  const parent = join(import.meta.dirname, '../../.tmp');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'scan-'));
  try {
    const file = join(folder, 'report.json');
    const outcome = await cloudstance(['scan', 'aws', '--quiet', '-o', `json=${file}`, ...args], {
      endpoint,
      ...(credentials && { credentials }),
    });
    const findings = readFindings(file);
    return { ...outcome, ...(findings && { findings }) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readFindings(file: string): readonly ReportedFinding[] | undefined {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { findings: readonly ReportedFinding[] }).findings;
  } catch {
    return undefined;
  }
}

/** An internal error: exit 70, a stack trace, a signal, or no end within the limit. */
export function crashed({ code, stderr }: Outcome): boolean {
  return code === null || code === 70 || code > 128 || /^\s+at .+:\d+:\d+\)?$/m.test(stderr);
}
