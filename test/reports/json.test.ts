import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import renderer from '../../reports/json.ts';
import { reportSchema } from '../../reports/schema.ts';
import { empty, hostile, hostileTexts, sample } from './sample.ts';
import type { Report } from 'cloudstance/report';

const ajv = new Ajv2020({ strict: true });
addFormats.default(ajv);
const valid = ajv.compile({ ...reportSchema({ closed: true }), $id: 'closed' });
const text = (report: Report): string => [...renderer.render(report, {})].join('');

suite('reports/json', () => {
  test('the published schema is current', () => {
    const published: unknown = JSON.parse(
      readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'),
    );
    assert.deepEqual(published, reportSchema());
  });

  for (const [name, report] of Object.entries({ empty: empty(), sample: sample(), hostile: hostile() }))
    test(`${name}: valid, and says what the report says`, () => {
      const parsed = JSON.parse(text(report)) as Report;
      assert.ok(valid(parsed), ajv.errorsText(valid.errors));
      const { schema, ...rest } = parsed as Report & { schema: string };
      assert.equal(schema, 'cloudstance.report/1');
      const sent = structuredClone(report);
      const scope = ({
        provider,
        account,
        region,
      }: {
        provider: string;
        account: string;
        region?: string | undefined;
      }) => ({
        provider,
        account,
        region: region ?? null,
      });
      const ledger = sent.coverage.ledger.map((entry) => ({ ...entry, scope: scope(entry.scope) }));
      assert.deepEqual(rest, { ...sent, coverage: { ...sent.coverage, ledger } });
    });

  test('paths are data, of every step all that is known', () => {
    const report = sample();
    const parsed = JSON.parse(text(report)) as Report;
    const withPaths = (all: Report) => all.findings.flatMap(({ paths = [] }) => paths);
    assert.ok(withPaths(report).length > 5);
    assert.deepEqual(withPaths(parsed), withPaths(report));
    const [bad] = parsed.findings.filter(({ paths }) => paths);
    assert.ok(!valid({ ...parsed, findings: [{ ...bad, paths: [{ title: 'x', steps: [{ kind: 'magic' }] }] }] }));
  });

  test('an unknown field or a missing one is not valid', () => {
    const parsed = JSON.parse(text(sample({ findings: 1 }))) as Report;
    assert.ok(!valid({ ...parsed, extra: 1 }));
    assert.ok(!valid({ ...parsed, findings: [{ ...parsed.findings[0], fingerprint: 'no' }] }));
    assert.ok(!valid({ ...parsed, takenAt: 'yesterday' }));
  });

  test('readers may meet fields they do not know', () => {
    const open = ajv.compile(reportSchema());
    assert.ok(open({ ...(JSON.parse(text(empty())) as object), addedLater: true }));
  });

  test('one finding a line, and nothing that a terminal or an editor would obey', () => {
    const report = hostile();
    const lines = text(report).split('\n');
    assert.equal(lines.filter((line) => line.startsWith('{"fingerprint":')).length, report.findings.length);
    for (const line of lines) assert.doesNotMatch(line, /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    assert.ok(hostileTexts.some((entry) => /[\p{Cc}\p{Cf}\p{Cs}]/u.test(entry)));
  });

  test('findings are streamed', () => {
    let most = 0;
    for (const chunk of renderer.render(sample({ findings: 5_000 }), {})) most = Math.max(most, chunk.length);
    assert.ok(most < 100_000, `one chunk has ${most} characters`);
  });
});
