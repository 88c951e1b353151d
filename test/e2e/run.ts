import { join } from 'node:path';
import { parseArgs } from 'node:util';

import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  DeleteUserCommand,
  IAMClient,
} from '@aws-sdk/client-iam';

import { buildIfStale } from './build.ts';
import { home, policy, regions, required } from './estate/estate.ts';
import type { Estate } from './estate/estate.ts';
import { provision } from './estate/provision.ts';
import type { EstateName } from './estate/provision.ts';
import { compareDecisions, differences } from './decisions.ts';
import { difference, readRows, rename, toRows, unnamed, writeRows } from './expectations.ts';
import { matrixTable, operationsOfChecks, runMatrix, triedOn } from './faults.ts';
import { cannotPass, motoActions } from './moto-limits.ts';
import { NoPython, startMoto } from './moto.ts';
import type { Moto } from './moto.ts';
import { loadOperations } from './operations.ts';
import type { Identify } from './operations.ts';
import { startProxy } from './proxy.ts';
import type { Traffic } from './proxy.ts';
import { cloudstance, listChecks, scan } from './scanner.ts';
import type { Credentials, Report, ReportedFinding } from './scanner.ts';

/**
 * The end-to-end tests: the built command against moto.
 *
 *   npm run test:e2e                          everything
 *   npm run test:e2e -- --only leaky          one part: leaky, faults, permissions, clean or decisions; repeatable
 *   npm run test:e2e -- --only faults --operation s3:GetBucketAcl
 *                                             break one operation; repeatable
 *   npm run test:e2e -- --update              rewrite expected/*.tsv from what is found
 */

const parts = ['leaky', 'faults', 'permissions', 'clean', 'decisions'] as const;
type Part = (typeof parts)[number];

const { values: options } = parseArgs({
  options: {
    update: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [...parts] },
    operation: { type: 'string', multiple: true, default: [] },
  },
});
const regionArgs = regions.flatMap((region) => ['--region', region]);
const failures: string[] = [];

function check(holds: boolean, complaint: string): void {
  if (!holds) failures.push(complaint);
  console.log(holds ? `  ok    ${complaint}` : `  FAIL  ${complaint}`);
}

function section(title: string): void {
  console.log(`\n${title}`);
}

interface Baseline extends Report {
  readonly traffic: Traffic;
}

async function scanOnce(moto: Moto, identify: Identify, credentials?: Credentials): Promise<Baseline> {
  const proxy = await startProxy({ upstream: moto.url, identify });
  try {
    const result = await scan(regionArgs, { endpoint: proxy.url, ...(credentials && { credentials }) });
    check(result.code === 0, `the scan ends with exit code 0 (it was ${result.code ?? 'a signal'})`);
    if (result.code !== 0 || result.report === undefined) console.log(result.stderr);
    return { ...(result.report ?? { findings: [] }), traffic: proxy.traffic };
  } finally {
    await proxy.close();
  }
}

function compare(name: EstateName, findings: readonly ReportedFinding[], estate: Estate): void {
  const file = join(import.meta.dirname, `expected/${name}.tsv`);
  const rows = toRows(findings, estate.names);
  for (const row of unnamed(rows).slice(0, 10)) check(false, `the estate gives a name to every generated id: ${row}`);
  if (options.update) {
    writeRows(file, rows);
    console.log(`  wrote ${rows.length} verdicts to expected/${name}.tsv`);
    return;
  }
  const changes = difference(readRows(file), rows);
  check(changes.length === 0, `${rows.length} verdicts are those of expected/${name}.tsv`);
  for (const line of changes) console.log(line);
}

async function testLeaky(moto: Moto, identify: Identify): Promise<readonly [Baseline, Estate]> {
  section('The leaky account');
  const estate = await provision(moto, 'leaky');
  const baseline = await scanOnce(moto, identify);
  const { findings, traffic } = baseline;
  compare('leaky', findings, estate);
  const failing = findings.filter(({ status }) => status === 'fail');
  const kinds = new Set(failing.map((finding) => finding.check));
  const failingIn = new Set(failing.flatMap(({ resource }) => resource.region ?? []));
  check(failing.length >= 80, `at least 80 defects are found (${failing.length}, of ${kinds.size} checks)`);
  check(
    regions.every((region) => failingIn.has(region)),
    `defects are found in ${regions.join(', ')}`,
  );
  check(traffic.unidentified.length === 0, 'every request is an operation of a known client');
  for (const request of traffic.unidentified.slice(0, 10)) console.log(`    ${request}`);
  console.log(`  moto cannot answer: ${[...traffic.unsupported].toSorted().join(', ') || 'nothing that was asked'}`);
  return [baseline, estate];
}

async function testFaults(moto: Moto, identify: Identify, { findings, traffic }: Baseline): Promise<void> {
  section(`Faults: ${traffic.calls.size} operations`);
  const arena = { upstream: moto.url, identify, args: regionArgs };
  const operationsOf = triedOn(await operationsOfChecks(arena, await listChecks()));
  const wanted = options.operation.length > 0 ? options.operation : [...traffic.calls.keys()];
  const matrix = await runMatrix(arena, findings, operationsOf, new Set(wanted));
  for (const line of matrixTable(matrix)) console.log(`  ${line}`);
  const { falsePass, falseFail, lost, crashes, unexplained } = matrix.judgement;
  const complaints = { falsePass, falseFail, lost, crashes, unexplained };
  for (const [kind, lines] of Object.entries(complaints)) {
    for (const line of lines.slice(0, 40)) console.log(`  ${kind}: ${line}`);
    if (lines.length > 40) console.log(`  ${kind}: and ${lines.length - 40} more`);
  }
  const untried = wanted.filter((operation) => !matrix.cells.has(operation));
  check(untried.length === 0, `every operation was broken${untried.map((name) => ` ${name}`).join('')}`);
  check(unexplained.length === 0, `every denial names the missing permission (${unexplained.length} do not)`);
  check(falseFail.length === 0, `no fault makes a FAIL (${falseFail.length} did)`);
  const closing = `${falsePass.length} false PASS, ${lost.length} lost findings, ${crashes.length} crashes`;
  check(falsePass.length + lost.length + crashes.length === 0, closing);
}

/** A user who holds the policy and nothing else, but for the names that moto alone asks for. */
async function createScanner(estate: Estate, document: string): Promise<Credentials> {
  const iam = estate.client(IAMClient);
  const UserName = 'scanner';
  await iam.send(new CreateUserCommand({ UserName }));
  const forMoto = policy({ Effect: 'Allow', Action: motoActions, Resource: '*' });
  for (const [PolicyName, PolicyDocument] of Object.entries({ scanner: document, 'moto-only': forMoto })) {
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument }));
    await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: Policy?.Arn }));
  }
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return {
    accessKeyId: required(AccessKey?.AccessKeyId, 'key'),
    secretAccessKey: required(AccessKey?.SecretAccessKey, 'secret'),
  };
}

/** How AWS names operations that change nothing; a credential report is made, and changes nothing else. */
const reading = /:(Describe|Get|List|BatchGet|GenerateCredentialReport$)/;

async function testPermissions(moto: Moto, identify: Identify, baseline: Baseline, estate: Estate): Promise<void> {
  section('The generated policy, with IAM enforced');
  const { code, stdout } = await cloudstance(['permissions', 'aws']);
  check(code === 0, '`cloudstance permissions aws` prints a policy');
  const credentials = await createScanner(estate, stdout);
  await moto.enforceIam(true);
  const writes = new IAMClient({ region: home, endpoint: moto.url, credentials, maxAttempts: 1 });
  const refusal = await writes.send(new DeleteUserCommand({ UserName: 'alice' })).catch((error: Error) => error.name);
  check(refusal === 'AccessDenied', 'a call outside the policy is refused, so the policy is in force');
  const { findings, traffic } = await scanOnce(moto, identify, credentials);
  await moto.enforceIam(false);
  check(traffic.denied.size === 0, `nothing is denied${[...traffic.denied].map((name) => ` ${name}`).join('')}`);
  const writing = [...traffic.calls.keys()].filter((name) => !reading.test(name));
  check(writing.length === 0, `nothing is written${writing.map((name) => ` ${name}`).join('')}`);
  const unknown = (of: readonly ReportedFinding[]): number => of.filter(({ status }) => status === 'unknown').length;
  const [before, after] = [unknown(baseline.findings), unknown(findings)];
  check(after <= before, `nothing is UNKNOWN that an administrator would know (${after} of ${before})`);
}

async function testClean(moto: Moto, identify: Identify): Promise<void> {
  section('The clean account');
  const estate = await provision(moto, 'clean');
  const { findings } = await scanOnce(moto, identify);
  compare('clean', findings, estate);
  const failing = findings.filter(({ status }) => status === 'fail');
  const surprising = failing.filter((finding) => !cannotPass.has(finding.check));
  check(surprising.length === 0, `nothing fails but what moto cannot do (${surprising.length} do)`);
  for (const { check: id, resource, message } of surprising) {
    console.log(`    ${id}  ${rename(resource.id, estate.names)}: ${message}`);
  }
  const needless = [...cannotPass.keys()].filter((id) => !failing.some((finding) => finding.check === id));
  check(
    needless.length === 0,
    `moto still cannot do what moto-limits.ts says${needless.map((id) => ` ${id}`).join('')}`,
  );
}

/** Policies and requests are made of this. */
const seed = 20_261_122;

async function testDecisions(moto: Moto): Promise<void> {
  section(`Decisions: random policies, with IAM enforced (seed ${seed})`);
  const { agreed, explained, unexplained, outdated } = await compareDecisions(moto, { seed, pairs: 200 });
  const { allowed, denied } = agreed;
  for (const line of [...unexplained, ...outdated]) console.log(`    ${line}`);
  check(allowed + denied >= 200, `moto agrees about 200 pairs (${allowed} allowed, ${denied} denied)`);
  check(allowed >= 40 && denied >= 40, 'there are enough of both');
  check(unexplained.length === 0, `every difference is explained (${explained} are, ${unexplained.length} are not)`);
  check(outdated.length === 0, `moto differs from AWS as decisions.ts says (${differences.length} ways)`);
  for (const { what, page } of differences) console.log(`    ${what}: ${page}`);
}

function wants(part: Part): boolean {
  return options.only.includes(part);
}

async function main(): Promise<void> {
  const wrong = options.only.filter((part) => !(parts as readonly string[]).includes(part));
  if (wrong.length > 0) throw new Error(`--only takes ${parts.join(', ')}; not ${wrong.join(', ')}`);
  buildIfStale();
  const identify = await loadOperations();
  const moto = await startMoto();
  try {
    if (wants('leaky') || wants('faults') || wants('permissions')) {
      const [baseline, estate] = await testLeaky(moto, identify);
      if (wants('faults')) await testFaults(moto, identify, baseline);
      if (wants('permissions')) await testPermissions(moto, identify, baseline, estate);
    }
    if (wants('clean')) await testClean(moto, identify);
    if (wants('decisions')) await testDecisions(moto);
  } finally {
    await moto.stop();
  }
  section(failures.length === 0 ? 'All end-to-end tests passed' : `${failures.length} end-to-end tests failed`);
  for (const failure of failures) console.log(`  ${failure}`);
  if (failures.length > 0) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  if (!(error instanceof NoPython)) throw error;
  const mustRun = process.env['CI'] === 'true';
  console.log(`${mustRun ? 'Failed' : 'Skipped'}: ${error.message}`);
  process.exitCode = mustRun ? 1 : 0;
}
