import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { stepKinds, type Report } from 'cloudstance/report';
import { renderers } from '../../reports/index.ts';
import { empty, hostile, hostileTexts, sample } from './sample.ts';

/** So that a renderer that changes what it was given throws. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) frozen(part);
  return value;
}

const million = 'x'.repeat(1_000_000);

for (const [format, load] of Object.entries(renderers))
  suite(`every renderer: ${format}`, async () => {
    const renderer = await load();
    const options: unknown = renderer.options.parse({});
    const text = (report: Report): string => [...renderer.render(report, options)].join('');

    test('is found by its own name', () => {
      assert.equal(renderer.format, format);
      assert.match(renderer.extension, /^[a-z]+$/);
    });

    test('its options all have defaults, and refuse nonsense', () => {
      assert.deepEqual(renderer.options.parse({}), options);
      assert.ok(!renderer.options.safeParse('nonsense').success);
    });

    test('gives text in chunks, changes nothing', () => {
      for (const report of [sample(), hostile(), empty()])
        for (const chunk of renderer.render(frozen(report), options)) assert.equal(typeof chunk, 'string');
    });

    test('the same report gives the same bytes', () => {
      for (const make of [sample, hostile, empty]) assert.equal(text(make()), text(make()));
    });

    test('nothing but the report decides: neither time zone nor language', () => {
      const { TZ, LANG } = process.env;
      const before = text(sample());
      Object.assign(process.env, { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' });
      try {
        assert.equal(text(sample()), before);
      } finally {
        for (const [name, value] of Object.entries({ TZ, LANG }))
          if (value === undefined) delete process.env[name];
          else process.env[name] = value;
      }
    });

    test('its text is well-formed and survives being written as UTF-8', () => {
      for (const report of [sample(), hostile()]) {
        const written = text(report);
        assert.ok(written.isWellFormed());
        assert.equal(Buffer.from(written).toString(), written);
      }
    });

    test('each hostile text alone, everywhere', () => {
      for (const evil of hostileTexts) assert.ok(text(hostile([evil])).length > 0, JSON.stringify(evil));
    });

    test('a name of a million characters', () => {
      const [finding] = sample().findings.filter(({ status }) => status === 'fail');
      const report: Report = {
        ...sample(),
        findings: [
          {
            ...finding!,
            message: million,
            paths: [
              {
                title: million,
                steps: stepKinds.slice(0, 2).map((kind) => ({
                  kind,
                  id: million,
                  name: million,
                  how: million,
                  because: [million],
                })),
              },
            ],
            resource: { ...finding!.resource, name: million, id: million, tags: { owner: million } },
          },
        ],
      };
      assert.ok(text(report).length < 16_000_000);
    });

    test('50,000 findings', () => {
      const report = sample({ findings: 55_000 });
      assert.ok(report.findings.length >= 50_000);
      let length = 0;
      for (const chunk of renderer.render(report, options)) length += chunk.length;
      assert.ok(length > 0);
    });

    test('notes are single lines', () => {
      for (const report of [sample(), hostile(), empty()])
        for (const note of renderer.notes?.(report, options) ?? []) assert.doesNotMatch(note, /\p{Cc}/u);
    });
  });
