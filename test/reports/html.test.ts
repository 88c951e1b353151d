import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { isOpen, type PathStep, type Report } from 'cloudstance/report';
import renderer from '../../reports/html.ts';
import { clip, visible } from '../../reports/text-safety.ts';
import { empty, hostile, reportOf, sample } from './sample.ts';

type StepRow = readonly [
  kind: number,
  id: number,
  name: number,
  how: number,
  nameLines: readonly number[],
  howLines: readonly number[],
  because: readonly number[],
];

interface Island {
  readonly checks: readonly { readonly id: string; readonly title: string; readonly links: readonly string[] }[];
  readonly columns: Readonly<Record<string, readonly (number | string | null)[]>>;
  readonly tables: Readonly<Record<string, readonly (readonly number[])[]>> & {
    readonly steps: readonly StepRow[];
  };
  readonly stepKinds: readonly string[];
  readonly texts: readonly string[];
}

const text = (report: Report): string => [...renderer.render(report, {})].join('');
const packed = (html: string): Buffer =>
  Buffer.from(
    /<script type="application\/gzip\+base64" id="island">([A-Za-z0-9+/=]*)<\/script>/.exec(html)![1]!,
    'base64',
  );
const islandOf = (html: string): Island => JSON.parse(gunzipSync(packed(html)).toString()) as Island;

/** What is between `<tag …>` and `</tag>`, each time. */
const contents = (html: string, tag: 'script' | 'style'): string[] =>
  [...html.matchAll(new RegExp(`<${tag}[^>]*>([^]*?)</${tag}>`, 'g'))].map(([, inner]) => inner!);

const hidden = /[^\n\t\P{Cc}]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

suite('reports/html', () => {
  test('only its own scripts and style run, by their hashes', () => {
    const html = text(hostile());
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/
      .exec(html)![1]!
      .replaceAll('&#x27;', "'")
      .replaceAll('&#x3D;', '=');
    const directives = new Map(policy.split('; ').map((line) => [line.split(' ')[0], line.split(' ').slice(1)]));
    const hash = (source: string): string => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
    const [early, island, script, ...more] = contents(html, 'script');
    assert.deepEqual(more, []);
    assert.match(island!, /^[A-Za-z0-9+/=]+$/);
    assert.deepEqual(directives.get('script-src'), [hash(early!), hash(script!)]);
    assert.deepEqual(directives.get('style-src'), contents(html, 'style').map(hash));
    assert.deepEqual(directives.get('default-src'), ["'none'"]);
    assert.deepEqual(directives.get('require-trusted-types-for'), ["'script'"]);
    assert.deepEqual(directives.get('trusted-types'), ["'none'"]);
    assert.ok(html.indexOf('Content-Security-Policy') < html.indexOf('<style'), 'the policy comes first');
  });

  test('the markup is ours alone: known elements, known attributes, links within the page', () => {
    const attributes = new Set(
      (
        'lang charset http-equiv content name class id href tabindex aria-label aria-labelledby aria-hidden focusable ' +
        'viewBox preserveAspectRatio width height x y d rx ry cx cy r role scope data-view type'
      ).split(' '),
    );
    for (const report of [sample(), hostile(), empty()]) {
      const html = text(report)
        .replace(/<style>[^]*?<\/style>/, '')
        .replaceAll(/<script[^]*?<\/script>/g, '');
      const tag = /<!doctype html>|<\/?([a-z][a-z0-9]*)((?:\s+[\w-]+(?:="[^"<>]*")?)*)\s*\/?>/gi;
      for (const [, , list = ''] of html.matchAll(tag))
        for (const [, name, value = ''] of list.matchAll(/([\w-]+)(?:="([^"]*)")?/g)) {
          assert.ok(attributes.has(name!), name);
          if (name === 'href') assert.match(value, /^#/);
        }
      const rest = html.replaceAll(tag, '');
      assert.doesNotMatch(rest, /[<>]/);
    }
  });

  test('nothing is hidden from the eye, in the page and in the island', () => {
    const html = text(hostile());
    assert.doesNotMatch(html, hidden);
    const walk = (value: unknown): void => {
      if (typeof value === 'string') assert.doesNotMatch(value, hidden);
      else if (typeof value === 'object' && value !== null)
        for (const [key, part] of Object.entries(value)) {
          assert.doesNotMatch(key, hidden);
          walk(part);
        }
    };
    walk(islandOf(html));
  });

  for (const [name, report] of Object.entries({ sample: sample(), hostile: hostile(), empty: empty() }))
    test(`${name}: the island says what the report says`, () => {
      const { columns, tables, texts, checks } = islandOf(text(report));
      const at = (column: string, row: number): number => columns[column]![row] as number;
      const word = (index: number): string | null => (index < 0 ? null : texts[index]!);
      const shown = (value: string | null): string | null => value && visible(clip(value, 1_024));
      for (const column of Object.values(columns)) assert.equal(column.length, report.findings.length);
      for (const [row, finding] of report.findings.entries()) {
        assert.equal(columns['fingerprint']![row], finding.fingerprint);
        assert.equal(checks[at('check', row)]!.id, finding.check);
        assert.equal(word(at('message', row)), shown(finding.message));
        assert.equal(word(at('name', row)), shown(finding.resource.name));
        assert.equal(word(at('region', row)), shown(finding.resource.region));
        assert.equal(tables['evidence']![at('evidence', row)]!.length, finding.evidence.length);
        assert.equal(columns['muted']![row] === null, finding.muted === null);
        if (finding.gap) assert.equal(word(tables['gap']![at('gap', row)]![2]!), shown(finding.gap.detail));
      }
    });

  for (const [name, report] of Object.entries({ sample: sample(), hostile: hostile() }))
    test(`${name}: the island has every path, each step once`, () => {
      const { columns, tables, texts, stepKinds } = islandOf(text(report));
      const shown = (value: string): string => visible(clip(value, 1_024));
      let seen = 0;
      for (const [row, { paths }] of report.findings.entries()) {
        const ways = columns['ways']![row] as number | null;
        assert.equal(ways === null, paths === undefined);
        if (ways === null || !paths) continue;
        const [more, ...indices] = tables['ways']![ways]!;
        assert.equal(more, 0);
        assert.equal(indices.length, paths.length);
        for (const [n, index] of indices.entries()) {
          const [, ...steps] = tables['paths']![index]!;
          assert.equal(steps.length, paths[n]!.steps.length);
          for (const [m, step] of steps.entries()) {
            const [kind, id, , how, , , because] = tables.steps[step]!;
            const expected: PathStep = paths[n]!.steps[m]!;
            assert.equal(stepKinds[kind], expected.kind);
            assert.equal(texts[id], shown(expected.id));
            assert.equal(
              how < 0 ? undefined : texts[how],
              expected.how === undefined ? undefined : shown(expected.how),
            );
            assert.deepEqual(
              because.map((line) => texts[line]),
              (expected.because ?? []).map(shown),
            );
            seen += 1;
          }
        }
      }
      assert.ok(seen > tables.steps.length, 'steps that are the same are written once');
    });

  test('the summary draws the worst paths, one of each check, and leads to their findings, without scripts too', () => {
    const report = sample();
    const html = text(report).replaceAll(/<script[^]*?<\/script>/g, '');
    const drawn = [...html.matchAll(/<article class="way">[^]*?<\/article>/g)].map(([part]) => part);
    const prints = drawn.map((part) => /href="#f&#x3D;([0-9a-f]{64})"|href="#f=([0-9a-f]{64})"/.exec(part)!);
    const findings = prints.map(([, a, b]) => report.findings.find(({ fingerprint }) => fingerprint === (a ?? b))!);
    assert.deepEqual(findings.map(({ check }) => check).toSorted(), [
      'aws-ec2-security-group-ssh-open',
      'aws-s3-bucket-public',
    ]);
    for (const [n, part] of drawn.entries()) {
      const { steps } = findings[n]!.paths![0]!;
      assert.equal(part.match(/<svg class="path /g)?.length, 2);
      for (const { id, how = '', because = [] } of steps)
        for (const word of [id, how, ...because]) assert.ok(part.includes(word), word);
      assert.match(html, new RegExp(`<p id="f=${findings[n]!.fingerprint}">`));
    }
    assert.doesNotMatch(text(empty()), /<h2>Attack paths/);
  });

  test('of endless paths both ends are drawn, all of them are counted', () => {
    const [base] = sample().findings.filter(isOpen);
    const steps = Array.from({ length: 300 }, (_, n) => ({
      kind: 'identity' as const,
      id: `r${n}`,
      name: `r${n}`,
      how: 'is',
    }));
    const paths = Array.from({ length: 25 }, (_, n) => ({ title: `Path ${n}`, steps }));
    const html = text(reportOf([{ ...base!, paths }]));
    const { tables } = islandOf(html);
    assert.deepEqual([tables['ways']![0]![0], tables['ways']![0]!.length, tables.steps.length], [15, 11, 100]);
    const wide = /<svg class="path path-wide"[^]*?<\/article>/.exec(html)![0];
    assert.deepEqual(
      [...wide.matchAll(/"node-name"[^>]*>([^<]*)</g)].map(([, name]) => name),
      ['r0', 'r1', 'r2', 'r297', 'r298', 'r299'],
    );
    assert.match(wide, /294 more steps,/);
  });

  test('references are links only when they are plain web addresses', () => {
    const [check] = sample().checks;
    const references = [
      'https://docs.example/a',
      'http://a.example/',
      'javascript:alert(1)',
      'https://user@a.example/',
      'https://a.example/" x="',
    ];
    const [rule] = islandOf(text(reportOf([], { checks: [{ ...check!, references }] }))).checks;
    assert.deepEqual(rule!.links, ['https://docs.example/a']);
  });

  test('the packed island carries neither a time nor a platform', () => {
    const header = packed(text(sample())).subarray(4, 10);
    assert.deepEqual([...header.subarray(0, 4)], [0, 0, 0, 0]);
    assert.equal(header[5], 255);
  });

  test('without scripts there is still a summary, the worst findings, the coverage and the compliance', () => {
    const report = sample();
    const html = text(report).replaceAll(/<script[^]*?<\/script>/g, '');
    assert.match(html, /144 findings need attention/);
    for (const { permission } of report.coverage.missing) assert.ok(html.includes(permission), permission);
    for (const { title } of report.frameworks) assert.ok(html.includes(title), title);
    const critical = report.findings.filter(
      ({ severity, status, muted }) => severity === 'critical' && status === 'fail' && !muted,
    );
    assert.ok(critical.length > 0);
    for (const { resource } of critical) assert.ok(html.includes(resource.name), resource.name);
  });

  test('coverage is never rounded up, and a stopped scan says so', () => {
    const report = sample();
    const one = report.findings.find(({ status }) => status === 'unknown')!;
    const many = Array.from({ length: 5_000 }, () => report.findings.find(({ status }) => status === 'pass')!);
    assert.match(text(reportOf([...many, one])), /99\.9% of verdicts were reached/);
    assert.match(text({ ...report, complete: false }), /stopped half-way/);
    assert.doesNotMatch(text(report), /stopped half-way/);
  });

  test('no template writes anything unescaped, no script makes markup or calls out', () => {
    const folder = new URL('../../templates/', import.meta.url);
    for (const name of readdirSync(folder)) {
      const source = readFileSync(new URL(name, folder), 'utf8');
      if (name.endsWith('.hbs')) assert.doesNotMatch(source, /\{\{\{|\{\{&|\sstyle=|\son\w+=/, name);
      else
        assert.doesNotMatch(
          source,
          /<\/(?:script|style)|innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(|fetch\(|XMLHttp|import\(|url\(/i,
          name,
        );
    }
  });

  test('50,000 findings make a file that can be mailed', () => {
    const megabytes = text(sample({ findings: 55_000 })).length / 2 ** 20;
    assert.ok(megabytes < 8, `${megabytes} MiB`);
  });
});
