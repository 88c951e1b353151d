import { Command } from '@commander-js/extra-typings';
import { permissionsFor, planFor } from '../../plan.ts';
import { addSelection } from '../options.ts';
import { providerNamed } from '../run.ts';
import { setUp } from '../setup.ts';

export const permissions = () =>
  addSelection(new Command('permissions'))
    .argument('<provider>', 'aws')
    .option('--list', 'one permission a line instead of a policy')
    .addHelpText('after', "\nExample: cloudstance permissions aws --check 'aws-s3-*' > policy.json")
    .action(async (providerName, options) => {
      const provider = await providerNamed(providerName);
      const { selected } = await setUp(options, providerName);
      const plan = planFor(selected);
      const needed = [...new Set([...permissionsFor(plan), ...provider.base(plan)])].sort();
      process.stdout.write(
        options.list ? needed.map((permission) => `${permission}\n`).join('') : provider.grant(needed),
      );
    });
