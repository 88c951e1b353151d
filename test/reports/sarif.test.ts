import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { suite, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Log, Result } from 'sarif';
import { isOpen, type AttackPath, type Finding, type FindingResource, type Report } from 'cloudstance/report';
import { lintSarif } from '../../reports/sarif-lint.ts';
import renderer from '../../reports/sarif.ts';
import { empty, hostile, reportOf, sample } from './sample.ts';

interface Options {
  readonly profile: 'github' | 'full';
  readonly incomplete: boolean;
}
const defaults: Options = { profile: 'github', incomplete: false };
const everything: Options = { profile: 'github', incomplete: true };
const full: Options = { profile: 'full', incomplete: false };

const text = (report: Report, options: Options = defaults): string => [...renderer.render(report, options)].join('');
const parsed = (report: Report, options?: Options): Log => JSON.parse(text(report, options)) as Log;
const accountOf = (run: Log['runs'][number]): string => String(run.properties?.['account']);

/** Only what was seen in full: nothing is withheld. */
const complete = (report: Report): Report => ({ ...report, coverage: { ...report.coverage, incomplete: [] } });

/** The schema comes with the multitool, which has a package for each platform. */
function oasisSchema(): object | undefined {
  const path = `@microsoft/sarif-multitool-${process.platform}/package.json`;
  try {
    const file = new URL('sarif-2.1.0.json', `file://${createRequire(import.meta.url).resolve(path)}`);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : undefined;
  } catch {
    return undefined;
  }
}

suite('reports/sarif', () => {
  const schema = oasisSchema();
  test('fits the schema', { skip: schema ? false : `no SARIF schema for ${process.platform}` }, () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const valid = ajv.compile(schema!);
    for (const report of [sample(), hostile(), empty()])
      for (const options of [everything, full])
        assert.ok(valid(parsed(report, options)), ajv.errorsText(valid.errors).slice(0, 2_000));
    assert.ok(!valid({ ...parsed(sample(), everything), version: '2.0.0' }));
  });

  test('GitHub has nothing to object to', () => {
    for (const report of [sample(), hostile(), empty()]) {
      assert.deepEqual(lintSarif(parsed(report, everything)), []);
      assert.deepEqual(lintSarif(parsed(report)), []);
    }
  });

  test('github: the open findings and no others, each with its fingerprint', () => {
    const report = complete(sample());
    const got = parsed(report).runs.flatMap(({ results = [] }) =>
      results.map((result) => result.fingerprints!['cloudstance/v1']),
    );
    const open = report.findings.filter(isOpen).map(({ fingerprint }) => fingerprint);
    assert.ok(open.length > 100);
    assert.deepEqual(new Set(got), new Set(open));
    assert.equal(got.length, open.length);
  });

  test('full: every finding, with its kind, and what is muted as suppressed', () => {
    const report = sample();
    const results = parsed(report, full).runs.flatMap(({ results: own = [] }) => own);
    const kinds = { fail: 'fail', unknown: 'open', pass: 'pass', 'not-applicable': 'notApplicable' };
    assert.equal(results.length, report.findings.length);
    const byPrint = new Map(results.map((result) => [result.fingerprints!['cloudstance/v1'], result]));
    for (const finding of report.findings) {
      const result = byPrint.get(finding.fingerprint)!;
      assert.equal(result.kind, kinds[finding.status]);
      assert.equal(result.suppressions?.[0]?.justification, finding.muted?.reason);
    }
  });

  test('an account half seen gets no run, and the user is told', () => {
    const report = sample();
    const { incomplete } = report.coverage;
    assert.deepEqual(incomplete, ['aws/111122223333', 'aws/777788889999', 'gcp/shop-prod']);
    const whole = report.scopes.filter((scope) => !incomplete.includes(`${scope.provider}/${scope.account}`));
    assert.deepEqual(
      parsed(report).runs.map(accountOf),
      whole.map(({ account }) => account),
    );
    const notes = renderer.notes!(report, defaults);
    for (const account of incomplete)
      assert.ok(
        notes.some((note) => note.startsWith(`${account} is left out`)),
        account,
      );
    assert.equal(parsed(report, everything).runs.length, report.scopes.length);
    assert.deepEqual(renderer.notes!(report, everything), []);
  });

  test('of a scan that was stopped nothing is written, as nobody knows what is missing', () => {
    const report = { ...complete(sample()), complete: false };
    assert.deepEqual(parsed(report).runs, []);
    const [run] = parsed(report, everything).runs;
    assert.equal(run!.invocations![0]!.executionSuccessful, false);
  });

  test('a clean account has a run with all its rules and no results', () => {
    const findings = sample().findings.filter(({ status }) => status === 'pass');
    const { runs } = parsed(reportOf(findings));
    assert.equal(runs.length, sample().scopes.length);
    for (const run of runs) {
      assert.deepEqual(run.results, []);
      assert.deepEqual(
        run.tool.driver.rules!.map(({ id }) => id),
        sample()
          .checks.filter(({ provider }) => provider === run.properties!['provider'])
          .map(({ id }) => id),
      );
    }
  });

  test('a run for each scope of every kind, which do not close each other: the scope is in the category and in every path', () => {
    const { runs } = parsed(sample(), everything);
    assert.deepEqual(
      runs.map(({ properties }) => [properties!['provider'], properties!['kind'], properties!['name']]),
      sample().scopes.map(({ provider, kind, name }) => [provider, kind, name]),
    );
    for (const run of runs) {
      const place = `${run.properties!['provider']}/${accountOf(run)}`;
      assert.equal(run.automationDetails!.id, `cloudstance/${place}/2026-11-21T12:00:00.000Z`);
      for (const result of run.results!) assert.ok(uri(result).startsWith(`cloud/${place}/`), uri(result));
    }
    assert.equal(new Set(runs.map(({ automationDetails }) => automationDetails!.id)).size, runs.length);
  });

  const cloudNames: readonly [what: string, resource: Partial<FindingResource>, path: string][] = [
    [
      'Azure',
      {
        id: '/subscriptions/s/resourcegroups/rg/providers/microsoft.sql/servers/a/databases/b',
        name: 'a/b',
        type: 'azure.sql.database',
        provider: 'azure',
        account: 's',
        region: 'westeurope',
      },
      'cloud/azure/s/westeurope/sql/database/a%2Fb',
    ],
    [
      'Google Cloud',
      {
        id: '//cloudresourcemanager.googleapis.com/projects/example.com:shop',
        name: '//cloudresourcemanager.googleapis.com/projects/example.com:shop',
        type: 'gcp.resourcemanager.project',
        provider: 'gcp',
        account: 'example.com:shop',
        region: null,
      },
      'cloud/gcp/example.com%3Ashop/global/resourcemanager/project/%2F%2Fcloudresourcemanager.googleapis.com%2Fprojects%2Fexample.com%3Ashop',
    ],
  ];

  for (const [what, resource, path] of cloudNames)
    test(`names of ${what} make legal paths, the whole identity is beside them`, () => {
      const base = sample().findings.find(
        (finding) => isOpen(finding) && finding.resource.provider === resource.provider,
      );
      const log = parsed(reportOf([{ ...base!, resource: { ...base!.resource, ...resource } }]));
      assert.deepEqual(lintSarif(log), []);
      const [result] = log.runs.flatMap(({ results = [] }) => results);
      assert.equal(uri(result!), path);
      assert.equal(result!.locations![0]!.logicalLocations![0]!.fullyQualifiedName, resource.id);
    });

  test('the kind of a scope is in its messages, the age of an inventory in its properties', () => {
    const { runs } = parsed(sample(), everything);
    const first = (provider: string, kind: string): Result =>
      runs.find(({ properties: p }) => p!['provider'] === provider && p!['kind'] === kind)!.results![0]!;
    assert.match(first('azure', 'subscription').message.text!, / \(subscription 11111111-\S+, westeurope\)\./);
    assert.match(first('azure', 'tenant').message.text!, / \(tenant aaaaaaaa-\S+\)\./);
    const { message, properties } = first('gcp', 'project');
    assert.match(message.text!, / \(project shop-prod/);
    assert.match(String(properties!['asOf']), /^2026-11-20T08:\d\d:00Z$/);
    assert.equal(first('aws', 'account').properties!['asOf'], undefined);
  });

  test('what is no gap is a note, after what is one', () => {
    const { runs } = parsed(sample(), everything);
    const levels = runs.map(({ invocations }) =>
      invocations![0]!.toolExecutionNotifications!.map(({ descriptor, level }) => `${descriptor!.id} ${level}`),
    );
    const [gcp] = levels.slice(-1);
    assert.deepEqual(gcp!.slice(-2), ['not-seen/not-in-use note', 'not-seen/not-in-use note']);
    assert.match(gcp![0]!, /^not-seen\/(denied|throttled) warning$/);
  });

  test('the same finding has the same identity, whatever its words and its place in the list', () => {
    const report = complete(sample());
    const other = complete(
      reportOf(report.findings.map((finding) => ({ ...finding, message: 'said otherwise' })).toReversed()),
    );
    const identities = (log: Log): string[] =>
      log.runs.flatMap(({ results = [] }) =>
        results.map((r) => [r.ruleId, uri(r), r.partialFingerprints!['primaryLocationLineHash']].join(' ')),
      );
    assert.deepEqual(identities(parsed(other)).toSorted(), identities(parsed(report)).toSorted());
  });

  test('over 5,000 results the most severe are kept, and it is said', () => {
    const [base] = sample().findings.filter(isOpen);
    const make = (n: number): Finding => ({
      ...base!,
      severity: n % 3 === 0 ? 'critical' : n % 3 === 1 ? 'low' : 'medium',
      fingerprint: n.toString(16).padStart(64, '0'),
      resource: { ...base!.resource, id: `${base!.resource.id}-${n}`, name: `n${n}` },
    });
    const report = reportOf(Array.from({ length: 6_000 }, (_, n) => make(n)));
    const run = parsed(report).runs.find(({ results = [] }) => results.length > 0)!;
    const levels = Map.groupBy(run.results!, ({ rank }) => rank);
    assert.deepEqual(
      [...levels].map(([rank, { length }]) => [rank, length]),
      [
        [95, 2_000],
        [55, 2_000],
        [25, 1_000],
      ],
    );
    const [notification] = run.invocations![0]!.toolExecutionNotifications!;
    assert.match(notification!.message.text!, /^1000 less severe findings are left out/);
    const shuffled = reportOf(report.findings.toReversed());
    assert.deepEqual(
      parsed(shuffled).runs.map(({ results }) => results),
      parsed(report).runs.map(({ results }) => results),
    );
    assert.match(renderer.notes!(report, defaults).join('\n'), /more than 5000 failing findings/);
  });

  test('more than 20 accounts become several files that together hold every account once', () => {
    const [scope] = sample().scopes;
    const scopes = Array.from({ length: 45 }, (_, n) => ({ ...scope!, account: String(100_000_000_000 + n) }));
    const report = reportOf([], { scopes });
    const parts = Array.from(renderer.split!(report, defaults));
    assert.deepEqual(
      parts.map(({ name }) => name),
      ['cloudstance-1', 'cloudstance-2', 'cloudstance-3'],
    );
    const runs = parts.map((part) => parsed(part.report).runs);
    assert.deepEqual(
      runs.map(({ length }) => length),
      [20, 20, 5],
    );
    assert.deepEqual(
      runs.flat().map(accountOf),
      scopes.map(({ account }) => account),
    );
    assert.deepEqual(
      Array.from(renderer.split!(sample(), defaults)).map(({ name }) => name),
      ['cloudstance'],
    );
    assert.match(renderer.notes!(report, defaults).join('\n'), /45 runs, GitHub takes 20/);
  });

  test('rules are graded and say how to decide and mend', () => {
    const [run] = parsed(sample(), everything).runs;
    const rule = (id: string) => run!.tool.driver.rules!.find((entry) => entry.id === id)!;
    const bucket = rule('aws-s3-bucket-public');
    assert.equal(bucket.properties!['security-severity'], '9.5');
    const { markdown } = bucket.help as { markdown: string };
    for (const part of [
      '## How it was decided',
      '`aws.s3.bucket.policy`',
      '## Fix',
      'put-public-access-block',
      '## Controls',
      '3.1.4',
    ])
      assert.ok(markdown.includes(part), part);
    assert.equal(rule('aws-ec2-volume-tags').properties!['security-severity'], undefined);
    assert.equal(rule('aws-secretsmanager-secret-rotation').properties!['security-severity'], '2.5');
  });

  test('the first sentence of a message is what was seen', () => {
    for (const result of parsed(sample(), everything).runs[0]!.results!) {
      const [first] = result.message.text!.split('. ');
      assert.ok(
        sample().findings.some(({ message }) => message === first),
        first,
      );
    }
  });

  test('names cannot leave their segment of the path, nor make it too long', () => {
    const names = [
      '..',
      '.',
      '',
      'a/b',
      'arn:aws:s3:::x',
      '\u0000',
      'x'.repeat(1_000_000),
      '漢'.repeat(500),
      'e\u0301',
      '%2e%2e',
      '\ud800',
    ];
    const [base] = sample().findings.filter(isOpen);
    const findings = names.map((name, n): Finding => ({
      ...base!,
      fingerprint: n.toString(16).padStart(64, '0'),
      resource: { ...base!.resource, name },
    }));
    const results = parsed(reportOf(findings)).runs.flatMap(({ results: own = [] }) => own);
    assert.equal(results.length, names.length);
    for (const result of results) {
      const segments = uri(result).split('/');
      assert.equal(segments.length, 7, uri(result));
      for (const segment of segments) {
        assert.ok(segment.length > 0 && segment.length <= 120);
        assert.ok(!['.', '..', ''].includes(decodeURIComponent(segment)));
      }
    }
    assert.ok(
      results.some((result) => uri(result).endsWith('/%C3%A9')),
      'NFC',
    );
  });

  test('every path is a code flow, step by step, and its names are in the message', () => {
    const report = sample();
    const findings = new Map(report.findings.map((finding) => [finding.fingerprint, finding]));
    const results = parsed(report, everything).runs.flatMap(({ results: own = [] }) => own);
    assert.ok(results.some(({ codeFlows = [] }) => codeFlows.length > 1));
    for (const { fingerprints, codeFlows, message, locations } of results) {
      const { paths, resource } = findings.get(fingerprints!['cloudstance/v1']!)!;
      assert.equal(codeFlows?.length, paths?.length);
      for (const [n, { title, steps }] of (paths ?? []).entries()) {
        assert.equal(codeFlows![n]!.message!.text, title);
        const flow = codeFlows![n]!.threadFlows[0]!.locations;
        assert.deepEqual(
          flow.map(({ location }) => location!.logicalLocations![0]!.fullyQualifiedName),
          steps.map(({ id }) => id),
        );
        for (const [m, { location, importance }] of flow.entries()) {
          const { id, name, how, because = [] } = steps[m]!;
          for (const part of [name, how ?? '', ...because]) assert.ok(location!.message!.text!.includes(part), part);
          assert.equal(importance, m === 0 || m === steps.length - 1 ? 'essential' : 'important');
          const { uri: file } = location!.physicalLocation!.artifactLocation!;
          if (id === resource.id) assert.equal(file, locations![0]!.physicalLocation!.artifactLocation!.uri);
          else assert.match(file!, /^cloud\/aws\/\d{12}\/global\/path\/[a-z]+\/[^/]+$/);
        }
      }
      if (paths) assert.ok(message.text!.includes(` Path: ${paths[0]!.steps[0]!.name} → `));
    }
  });

  test('of endless paths both ends are kept, and no more steps than GitHub keeps', () => {
    const [base] = sample().findings.filter(isOpen);
    const endless: AttackPath = {
      title: 'Round and round',
      steps: Array.from({ length: 5_000 }, (_, n) => ({
        kind: 'identity',
        id: `r${n}`,
        name: `r${n}`,
        how: 'assumes',
      })),
    };
    const paths = [{ title: 'Nowhere', steps: [] }, ...Array.from({ length: 30 }, () => endless)];
    const log = parsed(reportOf([{ ...base!, paths }]));
    assert.deepEqual(lintSarif(log), []);
    const [result] = log.runs.flatMap(({ results = [] }) => results);
    const flows = result!.codeFlows!.map(({ threadFlows }) => threadFlows[0]!.locations);
    assert.equal(flows.length, 10);
    assert.equal(flows.flat().length, 1_000);
    const said = flows[0]!.map(({ location }) => location!.message!.text);
    assert.equal(said[49], 'assumes → r49');
    assert.equal(said[50], '4900 more steps, then assumes → r4950');
    assert.equal(said.at(-1), 'assumes → r4999');
  });

  test('a finding worse than its rule says has its own level and rank; the rule keeps its severity', () => {
    const report = sample();
    const worse = report.findings.find(
      (finding) =>
        isOpen(finding) && finding.check === 'aws-ec2-security-group-ssh-open' && finding.severity !== 'high',
    )!;
    assert.equal(worse.severity, 'critical');
    const { runs } = parsed(report, everything);
    const result = runs
      .flatMap(({ results = [] }) => results)
      .find(({ fingerprints }) => fingerprints!['cloudstance/v1'] === worse.fingerprint)!;
    assert.deepEqual([result.level, result.rank, result.properties!['severity']], ['error', 95, 'critical']);
    const rule = runs[0]!.tool.driver.rules!.find(({ id }) => id === worse.check)!;
    assert.equal(rule.properties!['security-severity'], '8.0');
    const mild = parsed(complete(reportOf([{ ...worse, severity: 'low' }]))).runs.flatMap(
      ({ results = [] }) => results,
    );
    assert.deepEqual([mild[0]!.level, mild[0]!.rank], ['note', 25]);
  });

  test('messages are neither links nor templates', () => {
    const [base] = sample().findings.filter(isOpen);
    const { runs } = parsed(reportOf([{ ...base!, message: 'see [here](https://evil.example/) {0}' }]));
    const [result] = runs.flatMap(({ results = [] }) => results);
    assert.ok(result!.message.text!.startsWith(String.raw`see \[here\](https://evil.example/) {{0}}.`));
  });
});

const uri = (result: Result): string => result.locations![0]!.physicalLocation!.artifactLocation!.uri!;

suite('reports/sarif-lint', () => {
  /** What spoils a good log, where, and what is said about it. */
  const spoiled: readonly (readonly [what: string, spoil: (log: any) => void, path: string, message: RegExp])[] = [
    ['version', (log) => (log.version = '2.0'), '/version', /2\.1\.0/],
    ['no runs', (log) => delete log.runs, '/runs', /array/],
    [
      '21 runs',
      (log) =>
        (log.runs = Array.from({ length: 21 }, (_, n) => ({
          ...log.runs[0],
          automationDetails: { id: `${n}/` },
          results: [],
        }))),
      '/runs',
      /21 runs/,
    ],
    ['no category', (log) => delete log.runs[1].automationDetails, '/runs/1/automationDetails/id', /required/],
    [
      'one category twice',
      (log) => (log.runs[1].automationDetails.id = log.runs[0].automationDetails.id),
      '/runs/1/automationDetails/id',
      /category of \/runs\/0/,
    ],
    ['no results', (log) => delete log.runs[0].results, '/runs/0/results', /closes nothing/],
    [
      'no rules',
      (log) => {
        delete log.runs[0].tool.driver.rules;
        log.runs[0].results = [];
      },
      '/runs/0/tool/driver/rules',
      /every rule/,
    ],
    [
      'a rule twice',
      (log) => {
        log.runs[0].tool.driver.rules[1].id = log.runs[0].tool.driver.rules[0].id;
        log.runs[0].results = [];
      },
      '/runs/0/tool/driver/rules',
      /twice/,
    ],
    [
      'long description',
      (log) => (log.runs[0].tool.driver.rules[0].fullDescription.text = 'x'.repeat(1_025)),
      '/runs/0/tool/driver/rules/0/fullDescription/text',
      /1024/,
    ],
    [
      'no help',
      (log) => delete log.runs[0].tool.driver.rules[0].help,
      '/runs/0/tool/driver/rules/0/help/text',
      /required/,
    ],
    [
      'severity as number',
      (log) => (log.runs[0].tool.driver.rules[0].properties['security-severity'] = 9.5),
      '/runs/0/tool/driver/rules/0/properties/security-severity',
      /string/,
    ],
    [
      'severity as word',
      (log) => (log.runs[0].tool.driver.rules[0].properties['security-severity'] = 'high'),
      '/runs/0/tool/driver/rules/0/properties/security-severity',
      /number/,
    ],
    [
      'eleven tags',
      (log) => (log.runs[0].tool.driver.rules[0].properties.tags = Array.from('abcdefghijk')),
      '/runs/0/tool/driver/rules/0/properties/tags',
      /11 tags/,
    ],
    ['unknown rule', (log) => (log.runs[0].results[0].ruleId = 'nope'), '/runs/0/results/0/ruleId', /no rule/],
    ['wrong index', (log) => (log.runs[0].results[0].ruleIndex += 1), '/runs/0/results/0/ruleIndex', /another rule/],
    ['no message', (log) => (log.runs[0].results[0].message = {}), '/runs/0/results/0/message/text', /required/],
    ['a pass', (log) => (log.runs[0].results[0].kind = 'pass'), '/runs/0/results/0/kind', /open alert/],
    [
      'suppressed',
      (log) => (log.runs[0].results[0].suppressions = [{ kind: 'external' }]),
      '/runs/0/results/0/suppressions',
      /open alert/,
    ],
    [
      'no hash',
      (log) => delete log.runs[0].results[0].partialFingerprints,
      '/runs/0/results/0/partialFingerprints/primaryLocationLineHash',
      /identity/,
    ],
    ['no location', (log) => (log.runs[0].results[0].locations = []), '/runs/0/results/0/locations', /rejected/],
    [
      'no physical location',
      (log) => delete log.runs[0].results[0].locations[0].physicalLocation,
      '/runs/0/results/0/locations/0/physicalLocation',
      /rejected/,
    ],
    [
      'an ARN',
      (log) => (artifact(log).uri = 'arn:aws:s3:::bucket'),
      '/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri',
      /scheme/,
    ],
    [
      'a web address',
      (log) => (artifact(log).uri = 'https://example.com/x'),
      '/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri',
      /scheme/,
    ],
    [
      'an absolute path',
      (log) => (artifact(log).uri = '/etc/passwd'),
      '/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri',
      /relative/,
    ],
    [
      'a way up',
      (log) => (artifact(log).uri = 'cloud/%2e%2e/x'),
      '/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri',
      /above/,
    ],
    [
      'a space',
      (log) => (artifact(log).uri = 'cloud/a b'),
      '/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri',
      /encoded/,
    ],
    [
      'not UTF-8',
      (log) => (artifact(log).uri = 'cloud/%ff'),
      '/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri',
      /UTF-8/,
    ],
    [
      'line 0',
      (log) => (log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0),
      '/runs/0/results/0/locations/0/physicalLocation/region/startLine',
      /from 1/,
    ],
    [
      'a step without a file',
      (log) => delete flowOf(log).locations[1].location.physicalLocation,
      '/runs/0/results/FLOW/codeFlows/0/threadFlows/0/locations/1/location/physicalLocation',
      /rejected/,
    ],
    [
      'a step in an ARN',
      (log) =>
        (flowOf(log).locations[0].location.physicalLocation.artifactLocation.uri = 'arn:aws:iam::111122223333:role/x'),
      '/runs/0/results/FLOW/codeFlows/0/threadFlows/0/locations/0/location/physicalLocation/artifactLocation/uri',
      /scheme/,
    ],
    [
      '1,001 steps',
      (log) => (flowOf(log).locations = Array.from({ length: 1_000 }, () => flowOf(log).locations[0])),
      '/runs/0/results/FLOW/codeFlows',
      /only 1000 are kept/,
    ],
    [
      '10,001 steps',
      (log) => (flowOf(log).locations = Array.from({ length: 10_001 }, () => flowOf(log).locations[0])),
      '/runs/0/results/FLOW/codeFlows',
      /may have 10000/,
    ],
    [
      'an alert twice',
      (log) => (log.runs[0].results[1] = log.runs[0].results[0]),
      '/runs/0/results/1',
      /same alert as \/runs\/0\/results\/0/,
    ],
    [
      'too many results',
      (log) =>
        (log.runs[0].results = Array.from({ length: 5_001 }, (_, n) => ({
          ...log.runs[0].results[0],
          partialFingerprints: { primaryLocationLineHash: `${n}` },
        }))),
      '/runs/0/results',
      /only 5000/,
    ],
  ];
  for (const [what, spoil, path, message] of spoiled)
    test(what, () => {
      const log = parsed(sample(), everything);
      const where = path.replace('FLOW', String(flowing(log)));
      spoil(log);
      const [found, ...others] = lintSarif(log);
      assert.equal(found?.path, where);
      assert.match(found.message, message);
      assert.deepEqual(others, []);
    });

  test('anything at all is linted, not trusted', () => {
    for (const log of [null, 1, 'x', [], {}, { version: '2.1.0', runs: [null, 1, { results: [null], tool: 1 }] }])
      assert.ok(lintSarif(log).length > 0);
  });
});

/** The first result with two paths, of which the second has several steps. */
const flowing = (log: any): number =>
  log.runs[0].results.findIndex(({ codeFlows = [] }: { codeFlows?: unknown[] }) => codeFlows.length > 1);
const flowOf = (log: any) => log.runs[0].results[flowing(log)].codeFlows[0].threadFlows[0];
const artifact = (log: any): { uri: string } => log.runs[0].results[0].locations[0].physicalLocation.artifactLocation;
