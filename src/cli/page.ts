import { styleText } from 'node:util';

/** Text, or something that stands out in it. Nothing else reaches a page, so nothing is obeyed as markup. */
export type Inline = string | { readonly code: string } | { readonly url: string };
type Line = readonly Inline[];

/** A page as data: `markdown` and `forTerminal` write it down. */
export type Block =
  | { readonly title: string }
  | { readonly heading: string }
  | { readonly text: Line }
  | { readonly list: readonly Line[] }
  | { readonly code: string; readonly language: string };

/** As Markdown, whatever the text holds. */
export function markdown(blocks: readonly Block[]): string {
  return `${blocks.map(markdownBlock).join('\n\n')}\n`;
}

function markdownBlock(block: Block): string {
  if ('title' in block) return `# ${escaped(block.title)}`;
  if ('heading' in block) return `## ${escaped(block.heading)}`;
  if ('text' in block) return markdownLine(block.text);
  if ('list' in block) return block.list.map((line) => `- ${markdownLine(line)}`).join('\n');
  return fenced(block.code, block.language);
}

const markdownLine = (line: Line): string =>
  line
    .map((part) => {
      if (typeof part === 'string') return escaped(part);
      return 'url' in part ? `<${part.url.replaceAll(/[<>\s]/g, encodeURIComponent)}>` : ticked(part.code);
    })
    .join('');

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');
const escaped = (text: string): string =>
  flat(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_[\]~#]/g, '\\$&');

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));

function ticked(code: string): string {
  const ticks = '`'.repeat(longestRun(code) + 1);
  const pad = /^`|`$/.test(code) ? ' ' : '';
  return `${ticks}${pad}${flat(code)}${pad}${ticks}`;
}

function fenced(code: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(code) + 1));
  return `${fence}${language}\n${code}\n${fence}`;
}

/** For a terminal: wrapped, indented, with colours if asked for. */
export function forTerminal(
  blocks: readonly Block[],
  { color, width }: { readonly color: boolean; readonly width: number },
): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const inline = (line: Line): Word[] => line.flatMap((part) => wordsOf(part, paint));
  const print = (block: Block): string => {
    if ('title' in block) return paint('bold', harmless(block.title));
    if ('heading' in block) return paint('bold', harmless(block.heading).toUpperCase());
    if ('text' in block) return wrap(inline(block.text), width);
    if ('list' in block) return block.list.map((line) => wrap(inline(line), width, '  ')).join('\n');
    return harmless(block.code)
      .split('\n')
      .map((line) => `  ${paint('cyan', line)}`)
      .join('\n');
  };
  return `${blocks.map(print).join('\n\n')}\n`;
}

interface Word {
  readonly shown: string;
  readonly length: number;
  /** Without the blank at its end. */
  readonly solid: number;
}

function wordsOf(part: Inline, paint: (style: 'cyan' | 'underline', text: string) => string): Word[] {
  const [text, style] =
    typeof part === 'string'
      ? [part, undefined]
      : 'url' in part
        ? [part.url, 'underline' as const]
        : [part.code, 'cyan' as const];
  // A blank stays with the word before it, so that `code` and punctuation hold together.
  const pieces = flat(harmless(text)).match(/ *[^ ]+ *| +/g) ?? [];
  return pieces.map((piece) => ({
    shown: style ? paint(style, piece) : piece,
    length: piece.length,
    solid: piece.trimEnd().length,
  }));
}

function wrap(words: readonly Word[], width: number, indent = ''): string {
  const lines = [indent];
  let length = indent.length;
  for (const { shown, length: own, solid } of words) {
    if (length + solid > width && length > indent.length) {
      lines.push(indent);
      length = indent.length;
    }
    lines[lines.length - 1] += shown;
    length += own;
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}

const harmless = (text: string): string => text.replaceAll(/[^\P{Cc}\n\t]|\p{Bidi_Control}/gu, '�');
