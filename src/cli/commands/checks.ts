import { Command, Option } from '@commander-js/extra-typings';
import { styleText } from 'node:util';
import type { Check } from '../../check.ts';
import { checkInfo, controlsByCheck } from '../../engine/assemble.ts';
import { UsageError } from '../../engine/select.ts';
import type { ControlRef } from '../../model.ts';
import { permissionsFor, planFor } from '../../plan.ts';
import { nearest } from '../../suggest.ts';
import { checkBlocks, checkPage } from '../check-page.ts';
import { addSelection, examples } from '../options.ts';
import { forTerminal } from '../page.ts';
import { scaffold } from '../scaffold.ts';
import { look, setUp } from '../setup.ts';
import { table, terminalWidth } from '../table.ts';

const ownFolder = () => new Option('--checks-dir <folder>', 'your own checks, besides the built-in ones');

const list = () =>
  addSelection(new Command('list'))
    .summary('the checks there are')
    .option('--json', 'as JSON: everything but the code')
    .addHelpText(
      'after',
      examples(
        ['What is most severe about S3', 'cloudstance checks list --service s3 --severity critical,high'],
        ['Those of one cloud', "cloudstance checks list --check 'azure-*'"],
        ['How many there are', 'cloudstance checks list --json | jq length'],
      ),
    )
    .action(async (options) => {
      const { selected, frameworks } = await setUp({ ...options, optIn: true });
      const controls = controlsByCheck(frameworks);
      const infos = selected.map((check) => ({
        ...checkInfo(check, controls.get(check.id) ?? []),
        permissions: permissionsFor(planFor([check])),
        ...(check.optIn !== undefined && { optIn: check.optIn }),
      }));
      if (options.json) {
        process.stdout.write(`${JSON.stringify(infos, null, 2)}\n`);
        return;
      }
      const rows = infos.map(({ id, severity, title, optIn }) => [
        id,
        severity,
        title + (optIn === undefined ? '' : ' (opt-in)'),
      ]);
      process.stdout.write(table([['CHECK', 'SEVERITY', 'TITLE'], ...rows], terminalWidth(process.stdout)));
      if (process.stdout.isTTY)
        process.stdout.write(`\n${infos.length} checks; 'cloudstance checks show <id>' explains one\n`);
    });

const show = () =>
  new Command('show')
    .summary('one check: what it judges, why, the fix, and examples with their verdicts')
    .argument('<id>')
    .addOption(ownFolder())
    .addHelpText(
      'after',
      examples(
        ['Read it', 'cloudstance checks show aws-s3-bucket-versioning'],
        ['As Markdown', 'cloudstance checks show aws-s3-bucket-versioning | cat'],
      ),
    )
    .action(async (id, options) => {
      const { checks, frameworks } = await look(options);
      const check = checks.find((candidate) => candidate.id === id);
      if (!check)
        throw new UsageError(
          `No check is called '${id}'${nearest(
            id,
            checks.map((c) => c.id),
          )}`,
        );
      process.stdout.write(pageFor(check, controlsByCheck(frameworks).get(id) ?? []));
    });

/** Markdown for a pipe, something to read for a terminal. */
function pageFor(check: Check, controls: readonly ControlRef[]): string {
  const { isTTY, columns } = process.stdout;
  if (!isTTY) return checkPage(check, controls);
  const color = styleText('red', 'x', { stream: process.stdout }) !== 'x';
  return forTerminal(checkBlocks(check, controls), { color, width: Math.min(columns, 100) });
}

const create = () =>
  new Command('new')
    .summary('write the file of a new check, ready to fill in')
    .argument('<id>', 'what to call it: <provider>-<service>-<rule>')
    .requiredOption('--on <type>', 'the resource type it judges, for example aws.s3.bucket')
    .option('--facets <names>', 'what it reads of them, with commas between (default: all that comes with the listing)')
    .addOption(new Option('--checks-dir <folder>', 'put it into a folder of your own instead of this checkout'))
    .addHelpText(
      'after',
      examples(
        [
          'In a checkout of cloudstance',
          'cloudstance checks new aws-s3-bucket-replicated --on aws.s3.bucket --facets replication',
        ],
        [
          'Beside your own infrastructure',
          'cloudstance checks new aws-sqs-queue-shared --on aws.sqs.queue --facets policy --checks-dir ./checks',
        ],
      ),
    )
    .action(async (id, { on, facets, checksDir }) => {
      const path = await scaffold({ id, type: on, facets: facets?.split(',').map((name) => name.trim()), checksDir });
      process.stdout.write(`Written: ${path}\n${nextStep(id, checksDir)}`);
    });

const nextStep = (id: string, checksDir: string | undefined): string =>
  checksDir === undefined
    ? `Next: say in its examples what passes and fails, write evaluate(), then 'npm test'.\n`
    : `Next: say in its examples what passes and fails, write evaluate(), then\n  cloudstance checks show ${id} --checks-dir ${checksDir}\n`;

export const checks = () => new Command('checks').addCommand(list()).addCommand(show()).addCommand(create());
