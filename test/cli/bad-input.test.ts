/** What a user gets wrong: one clear line on stderr, the right exit code, no stack, and nothing half-written. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { planOutputs } from '../../src/cli/output.ts';
import { providerNamed } from '../../src/cli/run.ts';
import { exampleNow } from '../../src/check.ts';
import { SnapshotWriter } from '../../src/snapshot/write.ts';
import { answerBasics, awsServer, errorXml, type Handler } from './aws-server.ts';
import { run, temporaryFolder } from './process.ts';

/** Answers by operation, everything else denied. */
const answering =
  (answers: Readonly<Record<string, Handler>>): Handler =>
  (request, response) =>
    (answers[request.operation] ?? ((_, denied) => errorXml(denied, 'AccessDenied', 'Not allowed')))(request, response);

const expired: Handler = (_, response) =>
  errorXml(response, 'ExpiredToken', 'The security token included in the request is expired');
const basics: Handler = (request, response) => void answerBasics(request, response);

interface Case {
  readonly what: string;
  readonly args: readonly string[];
  readonly code: number;
  readonly line: RegExp;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Credentials and an AWS that answers; without it there are neither. */
  readonly aws?: Readonly<Record<string, Handler>>;
}

const sso = `[profile work]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = audit\n[sso-session s]\nsso_region = us-east-1\nsso_start_url = https://example.invalid/start\n`;
const noKeys = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };

const cases: readonly Case[] = [
  {
    what: 'no credentials',
    args: ['scan', 'aws', '-o', 'json=out/report.json'],
    code: 4,
    line: /No AWS credentials were found: set AWS_PROFILE/,
  },
  {
    what: 'a profile of the environment there is not',
    args: ['collect', 'aws', '-o', 'snapshot'],
    env: { AWS_PROFILE: 'nope' },
    code: 4,
    line: /\(AWS_PROFILE is 'nope'\)$/,
  },
  {
    what: 'an expired token',
    args: ['collect', 'aws', '-o', 'snapshot'],
    aws: { GetCallerIdentity: expired },
    code: 4,
    line: /credentials have expired: sign in again.*aws sso login/,
  },
  {
    what: 'an SSO session that has to be renewed',
    args: ['scan', 'aws', '--profile', 'work'],
    files: { '.aws/config': sso },
    code: 4,
    line: /expired: sign in again, for example with 'aws sso login --profile work'/,
  },
  {
    what: 'a role that cannot be assumed',
    args: ['scan', 'aws', '--role-arn', 'arn:aws:iam::444455556666:role/audit', '--external-id', 'x'],
    aws: {
      AssumeRole: (_, response) =>
        errorXml(response, 'AccessDenied', 'User is not authorized to perform: sts:AssumeRole'),
    },
    code: 4,
    line: /role arn:aws:iam::444455556666:role\/audit can't be assumed: its trust policy, the external id/,
  },
  {
    what: 'a region there is not',
    args: ['scan', 'aws', '--region', 'eu-wst-1', '--snapshot', 'snapshot'],
    aws: { GetCallerIdentity: basics, DescribeRegions: basics },
    code: 2,
    line: /AWS has no region 'eu-wst-1', did you mean 'eu-west-1'\?$/,
  },
  {
    what: 'a check there is not, in the configuration',
    args: ['scan', 'aws'],
    files: { 'cloudstance.yaml': 'failOn: high\nchecks: [aws-s4-*]\n' },
    code: 2,
    line: /cloudstance\.yaml:2: No check matches/,
  },
  {
    what: 'an option there is not',
    args: ['evaluate', '--chekc', 'x'],
    code: 2,
    line: /unknown option '--chekc', did you mean --check\? \(see 'cloudstance evaluate --help'\)$/,
  },
  {
    what: 'an option of another cloud',
    args: ['scan', 'aws', '--tenant', 'contoso.example'],
    code: 2,
    line: /--tenant is for azure$/,
  },
  {
    what: 'an option of another cloud, one that is used',
    args: ['collect', 'azure', '-o', 'snapshot', '--profile', 'work'],
    code: 2,
    line: /--profile is for aws$/,
  },
  {
    what: 'an option of another cloud, for permissions',
    args: ['permissions', 'azure', '--freshness', 'live'],
    code: 2,
    line: /--freshness is for gcp$/,
  },
  {
    what: 'an option of a cloud that no selected check is about',
    args: ['scan', '--check', 'aws-s3-*', '--organization', '123456789012'],
    code: 2,
    line: /--organization is for gcp$/,
  },
  {
    what: 'a cloud of Azure there is not',
    args: ['scan', 'azure', '--cloud', 'usgow'],
    code: 2,
    line: /'--cloud <name>' argument 'usgow' is invalid\. It can be .*, did you mean 'usgov'\? \(see/,
  },
  {
    what: 'a source of answers there is not',
    args: ['scan', 'gcp', '--freshness', 'life'],
    code: 2,
    line: /'--freshness <source>' argument 'life' is invalid\. It can be live or inventory, did you mean 'live'\? \(see/,
  },
  {
    what: 'a service account that is none',
    args: ['scan', 'gcp', '--impersonate', 'scanner'],
    code: 2,
    line: /argument 'scanner' is invalid\. Expected the e-mail of a service account \(see/,
  },
  {
    what: 'a variable that was not set',
    args: ['scan', 'gcp', '--project', ''],
    code: 2,
    line: /'--project <id>' argument '' is invalid\. It is empty \(see/,
  },
  {
    what: 'a freshness there is not, in the configuration',
    args: ['scan', 'aws'],
    files: { 'cloudstance.yaml': 'freshness: inventroy\n' },
    code: 2,
    line: /cloudstance\.yaml:1: freshness: it can be live or inventory, did you mean 'inventory'\?$/,
  },
  {
    what: 'a folder that is no snapshot',
    args: ['evaluate', '.', '-o', 'json=out/report.json'],
    code: 2,
    line: /\. is not a snapshot: there is no manifest\.json in it$/,
  },
  {
    what: 'a user check that cannot be loaded',
    args: ['scan', 'aws', '--checks-dir', 'own'],
    files: { 'own/a.ts': '\nexport default {' },
    code: 2,
    line: /own\/a\.ts:\d: can't be loaded: SyntaxError: /,
  },
];

describe('one line', { concurrency: 2 }, () => {
  for (const { what, args, code, line, files = {}, env = {}, aws } of cases)
    test(what, async (t) => {
      const folder = temporaryFolder(t);
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
      const before = readdirSync(folder, { recursive: true }).map(String).toSorted();
      const server = aws && (await awsServer(t, answering(aws)));
      const outcome = await run(args, { folder, env: { ...noKeys, ...server?.env, ...env } });
      assert.match(outcome.stderr, /^cloudstance: [^\n]+\n$/);
      assert.match(outcome.stderr.trimEnd(), line);
      assert.equal(outcome.stdout, '');
      assert.equal(outcome.code, code);
      assert.deepEqual(
        readdirSync(folder, { recursive: true }).map(String).toSorted(),
        before,
        'something was left behind',
      );
    });
});

const outputs: readonly [texts: readonly string[], complaint: RegExp][] = [
  [['sarfi=x'], /^No report format is called 'sarfi', did you mean 'sarif'\?$/],
  [['toString=x'], /^No report format is called 'toString': write html, /],
  [['report.html'], /^--output report\.html names no format: write html=report\.html$/],
  [['./a=b/report.json'], /^--output \.\/a=b\/report\.json names no format: write json=/],
  [['json='], /^--output json= names no path: write json=<path>, or json=- for stdout$/],
  [['json=-', 'html=-'], /^Only one output can go to stdout$/],
  [['json=a.json', 'sarif=a.json'], /^Two outputs go to a\.json$/],
  [
    [`json=${import.meta.filename}/report.json`],
    /bad-input\.test\.ts\/report\.json can't be written: a part of the path is a file$/,
  ],
  [['json=/proc/cloudstance'], /^\/proc\/cloudstance can't be written: nothing can be made there$/],
  [['json=/proc/cloudstance/'], /^\/proc\/cloudstance\/ can't be written: nothing can be made there$/],
];

for (const [texts, complaint] of outputs)
  test(`output ${texts.join(' ')}`, async () => {
    await assert.rejects(planOutputs(texts), { name: 'UsageError', message: complaint });
  });

test('a provider there is not', async () => {
  await assert.rejects(providerNamed('awz'), {
    name: 'UsageError',
    message: /^No provider is called 'awz', did you mean 'aws'\?$/,
  });
  await assert.rejects(providerNamed('azur'), { message: /^No provider is called 'azur', did you mean 'azure'\?$/ });
  await assert.rejects(providerNamed('google'), {
    message: /^No provider is called 'google': write aws, azure or gcp$/,
  });
  await assert.rejects(providerNamed('constructor'), {
    name: 'UsageError',
    message: /^No provider is called 'constructor': write aws, azure or gcp$/,
  });
});

test('a device is written to, not replaced', async () => {
  const [output] = await planOutputs(['json=/dev/null']);
  assert.equal(output?.path, '/dev/null');
});

/** A check of the user's own over queues; `body` is its evaluate and fix. */
const ownCheck = (rule: string, body: string): string => `
import { defineCheck, fail, pass } from 'cloudstance/check';
import { Queue } from 'cloudstance/resources/aws/sqs';
export default defineCheck({
  id: 'aws-sqs-${rule}', title: 'Queues', severity: 'high', why: 'Because.',
  on: Queue.pick(),
  examples: { pass: [], fail: [] },
  ${body}
} as never);
`;

async function snapshotOfQueues(folder: string): Promise<void> {
  const scope = { provider: 'aws', account: '111122223333', region: 'eu-west-1' };
  const resources = ['a', 'b', 'c'].map((name) => ({
    type: 'aws.sqs.queue',
    uid: `arn:${name}`,
    name,
    scope,
    facets: {},
    gaps: {},
  }));
  const writer = await SnapshotWriter.open(folder);
  await writer.add('aws', '111122223333', 'aws.sqs.queue', [{ type: 'aws.sqs.queue', scope, resources }]);
  await writer.finish({
    tool: { name: 'cloudstance', version: '0' },
    takenAt: exampleNow,
    complete: true,
    scopes: [
      {
        provider: 'aws',
        account: '111122223333',
        kind: 'account',
        level: 'account',
        parent: null,
        name: null,
        partition: 'aws',
        regions: ['eu-west-1'],
      },
    ],
    asked: { checks: [], types: { 'aws.sqs.queue': [] } },
  });
}

test('a check that throws costs only its own verdicts', async (t) => {
  const folder = temporaryFolder(t);
  await snapshotOfQueues(join(folder, 'snapshot'));
  mkdirSync(join(folder, 'own'));
  const own = {
    throws:
      "evaluate: ({ name }) => {\n    if (name !== 'a') throw new RangeError('not\\nthis one');\n    return pass('fine');\n  }, fix: () => ''",
    silent: "evaluate: () => undefined, fix: () => ''",
    unfixable: "evaluate: () => fail('wrong'), fix: () => { throw new Error('no idea'); }",
    sound: "evaluate: () => fail('wrong'), fix: () => 'mend it'",
  };
  for (const [rule, body] of Object.entries(own))
    writeFileSync(join(folder, 'own', `${rule}.ts`), ownCheck(rule, body));
  const args = [
    'evaluate',
    'snapshot',
    '--checks-dir',
    'own',
    '--check',
    `aws-sqs-{${Object.keys(own).join()}}`,
    '--quiet',
    '-o',
    'json=report.json',
    '-o',
    'json=-',
    '--fail-on',
    'any',
  ];
  const { code, stdout, stderr } = await run(args, { folder });
  assert.equal(code, 70);
  assert.deepEqual(stderr.trimEnd().split('\n').sort(), [
    'cloudstance: check aws-sqs-silent crashed on arn:a and 2 more: TypeError: evaluate() must return pass(…), fail(…) or notApplicable(…)',
    'cloudstance: check aws-sqs-throws crashed on arn:b and 1 more: RangeError: not this one (own/throws.ts:9)',
    'cloudstance: check aws-sqs-unfixable crashed on arn:a and 2 more: Error: no idea (own/unfixable.ts:8)',
  ]);
  const { findings } = JSON.parse(stdout) as {
    findings: { check: string; status: string; gap: { because: string } | null; fix: unknown }[];
  };
  const verdicts = findings.map(({ check, status, gap, fix }) =>
    [check.slice('aws-sqs-'.length), status, gap?.because ?? (fix ? 'fix' : '')].join(' '),
  );
  assert.deepEqual(verdicts.sort(), [
    ...Array<string>(3).fill('silent unknown crashed'),
    ...Array<string>(3).fill('sound fail fix'),
    'throws pass ',
    ...Array<string>(2).fill('throws unknown crashed'),
    ...Array<string>(3).fill('unfixable fail '),
  ]);
  assert.ok(readdirSync(folder).includes('report.json'));
});
