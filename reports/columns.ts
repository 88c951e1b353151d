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

/** Where a line may end, the best first: after a word, after a part of a name. */
const ends = [/^.*\s/su, /^.*(?:[/:._-]|\p{Ll}(?=\p{Lu}))/su];

/** A short text on at most so many lines; the last says if something was cut. */
export function labelLines(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (lines.length < most - 1 && columns(rest) > width) {
    const line = firstLine(rest, width);
    lines.push(line.trim());
    rest = rest.slice(line.length).trim();
  }
  return [...lines, cut(rest, width)];
}

/** Ends with a word or a part of a name, unless little of the line would be left. */
function firstLine(text: string, width: number): string {
  const full = start(text, width);
  const lines = ends.map((end) => end.exec(full)?.[0] ?? '');
  return lines.find((line) => columns(line) > width / 3) ?? full;
}
