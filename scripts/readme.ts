import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** A command in an indented block, and what stands below it up to the next command or the end of the block. */
const session = /^ {4}\$ npx cloudstance (?<words>.+)\n(?:(?:\n+(?= {4}(?!\$ )))? {4}(?!\$ ).*\n)*/gm;

/** A text with what its commands print: each `$ npx cloudstance …` is run. Throws for one that fails. */
export const withOutputs = (text: string): string =>
  text.replaceAll(session, (_, words: string) => `    $ npx cloudstance ${words}\n${indented(outputOf(words))}`);

function outputOf(words: string): string {
  const args = Array.from(words.matchAll(/'([^']*)'|\S+/g), ([word, quoted]) => quoted ?? word);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=source', join(root, 'test/cli/entry.ts'), ...args],
    { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '' } },
  );
  if (status !== 0) throw new Error(`cloudstance ${words}: ${stderr}`);
  return stdout;
}

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '    ');
