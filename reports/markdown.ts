import { isWebPage, visible, visibleBlock } from './text-safety.ts';

/** Text that is Markdown already. Only this file makes it from strings. */
export class Markdown {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Markdown from a template: what is interpolated is shown as it is, whatever it contains, unless it is Markdown. */
export const md = (strings: TemplateStringsArray, ...values: readonly (string | Markdown)[]): Markdown =>
  new Markdown(
    String.raw({ raw: strings }, ...values.map((value) => (value instanceof Markdown ? value.text : escape(value)))),
  );

/** Parts that are there, with something between them. */
export const joined = (parts: Iterable<Markdown | null | undefined>, between: string): Markdown =>
  new Markdown(
    [...parts]
      .filter((part) => part !== null && part !== undefined)
      .map(({ text }) => text)
      .join(between),
  );

/** A code span that shows exactly this. */
export function code(value: string): Markdown {
  const text = visible(value);
  if (text.trim() === '') return new Markdown('` `');
  const fence = '`'.repeat(longestRun(text) + 1);
  const space = /^[` ]|[` ]$/.test(text) ? ' ' : '';
  return new Markdown(fence + space + text + space + fence);
}

/** A fenced block that shows exactly this; `language` is a word of ours. */
export function codeBlock(value: string, language: 'sh' | 'hcl' | 'json'): Markdown {
  const text = visibleBlock(value);
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return new Markdown(`${fence}${language}\n${text}\n${fence}`);
}

/** A link that shows where it leads; anything but a plain web address is shown as code. */
export const autolink = (url: string): Markdown => (isWebPage(url) ? new Markdown(`<${url}>`) : code(url));

const escape = (value: string): string =>
  visible(value)
    .trim()
    .replaceAll(/[\\`*_{}[\]<>()#+\-=!|~&:"]/g, '\\$&')
    .replace(/^(\d+)\.(?=\s|$)/, String.raw`$1\.`);

const longestRun = (text: string): number =>
  (text.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);
