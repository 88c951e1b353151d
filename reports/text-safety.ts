/**
 * Names, tags and policies come from the cloud and may try to hide or to mislead: control characters, bidirectional
 * overrides, zero-width and other invisible characters, halves of surrogate pairs. These are what must be seen.
 * Emoji and text presentation selectors are let through: they change nothing but the style of the character before.
 */
const unseen = /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--[\uFE0E\uFE0F]]/gv;
const unseenInBlock = /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--[\uFE0E\uFE0F\n\t]]/gv;
const plain = /^[\x20-\x7e]*$/;

/** One line of text in which nothing is hidden: a newline is `⟨LF⟩`, a right-to-left override is `⟨U+202E⟩`. */
export const visible = (text: string): string => (plain.test(text) ? text : text.replace(unseen, symbol));

/** The same for text of several lines, which keeps its newlines and tabs. */
export const visibleBlock = (text: string): string =>
  plain.test(text) ? text : text.replaceAll('\r\n', '\n').replace(unseenInBlock, symbol);

/** The names of the first 32 characters; fonts and terminals often lack their pictures. */
const controls = (
  'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI ' +
  'DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'
).split(' ');

function symbol(character: string): string {
  const code = character.codePointAt(0)!;
  return `⟨${controls[code] ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`}⟩`;
}

/** JSON on one line, in which unseen characters are escaped: the same value, but safe to print and to read. */
export function json(value: unknown): string {
  const text = JSON.stringify(value);
  return plain.test(text) ? text : text.replace(unseen, escaped);
}

const escaped = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

/** At most `limit` UTF-16 units, never half a character, with an ellipsis where something was cut. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/\p{Cs}$/u, '')}…`;
}

/** By code unit: the same everywhere, unlike a locale's order. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A web address by RFC 3986, without the ways to mislead that it allows: users, ports, other schemes. */
export const isWebPage = (reference: string): boolean =>
  reference.length <= 1_024 &&
  /^https:\/\/[\w.-]+(?:\/(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?(?:#[\w.~!$&'()*+,;=:@/?-]*)?$/.test(
    reference,
  ) &&
  URL.canParse(reference);
