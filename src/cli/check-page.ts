import { inspect } from 'node:util';
import type { Check, Relation } from '../check.ts';
import type { ControlRef } from '../model.ts';
import { permissionsFor, planFor } from '../plan.ts';

const subject = {
  uid: 'UID',
  name: 'NAME',
  scope: { provider: 'aws', account: '111122223333', region: 'eu-west-1' },
};

/** The page of one check, as Markdown: what `checks show` prints and what `docs/checks/` holds. */
export function checkPage(check: Check, controls: readonly ControlRef[]): string {
  const related = Object.entries((check.with ?? {}) as Record<string, Relation>);
  const fix = check.fix(subject);
  const { text, command, terraform } = typeof fix === 'string' ? { command: fix } : fix;
  return [
    `# ${check.title}`,
    '',
    `\`${check.id}\` · ${check.severity}`,
    '',
    check.why,
    '',
    '## What is judged',
    '',
    `Each \`${check.on.type.id}\`${check.on.facets.length > 0 ? ` by its ${names(check.on.facets)}` : ''}.`,
    ...related.map(
      ([, { selection, sameRegion }]) =>
        `With \`${selection.type.id}\`${selection.facets.length > 0 ? ` (${names(selection.facets)})` : ''} of the same ${sameRegion ? 'region' : 'account'}.`,
    ),
    '',
    `Permissions: ${permissionsFor(planFor([check])).map((p) => `\`${p}\``).join(', ') || 'none'}`,
    ...(check.params ? ['', `Parameters: \`${JSON.stringify(check.params.parse({}))}\``] : []),
    '',
    '## Fix',
    '',
    ...(text ? [text, ''] : []),
    ...(command ? ['```sh', command, '```', ''] : []),
    ...(terraform ? ['```hcl', terraform, '```', ''] : []),
    ...section('## Controls', controls.map(({ framework, control }) => `- ${framework} ${control}`)),
    ...section('## References', (check.references ?? []).map((url: string) => `- <${url}>`)),
    '## Examples',
    '',
    ...examples('Passes', check.examples.pass),
    ...examples('Fails', check.examples.fail),
    ...examples('Does not apply', check.examples.notApplicable ?? []),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

const names = (facets: readonly string[]): string => facets.map((facet) => `\`${facet}\``).join(', ');

const section = (title: string, lines: readonly string[]): string[] => (lines.length > 0 ? [title, '', ...lines, ''] : []);

const examples = (title: string, cases: readonly unknown[]): string[] =>
  cases.flatMap((example) => [
    `${title}:`,
    '',
    '```js',
    inspect(example, { depth: 12, breakLength: 100, sorted: false, maxStringLength: 2000, maxArrayLength: 50 }),
    '```',
    '',
  ]);
