import * as frameworks from '../checks/frameworks/index.ts';
import * as checks from '../checks/index.ts';
import { checkPage } from '../src/cli/check-page.ts';
import { controlsByCheck } from '../src/engine/assemble.ts';

/** The generated pages by path: one for each check, and their index. */
export async function checkPages(): Promise<Map<string, string>> {
  const all = Object.values(checks);
  const controls = controlsByCheck(Object.values(frameworks));
  const rows = all.map(
    ({ id, severity, title, optIn }) =>
      `| [${id}](${id}.md) | ${severity} | ${title.replaceAll('|', '\\|')}${optIn === undefined ? '' : ' (opt-in)'} |`,
  );
  const index = [
    '# Checks',
    '',
    `${all.length} checks, generated from their definitions.`,
    '',
    '| check | severity | desired state |',
    '|---|---|---|',
    ...rows,
    '',
  ];
  return new Map([
    ['docs/checks/README.md', index.join('\n')],
    ...all.map((check) => [`docs/checks/${check.id}.md`, checkPage(check, controls.get(check.id) ?? [])] as const),
  ]);
}
