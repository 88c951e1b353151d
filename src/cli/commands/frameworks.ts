import { Command } from '@commander-js/extra-typings';
import { frameworkNamed } from '../../engine/select.ts';
import { coverageOf } from '../../framework.ts';
import { loadCatalogue } from '../catalogue.ts';
import { examples } from '../options.ts';
import { table, terminalWidth } from '../table.ts';

const states = { decided: 'decided', partly: 'partly decided', manual: 'manual' } as const;

const list = () =>
  new Command('list')
    .summary('the frameworks there are')
    .option('--json', 'as JSON')
    .action(async ({ json }) => {
      const { frameworks } = await loadCatalogue(undefined);
      const rows = frameworks.map((framework) => {
        const controls = Object.values(framework.controls).map(coverageOf);
        const count = (state: keyof typeof states) => controls.filter((s) => s === state).length;
        const { id, title, provider, url } = framework;
        return {
          id,
          title,
          provider,
          url,
          controls: controls.length,
          decided: count('decided'),
          partly: count('partly'),
          manual: count('manual'),
        };
      });
      if (json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
      else
        process.stdout.write(
          table(
            [
              ['FRAMEWORK', 'CONTROLS', 'DECIDED', 'PARTLY', 'MANUAL', 'TITLE'],
              ...rows.map((r) => [r.id, `${r.controls}`, `${r.decided}`, `${r.partly}`, `${r.manual}`, r.title]),
            ],
            terminalWidth(process.stdout),
          ),
        );
    });

const show = () =>
  new Command('show')
    .summary('what decides each control: checks, a person, or both')
    .argument('<id>')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples(
        ['What checks decide and what a person has to', 'cloudstance frameworks show cis-aws-7.0'],
        ['Judge an account by it', 'cloudstance scan aws --framework cis-aws-7.0'],
      ),
    )
    .action(async (id, { json }) => {
      const { frameworks } = await loadCatalogue(undefined);
      const framework = frameworkNamed(id, frameworks);
      const controls = Object.entries(framework.controls).map(([number, control]) => ({
        control: number,
        title: control.title,
        coverage: coverageOf(control),
        checks: control.checks ?? [],
        manual: control.manual ?? null,
      }));
      if (json) {
        process.stdout.write(
          `${JSON.stringify({ id: framework.id, title: framework.title, url: framework.url, controls }, null, 2)}\n`,
        );
        return;
      }
      process.stdout.write(`${framework.title}\n${framework.url}\n\n`);
      for (const { control, title, coverage, checks, manual } of controls) {
        process.stdout.write(`${control}  ${title}  [${states[coverage]}]\n`);
        for (const check of checks) process.stdout.write(`    ${check}\n`);
        if (manual !== null) process.stdout.write(`    by hand: ${manual}\n`);
      }
      const count = (state: keyof typeof states) => controls.filter((c) => c.coverage === state).length;
      process.stdout.write(
        `\n${controls.length} controls: ${count('decided')} decided, ${count('partly')} partly decided, ${count('manual')} manual\n`,
      );
    });

export const frameworks = () => new Command('frameworks').addCommand(list()).addCommand(show());
