import { stripVTControlCharacters } from 'node:util';

/**
 * Rows as aligned columns, two spaces apart; the last column is not padded, and cut where a line would be longer than
 * `width`. Control characters become visible.
 */
export function table(rows: readonly (readonly string[])[], width = Number.POSITIVE_INFINITY): string {
  const clean = rows.map((row) => row.map((cell) => stripVTControlCharacters(cell).replaceAll(/\p{Cc}/gu, '�')));
  const widths = clean.reduce<number[]>((max, row) => row.map((cell, i) => Math.max(max[i] ?? 0, cell.length)), []);
  return clean
    .map((row) =>
      row
        .map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i]!)))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line.length > width ? `${line.slice(0, width - 1)}…` : line}\n`)
    .join('');
}

/** The width of the terminal that a table goes to; a file or a pipe gets everything. */
export const terminalWidth = (stream: { readonly isTTY?: boolean; readonly columns?: number }): number | undefined =>
  stream.isTTY ? stream.columns : undefined;
