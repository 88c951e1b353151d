import { Command, Option } from '@commander-js/extra-typings';
import { checkInfo, controlsByCheck } from '../../engine/assemble.ts';
import { UsageError } from '../../engine/select.ts';
import { permissionsFor, planFor } from '../../plan.ts';
import { nearest } from '../../suggest.ts';
import { checkPage } from '../check-page.ts';
import { addSelection } from '../options.ts';
import { scaffold } from '../scaffold.ts';
import { look, setUp } from '../setup.ts';
import { table } from '../table.ts';

const list = () =>
  addSelection(new Command('list'))
    .summary('the checks there are')
    .option('--json', 'as JSON')
    .action(async (options) => {
      const { selected, frameworks } = await setUp(options);
      const controls = controlsByCheck(frameworks);
      const infos = selected.map((check) => ({
        ...checkInfo(check, controls.get(check.id) ?? []),
        permissions: permissionsFor(planFor([check])),
      }));
      if (options.json) process.stdout.write(`${JSON.stringify(infos, null, 2)}\n`);
      else process.stdout.write(table([['CHECK', 'SEVERITY', 'TITLE'], ...infos.map(({ id, severity, title }) => [id, severity, title])]));
    });

const show = () =>
  new Command('show')
    .summary('one check: what it judges, why, how, and its examples')
    .argument('<id>')
    .addOption(new Option('--checks-dir <folder>', 'your own checks besides the built-in ones'))
    .action(async (id, options) => {
      const { checks, frameworks } = await look(options);
      const check = checks.find((candidate) => candidate.id === id);
      if (!check) throw new UsageError(`No check is called '${id}'${nearest(id, checks.map((c) => c.id))}`);
      process.stdout.write(checkPage(check, controlsByCheck(frameworks).get(id) ?? []));
    });

const create = () =>
  new Command('new')
    .summary('write the file of a new check, ready to fill in')
    .argument('<id>', 'for example aws-s3-bucket-replicated')
    .requiredOption('--on <type>', 'the resource type it judges, for example aws.s3.bucket')
    .option('--facets <names>', 'the facets it reads, with commas between (default: all that come with the listing)')
    .addOption(new Option('--checks-dir <folder>', 'put it into your own folder instead of this checkout'))
    .action(async (id, { on, facets, checksDir }) => {
      const path = await scaffold({ id, type: on, facets: facets?.split(',').map((name) => name.trim()), checksDir });
      process.stdout.write(`Written: ${path}\nNext: describe the rule in its examples, write evaluate(), then run the tests.\n`);
    });

export const checks = () => new Command('checks').addCommand(list()).addCommand(show()).addCommand(create());
