const wide =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}])$/u;
const narrowest = /^[\p{Mn}\p{Me}\uFE0E\uFE0F]$/u;

/** How many columns a font of fixed width gives a text, near enough. */
export function columns(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let used = 0;
  for (const character of text) used += narrowest.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return used;
}

/** The start of a text that fits, with an ellipsis where something was cut. */
export function cut(text: string, width: number): string {
  if (columns(text) <= width) return text;
  const kept = start(text, width - 1);
  return kept.endsWith('…') ? kept : `${kept}…`;
}

function start(text: string, width: number): string {
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += columns(character);
    if (used > width) break;
    kept += character;
  }
  return kept;
}

/** A short text on at most so many lines, broken where words or parts of a name end if it can be; the last says if it was cut. */
export function labelLines(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (lines.length < most - 1 && columns(rest) > width) {
    const fitting = start(rest, width);
    const line = /^.*(?:[\s/:._-]|\p{Ll}(?=\p{Lu}))/su.exec(fitting)?.[0] ?? fitting;
    const isTiny = columns(line) < width / 3;
    lines.push((isTiny ? fitting : line).trim());
    rest = rest.slice((isTiny ? fitting : line).length).trim();
  }
  return [...lines, cut(rest, width)];
}
