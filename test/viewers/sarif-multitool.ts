import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { Log } from 'sarif';
import renderer from '../../reports/sarif.ts';
import { empty, hostile, sample } from '../reports/sample.ts';

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
  function findings(logs: Readonly<Record<string, string>>): string[] {
    const files = Object.entries(logs).map(([name, log]) => {
      const file = join(folder, `${name}.sarif`);
      writeFileSync(file, log);
      return file;
    });
    const out = join(folder, 'out.json');
    const rules = ['--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning', '--log', 'ForceOverwrite'];
    execFileSync(tool!, ['validate', ...rules, '-c', config, '-o', out, ...files], { stdio: 'pipe' });
    const { runs } = JSON.parse(readFileSync(out, 'utf8').replace(/^\uFEFF/, '')) as Log;
    const problems = runs
      .flatMap(({ invocations = [] }) => invocations)
      .flatMap(({ toolExecutionNotifications = [] }) => toolExecutionNotifications);
    return [
      ...runs
        .flatMap(({ results = [] }) => results)
        .map(({ ruleId, message }) => `${ruleId} ${JSON.stringify(message)}`),
      ...problems.map(({ message }) => JSON.stringify(message)),
    ];
  }

  const render = (report: Parameters<typeof renderer.render>[0], profile: 'github' | 'full'): string =>
    [...renderer.render(report, { profile, incomplete: true })].join('');

  test('has nothing to object to', () => {
    const logs = {
      sample: render(sample(), 'github'),
      hostile: render(hostile(), 'github'),
      full: render(hostile(), 'full'),
      empty: render(empty(), 'github'),
    };
    // It knows GitHub's former limit of 5 runs a file; the documented one is 20, which `lintSarif` holds us to.
    const runs = /^GH1004 \{"id":"Error_Default","arguments":\["runs","\d+","5"\]\}$/;
    assert.deepEqual(
      findings(logs).filter((line) => !runs.test(line)),
      [],
    );
  });

  test('it does find what GitHub would reject', () => {
    const log = JSON.parse(render(sample(), 'github')) as Log;
    log.runs[0]!.results![0]!.locations![0]!.physicalLocation!.artifactLocation!.uri = 'https://example.com/x';
    assert.ok(findings({ bad: JSON.stringify(log) }).length > 0);
  });
});
