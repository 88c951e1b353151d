import { stripVTControlCharacters } from 'node:util';

/** Rows as aligned columns, two spaces apart; the last column is not padded. Control characters become visible. */
export function table(rows: readonly (readonly string[])[]): string {
  const clean = rows.map((row) => row.map((cell) => stripVTControlCharacters(cell).replaceAll(/\p{Cc}/gu, '�')));
  const widths = clean.reduce<number[]>((max, row) => row.map((cell, i) => Math.max(max[i] ?? 0, cell.length)), []);
  return clean
    .map((row) => row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i]!))).join('  ').trimEnd())
    .map((line) => `${line}\n`)
    .join('');
}
