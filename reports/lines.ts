import { columns, cut } from './columns.ts';
import { clip, visible } from './text-safety.ts';

type Style = keyof typeof codes;
/** Text from wherever, and how it looks. Only `print` turns it into characters for a terminal. */
export interface Span {
  readonly text: string;
  readonly style?: Style;
}
export type Line = readonly Span[];

const codes = {
  strong: '1',
  quiet: '2',
  fail: '31',
  unknown: '33',
  pass: '32',
  critical: '1;31',
  high: '31',
  medium: '33',
  low: '36',
  informational: '2',
  command: '36',
} as const;

/** The only way out: whatever the text holds, neither the terminal nor a build server obeys anything but our colours. */
export const print = (line: Line, color: boolean): string =>
  `${line.map(({ text, style }) => paint(harmless(text), color ? style : undefined)).join('')}\n`;

/** Build servers take `::error::…` at the start of a line, and `##[…` or `##vso[…` anywhere, for commands to them. */
const harmless = (text: string): string =>
  visible(text)
    .replaceAll(/(?<=^|\s):(?=:)/g, ': ')
    .replaceAll(/##(?=\[|vso\[)/gi, '## ');

const paint = (text: string, style: Style | undefined): string =>
  style && text.length > 0 ? `\u001b[${codes[style]}m${text}\u001b[0m` : text;

export const span = (text: string, style?: Style): Span => (style ? { text, style } : { text });
export const blank: Line = [];

export function* wrap(text: string, width: number, indent: number, style?: Style): Generator<Line> {
  for (const line of fold(text, width - indent)) yield [span(' '.repeat(indent)), span(line, style)];
}

/** Lines no wider than `width`; a word that is wider than a line is cut, unless whole words are wanted. */
export function fold(text: string, width: number, { whole = false } = {}): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of harmless(clip(text, 4_000)).split(/ +/)) {
    const longer = line ? `${line} ${word}` : word;
    if (columns(longer) <= width) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = whole ? word : fit(word, width);
  }
  return [...lines, line];
}

/** Visible text of at most so many columns. */
export const fit = (text: string, width: number): string => cut(harmless(clip(text, 400)), width);
