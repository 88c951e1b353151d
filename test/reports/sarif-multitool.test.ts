import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { Log } from 'sarif';
import renderer from '../../reports/sarif.ts';
import { empty, hostile, sample } from './sample.ts';

/** Bundles .NET; there is a package for each platform it runs on. */
function multitool(): string | undefined {
  try {
    const path: unknown = createRequire(import.meta.url)('@microsoft/sarif-multitool');
    return typeof path === 'string' && existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

const tool = multitool();

suite('reports/sarif: the multitool', { skip: tool ? false : `none for ${process.platform}` }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'cloudstance-sarif-'));
  const config = join(folder, 'config.xml');
  after(() => rmSync(folder, { recursive: true }));

  before(() => {
    chmodSync(tool!, 0o755);
    execFileSync(tool!, ['export-validation-config', config]);
    const rules = /(<Properties Key="GH\d+[^>]*>\s*<Property Key="RuleEnabled" Value=")Default"/g;
    const text = readFileSync(config, 'utf8');
    assert.ok(rules.test(text));
    writeFileSync(config, text.replaceAll(rules, '$1Error"'));
  });

  /** It exits with 0 whatever it finds: what counts is what it writes. */
  function findings(name: string, log: string): string[] {
    const file = join(folder, `${name}.sarif`);
    writeFileSync(file, log);
    const out = join(folder, `${name}.out.sarif`);
    const rules = ['--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning'];
    execFileSync(tool!, ['validate', ...rules, '-c', config, '-o', out, file], { stdio: 'pipe' });
    const result = JSON.parse(readFileSync(out, 'utf8').replace(/^\uFEFF/, '')) as Log;
    const problems = result.runs[0]!.invocations?.flatMap(
      ({ toolExecutionNotifications = [] }) => toolExecutionNotifications,
    );
    return [
      ...(result.runs[0]!.results ?? []).map(({ ruleId, message }) => `${ruleId} ${JSON.stringify(message)}`),
      ...(problems ?? []).map(({ message }) => JSON.stringify(message)),
    ];
  }

  const render = (report: Parameters<typeof renderer.render>[0], profile: 'github' | 'full'): string =>
    [...renderer.render(report, { profile, incomplete: true })].join('');

  for (const [name, report] of Object.entries({ sample: sample(), hostile: hostile(), empty: empty() }))
    test(name, () => assert.deepEqual(findings(name, render(report, 'github')), []));

  test('hostile, full', () => assert.deepEqual(findings('full', render(hostile(), 'full')), []));

  test('it does find what GitHub would reject', () => {
    const log = JSON.parse(render(sample(), 'github')) as Log;
    log.runs[0]!.results![0]!.locations![0]!.physicalLocation!.artifactLocation!.uri = 'https://example.com/x';
    assert.ok(findings('bad', JSON.stringify(log)).length > 0);
  });
});
