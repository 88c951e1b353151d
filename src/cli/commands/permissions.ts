import { Command } from '@commander-js/extra-typings';
import { permissionsFor, planFor } from '../../plan.ts';
import { addSelection, examples } from '../options.ts';
import { providerNamed } from '../run.ts';
import { setUp } from '../setup.ts';

export const permissions = () =>
  addSelection(new Command('permissions'))
    .argument('<provider>', 'the cloud: aws')
    .option('--list', 'one permission a line instead of a policy')
    .addHelpText(
      'after',
      examples(
        ['The IAM policy for everything', 'cloudstance permissions aws > policy.json'],
        ['For one benchmark', 'cloudstance permissions aws --framework cis-aws-7.0'],
        ['To compare with what a role has', "cloudstance permissions aws --check 'aws-s3-*' --list"],
      ),
    )
    .action(async (providerName, options) => {
      const provider = await providerNamed(providerName);
      const { selected } = await setUp(options, providerName);
      const plan = planFor(selected);
      const needed = [...new Set([...permissionsFor(plan), ...provider.base(plan)])].sort();
      process.stdout.write(
        options.list ? needed.map((permission) => `${permission}\n`).join('') : provider.grant(needed),
      );
    });
