/** Pages are data until they are written: what is in the text is never markup, and no terminal obeys it. */
import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import { test } from 'node:test';
import fc from 'fast-check';
import * as allChecks from '../../checks/index.ts';
import { checkBlocks, checkPage } from '../../src/cli/check-page.ts';
import { forTerminal, markdown } from '../../src/cli/page.ts';
import { table } from '../../src/cli/table.ts';

const lines: readonly [text: string, written: string][] = [
  ['a *b* _c_ `d`', 'a \\*b\\* \\_c\\_ \\`d\\`'],
  ['<script>&amp;', '&lt;script>&amp;amp;'],
  ['[x](javascript:y)', '\\[x\\](javascript:y)'],
  ['one\n\n# two', 'one \\# two'],
  ['::/0 and 0.0.0.0/0', '::/0 and 0.0.0.0/0'],
];

for (const [text, written] of lines)
  test(`Markdown: ${JSON.stringify(text)}`, () => assert.equal(markdown([{ text: [text] }]), `${written}\n`));

test('Markdown: code holds its ticks', () => {
  assert.equal(markdown([{ text: [{ code: 'a`b' }, ' ', { code: '`' }] }]), '``a`b`` `` ` ``\n');
  assert.equal(markdown([{ code: '```\nx', language: 'js' }]), '````js\n```\nx\n````\n');
});

test('Markdown: an address stays inside its brackets', () => {
  assert.equal(markdown([{ text: [{ url: 'https://x.example/a> <b' }] }]), '<https://x.example/a%3E%20%3Cb>\n');
});

test('a terminal: lines fit, and nothing in the text is a command', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 })),
      fc.constantFrom('\u001b[2J', '\u009b', '\u202e', '\r', '\u0007'),
      (words, evil) => {
        const text = [...words, `x${evil}y`].join(' ');
        const shown = forTerminal(
          [{ title: text }, { text: [text, { code: text }] }, { list: [[text]] }, { code: text, language: 'sh' }],
          { color: false, width: 40 },
        );
        assert.equal(stripVTControlCharacters(shown), shown);
        assert.ok(!['\r', '\u0007', '\u202e', '\u009b'].some((character) => shown.includes(character)));
        const wrapped = forTerminal([{ text: [text] }], { color: false, width: 40 });
        for (const line of wrapped.split('\n')) assert.ok(line.length <= 40, line);
      },
    ),
  );
});

test('a table: columns are aligned, cut where the terminal ends, and harmless', () => {
  assert.equal(
    table([
      ['A', 'B'],
      ['long', 'x\u001b[31m\ny'],
    ]),
    'A     B\nlong  x�y\n',
  );
  assert.equal(
    table(
      [
        ['A', 'B'],
        ['long', 'something'],
      ],
      10,
    ),
    'A     B\nlong  som…\n',
  );
});

const pages = Object.values(allChecks).map((check) => ({ check, page: checkPage(check, []) }));

test('every check has a page on which its own examples are judged as they say', () => {
  for (const { check, page } of pages) {
    assert.doesNotMatch(page, /^Wrong, /m, check.id);
    assert.doesNotMatch(page, /undefined|\[object Object\]|\[Object\]|\[Array\]/, check.id);
    assert.match(page, /^# .+\n\n`.+` · \w+ · .+\n\n/, check.id);
  }
});

test('a wrong example is called so, for whoever writes the check', () => {
  const { check } = pages.find(({ check: { id } }) => id === 'aws-s3-bucket-versioning')!;
  const swapped = { ...check, examples: { pass: check.examples.fail, fail: check.examples.pass } };
  const text = forTerminal(checkBlocks(swapped, []), { color: false, width: 100 });
  assert.match(text, /PASSES\n\nWrong, this is judged fail: Versioning was never enabled/);
});
