import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { columns, cut, labelLines } from '../../reports/columns.ts';

suite('reports/columns', () => {
  const cases: readonly (readonly [text: string, width: number, most: number, lines: readonly string[]])[] = [
    ['web-1', 10, 2, ['web-1']],
    ['', 10, 2, ['']],
    ['connects to 203.0.113.27, port 22', 24, 2, ['connects to', '203.0.113.27, port 22']],
    ['payments-batch-processing', 18, 2, ['payments-batch-', 'processing']],
    ['iam:CreatePolicyVersion', 20, 2, ['iam:CreatePolicy', 'Version']],
    ['a-verylongnamewithoutends', 12, 2, ['a-verylongna', 'mewithoutends'.slice(0, 11) + '…']],
    ['one two three four five', 8, 2, ['one two', 'three f…']],
    ['one two three', 8, 1, ['one two…']],
    ['漢字かな漢字', 6, 2, ['漢字か', 'な漢字']],
  ];
  for (const [text, width, most, lines] of cases)
    test(`${JSON.stringify(text)} in ${most} × ${width}`, () => assert.deepEqual(labelLines(text, width, most), lines));

  test('no line is too wide, none too many, and nothing is lost without a sign', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 4, max: 40 }),
        fc.integer({ min: 1, max: 4 }),
        (text, width, most) => {
          const lines = labelLines(text, width, most);
          assert.ok(lines.length <= most);
          for (const line of lines) assert.ok(columns(line) <= width, line);
          const bare = (value: string): string => value.replaceAll(/\s/g, '');
          if (!lines.at(-1)!.endsWith('…')) assert.equal(bare(lines.join('')), bare(text));
          assert.ok(columns(cut(text, width)) <= width);
        },
      ),
    );
  });
});
