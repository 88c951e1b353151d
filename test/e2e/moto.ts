import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const version = '5.2.1';
const environment = join(root, '.venv/moto');
const logs = join(root, '.tmp');

/** No Python on this machine: the caller skips, or fails where tests must not be skipped. */
export class NoPython extends Error {}

export interface Moto {
  readonly url: string;
  /** Forgets everything and makes generated ids deterministic again. */
  reset(): Promise<void>;
  /** Sets the time that moto's answers carry. It stands still between calls. */
  setClock(time: string): void;
  /** Switches IAM enforcement on or off. */
  enforceIam(on: boolean): Promise<void>;
  stop(): Promise<void>;
}

async function canImport(python: string): Promise<boolean> {
  try {
    const code = 'import moto, moto.server; print(moto.__version__)';
    const { stdout } = await run(python, ['-c', code], { timeout: 60_000 });
    return stdout.trim() === version;
  } catch {
    return false;
  }
}

async function privatePython(): Promise<string> {
  const python = join(environment, 'bin/python');
  if (existsSync(python) && (await canImport(python))) return python;
  console.error(`Installing moto ${version} into .venv/moto`);
  await run('python3', ['-m', 'venv', '--clear', environment], { timeout: 120_000 });
  await run(python, ['-m', 'pip', 'install', '--quiet', `moto[server]==${version}`], { timeout: 600_000 });
  return python;
}

async function findPython(): Promise<string> {
  try {
    await run('python3', ['--version']);
  } catch {
    throw new NoPython('python3 was not found: moto, the AWS the end-to-end tests run against, needs it');
  }
  return (await canImport('python3')) ? 'python3' : privatePython();
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('moto has no output to read its port from');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('moto ended before it told its port');
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(`${url}/moto-api/data.json`).catch(() => undefined);
    if (answer?.ok) return;
    await delay(100);
  }
  throw new Error('moto did not answer within 30 seconds');
}

/** Starts moto, waits until it answers, and makes sure that it ends with this process. What it complains of is in .tmp/moto.log. */
export async function startMoto(): Promise<Moto> {
  const python = await findPython();
  const folder = mkdtempSync(join(tmpdir(), 'cloudstance-moto-'));
  const clock = join(folder, 'clock');
  const setClock = (time: string): void => writeFileSync(clock, String(Date.parse(time) / 1000));
  setClock(new Date().toISOString());
  mkdirSync(logs, { recursive: true });

  const child = spawn(python, [join(import.meta.dirname, 'moto_server.py')], {
    stdio: ['pipe', 'pipe', openSync(join(logs, 'moto.log'), 'w')],
    env: {
      ...process.env,
      MOTO_CLOCK: clock,
      MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
      MOTO_EC2_LOAD_DEFAULT_AMIS: 'false',
    },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  process.once('exit', () => child.kill('SIGKILL'));
  const url = `http://127.0.0.1:${await firstLine(child)}`;
  await untilReady(url);

  const post = async (path: string, body?: string): Promise<void> => {
    const headers = { 'content-type': 'text/plain' };
    const answer = await fetch(`${url}/moto-api/${path}`, { method: 'POST', headers, ...(body && { body }) });
    if (!answer.ok) throw new Error(`moto answered ${answer.status} to ${path}`);
  };

  return {
    url,
    setClock,
    reset: async () => {
      await post('reset-auth', 'inf');
      await post('reset');
      await post('seed?a=1');
    },
    enforceIam: (on) => post('reset-auth', on ? '0' : 'inf'),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
