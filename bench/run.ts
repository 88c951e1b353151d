/** `npm run bench`: figures, no assertions. What each means is printed with it. */
import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openAccess } from '../src/access.ts';
import { random, synthesiseOrganization } from './organization.ts';
import { synthesise } from './synthetic.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'bin', 'cloudstance.js');
const work = mkdtempSync(join(tmpdir(), 'cloudstance-bench-'));
const only = process.argv.slice(2);
const wants = (name: string): boolean => only.length === 0 || only.includes(name);

/** Median of several runs of a child process, in ms, of all its threads' time on a processor, in ms, and its largest peak memory, in MB. */
function measure(args: readonly string[], runs: number, env: NodeJS.ProcessEnv = process.env) {
  const times: number[] = [];
  const busy: number[] = [];
  let peak = 0;
  for (let i = 0; i < runs; i += 1) {
    const started = performance.now();
    const done = spawnSync(process.execPath, ['--import', join(root, 'bench', 'peak.mjs'), bin, ...args], {
      env,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    times.push(performance.now() - started);
    busy.push(Number(/CPU_US=(\d+)/.exec(done.stderr)?.[1] ?? 0) / 1000);
    peak = Math.max(peak, Number(/PEAK_KB=(\d+)/.exec(done.stderr)?.[1] ?? 0) / 1024);
  }
  return { ms: median(times), cpu: median(busy), peak };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

async function verdicts(): Promise<void> {
  console.log('\nEvaluating a synthetic snapshot (one account, S3 buckets, security groups, roles, volumes, queues)');
  console.log('  resources   verdicts    wall ms   verdicts/s   peak MB   snapshot MB');
  for (const count of [10_000, 100_000]) {
    const folder = join(work, `synthetic-${count}`);
    await synthesise(folder, count);
    const out = join(work, 'report.json');
    const { ms, peak } = measure(['evaluate', folder, '--quiet', '-o', `json=${out}`], 3);
    const verdictCount = await countFindings(out);
    console.log(
      `  ${pad(count, 9)}  ${pad(verdictCount, 9)}  ${pad(ms, 9)}  ${pad((verdictCount / ms) * 1000, 11)}  ${pad(peak, 8)}  ${pad(sizeOf(folder) / 1e6, 12, 1)}`,
    );
  }
}

/** The JSON report has a finding a line. */
async function countFindings(path: string): Promise<number> {
  let found = 0;
  for await (const line of createInterface({ input: createReadStream(path) }))
    if (line.startsWith('{"fingerprint"')) found += 1;
  return found;
}

async function access(): Promise<void> {
  const size = { accounts: 10, roles: 5_000, policies: 10_000 };
  const folder = join(work, 'organization');
  await synthesiseOrganization(folder, size);
  console.log('\nAsking a synthetic organization of AWS (10 accounts, 5,000 roles, 10,000 policies, 500 buckets)');
  const asked = await openAccess(folder);
  const engine = await timed('opening: reading, and building the engine', () => asked.engine('aws'));
  const next = random(1);
  const some = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
  const roles = engine.principals.filter(({ kind }) => kind === 'role');
  const actions = ['s3:GetObject', 's3:PutObject', 'lambda:InvokeFunction', 'sqs:SendMessage', 'sts:AssumeRole'];
  const questions = Array.from({ length: 100_000 }, () => ({
    principal: some(roles).id,
    action: some(actions),
    resource: `arn:aws:s3:::data-${100_000_000_001 + Math.floor(next() * size.accounts)}-${Math.floor(next() * 50)}/x`,
  }));
  const started = performance.now();
  for (const question of questions) engine.can(question);
  const perSecond = (questions.length / (performance.now() - started)) * 1000;
  console.log(`  ${'decisions of random roles, actions and objects'.padEnd(52)} ${pad(perSecond, 9)} a second`);
  const bucket = 'arn:aws:s3:::data-100000000001-7/*';
  await timed('who-can s3:GetObject on one bucket', () => engine.whoCan({ action: 's3:GetObject', resource: bucket }));
  await timed('who-can s3:* anywhere', () => engine.whoCan({ action: 's3:*', resource: '*' }));
  const { found } = await timed('escalate: the graph, and a chain for everybody', () => engine.escalations());
  console.log(
    `  ${'principals that become, or may become, administrator'.padEnd(52)} ${pad(new Set(found.map(({ principal }) => principal.id)).size, 9)}`,
  );

  const small = join(work, 'small-organization');
  await synthesiseOrganization(small, { accounts: 2, roles: 1_000, policies: 2_000 });
  const args = ['who-can', 's3:GetObject', bucket, '--snapshot', small];
  measure(args, 1);
  const { ms, cpu, peak } = measure(args, 5);
  console.log(
    `  ${'who-can as a process: 1,000 roles, 2,000 policies'.padEnd(52)} ${pad(ms, 9)} ms  ${pad(cpu, 6)} ms of processor  ${pad(peak, 6)} MB`,
  );
}

async function timed<T>(what: string, task: () => T | Promise<T>): Promise<T> {
  const started = performance.now();
  const done = await task();
  console.log(`  ${what.padEnd(52)} ${pad(performance.now() - started, 9)} ms`);
  return done;
}

function startUp(): void {
  console.log('\nStart-up (median of 7, compile cache warm)');
  for (const args of [
    ['--version'],
    ['--help'],
    ['checks', 'list'],
    ['frameworks', 'list'],
    ['permissions', 'aws'],
    ['plan', 'aws'],
  ]) {
    measure(args, 1);
    const { ms, peak } = measure(args, 7);
    console.log(`  cloudstance ${args.join(' ').padEnd(18)} ${pad(ms, 6)} ms  ${pad(peak, 6)} MB`);
  }
}

async function calls(): Promise<void> {
  const { callsAgainstPlan } = await import('../test/e2e/calls.ts').catch(() => ({ callsAgainstPlan: undefined }));
  if (!callsAgainstPlan) return;
  console.log('\nCalls made against the least the plan allows (leaky estate on moto)');
  for (const line of await callsAgainstPlan()) console.log(`  ${line}`);
}

/** Whose packages are whose, by their folders. What several clouds' libraries need counts as other. */
const clouds: Readonly<Record<string, RegExp>> = {
  'AWS SDK': /^(@aws-sdk|@aws-crypto|@aws|@smithy)\//,
  Azure: /^(@azure|@azure-rest|@typespec)\//,
  'Google Cloud': /^(@google-cloud|@grpc|@protobufjs)\/|^(google-|gaxios|gcp-|gtoken|proto3-json|protobufjs)/,
};

/** Folders of production dependencies as `npm ls --omit=dev` names them; those inside another one are counted with that. */
function dependencies(): string[] {
  const listed = spawnSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], { cwd: root, encoding: 'utf8' });
  const folders = new Set(listed.stdout.split('\n').filter((path) => path.startsWith(join(root, 'node_modules'))));
  return [...folders].filter((path) => path.split('node_modules').length === 2);
}

function size(): void {
  console.log('\nInstalled size, with production dependencies');
  const packages = dependencies().map((path) => ({
    cloud: cloudOf(relative(join(root, 'node_modules'), path)),
    bytes: sizeOf(path),
  }));
  const row = (what: string, own: readonly { readonly bytes: number }[]): void => {
    const bytes = own.reduce((sum, entry) => sum + entry.bytes, 0);
    console.log(`  ${what.padEnd(20)} ${pad(bytes / 1e6, 7, 1)} MB  ${pad(own.length, 4)} packages`);
  };
  for (const cloud of [...Object.keys(clouds), other])
    row(
      cloud,
      packages.filter((entry) => entry.cloud === cloud),
    );
  row('all dependencies', packages);
  const own = ['dist', 'templates', 'examples'].map((folder) => ({ bytes: sizeOf(join(root, folder)) }));
  console.log(
    `  ${'the package itself'.padEnd(20)} ${pad(own.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6, 7, 1)} MB`,
  );
}

const other = 'other';
const cloudOf = (name: string): string => Object.keys(clouds).find((cloud) => clouds[cloud]!.test(name)) ?? other;

const pad = (n: number, width: number, digits = 0): string =>
  n.toLocaleString('en-US', { maximumFractionDigits: digits }).padStart(width);

function sizeOf(path: string): number {
  if (!existsSync(path)) return 0;
  const info = statSync(path);
  if (!info.isDirectory()) return info.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

try {
  console.log(`Node ${process.versions.node}, ${process.platform} ${process.arch}`);
  if (wants('start-up')) startUp();
  if (wants('verdicts')) await verdicts();
  if (wants('access')) await access();
  if (wants('calls')) await calls();
  if (wants('size')) size();
} finally {
  rmSync(work, { recursive: true, force: true });
}
