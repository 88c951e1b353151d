import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import renderer from '../../reports/text.ts';
import { empty, hostile, reportOf, sample } from './sample.ts';
import { isOpen, type Report } from 'cloudstance/report';

const text = (report: Report, options: { color?: boolean; width?: number } = {}): string =>
  [...renderer.render(report, renderer.options.parse(options))].join('');

suite('reports/text', () => {
  test('says what fails, what was not seen and what to do', () => {
    const report = sample();
    const lines = text(report).split('\n');
    for (const severity of ['critical', 'high', 'medium', 'low', 'informational'] as const)
      assert.ok(lines.includes(`${severity.toUpperCase()}  ${report.summary.failing[severity]} failing`));
    for (const check of report.checks) {
      const failing = report.findings.filter((f) => f.check === check.id && f.status === 'fail' && !f.muted);
      assert.equal(
        lines.some((line) => line.includes(check.id)),
        failing.length > 0,
        check.id,
      );
    }
    const [first] = report.coverage.missing;
    assert.ok(lines.some((line) => line.trim() === `${first!.verdicts}  ${first!.permission}`));
    assert.ok(lines.includes('    cloudstance permissions aws'));
  });

  test('the first path of what has one, and how many more there are', () => {
    const report = sample();
    const said = text(report, { width: 400 });
    const group = report.findings.filter(
      (f) => isOpen(f) && f.check === 'aws-ec2-security-group-ssh-open' && f.severity === 'critical',
    );
    assert.ok(group.length > 2);
    for (const [n, { paths, resource }] of group.entries()) {
      const start = `• Anybody on the internet → ${resource.name} → ${paths![0]!.steps[2]!.name} → `;
      assert.equal(said.includes(start), n < 2, start);
    }
    assert.ok(said.includes(`and ${group.length - 2} more findings with an attack path`));
    const endless = Array.from({ length: 500 }, (_, n) => ({ kind: 'identity', id: `r${n}`, name: `r${n}` }) as const);
    const long = text(reportOf([{ ...group[0]!, paths: [{ title: 'x', steps: endless }] }]));
    assert.match(long, /• r0 → r1 → r2 → … → r497 → r498 → r499$/m);
  });

  test('every scope with its kind and name; of many the rest is counted', () => {
    const lines = text(sample()).split('\n');
    for (const line of [
      'aws account 777788889999 (data-platform)  eu-west-1',
      'azure tenant aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee (Example Ltd)',
      'azure subscription 11111111-2222-4333-8444-555555555555 (Shop (production))',
      'gcp project shop-prod',
    ])
      assert.ok(lines.includes(line), line);
    const [tenant, subscription] = sample().scopes.filter(({ provider }) => provider === 'azure');
    const many = Array.from({ length: 214 }, (_, n) => ({ ...subscription!, account: `s${n}` }));
    assert.match(text(reportOf([], { scopes: [tenant!, ...many] })), /^and 207 subscriptions more$/m);
  });

  test('what is no gap is told apart, and so is how old an inventory is', () => {
    const lines = text(sample(), { width: 120 }).split('\n');
    assert.ok(lines.some((line) => /^ +What was not seen, by reason: denied \d+, throttled \d+\.$/.test(line)));
    assert.ok(lines.includes('  1 scope left out on purpose.'));
    assert.ok(lines.includes('  2 types of resource not asked for where the service is not in use.'));
    const { length } = sample().findings.filter(({ resource }) => resource.asOf !== undefined);
    assert.ok(
      lines.includes(`  ${length} verdicts rest on an inventory, with answers as old as 2026-11-20 08:00 UTC.`),
    );
  });

  test('the permissions to ask for are of the clouds that refused', () => {
    const commands = text(sample()).match(/cloudstance permissions \w+/g);
    assert.deepEqual(commands, ['cloudstance permissions aws', 'cloudstance permissions gcp']);
  });

  test('coverage that is not complete is never rounded up to 100%', () => {
    const report = sample();
    const one = report.findings.find(({ status }) => status === 'unknown')!;
    const many = Array.from({ length: 5_000 }, () => report.findings.find(({ status }) => status === 'pass')!);
    assert.match(text(reportOf([...many, one])), /99\.9% of verdicts/);
  });

  test('a stopped scan says so', () => {
    assert.match(text({ ...sample(), complete: false }), /stopped before it had seen everything/);
    assert.doesNotMatch(text(sample()), /stopped/);
  });

  for (const width of [40, 60, 80, 133])
    test(`no line but a command is wider than ${width}`, () => {
      for (const report of [sample(), hostile(), empty()])
        for (const line of text(report, { width }).split('\n'))
          assert.ok(Array.from(line.normalize()).length <= width || line.startsWith('    cloudstance '), line);
    });

  test('colours change nothing but colours, and no other escape gets through', () => {
    for (const report of [sample(), hostile()]) {
      const plain = text(report);
      assert.doesNotMatch(plain, /[^\n\P{Cc}]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      const colored = text(report, { color: true });
      assert.notEqual(colored, plain);
      assert.equal(stripVTControlCharacters(colored), plain);
    }
  });

  test('a build server gets no commands', () => {
    for (const evil of [
      '::error::x',
      '  ::set-output name=a::b',
      '##[error]x',
      'a ##vso[task.setvariable variable=x]y',
    ]) {
      const report = hostile([evil]);
      for (const color of [false, true]) assert.doesNotMatch(text(report, { color }), /^\s*::|##\[|##vso\[/m);
    }
  });
});
