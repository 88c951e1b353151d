import { Command } from '@commander-js/extra-typings';
import { permissionsFor, planFor } from '../../plan.ts';
import { addSelection, examples } from '../options.ts';
import { providerNamed } from '../run.ts';
import { addWhere, assertRead, knownProviders, whereOf } from '../where.ts';
import { setUp } from '../setup.ts';

/** What decides which permissions there must be. */
const reach = ['managementGroups', 'projects', 'folders', 'organizations', 'freshness'] as const;

export const permissions = () =>
  addWhere(addSelection(new Command('permissions')), reach)
    .argument('<provider>', `the cloud: ${knownProviders}`)
    .option('--list', 'one permission a line instead of a policy or role')
    .addHelpText(
      'after',
      examples(
        ['The IAM policy for everything', 'cloudstance permissions aws > policy.json'],
        ['For one benchmark', 'cloudstance permissions aws --framework cis-aws-7.0'],
        ['The role for one service of Azure', 'cloudstance permissions azure --service storage'],
        ['The role for a whole organization', 'cloudstance permissions gcp --organization 123456789012'],
        ['To compare with what a role has', "cloudstance permissions aws --check 'aws-s3-*' --list"],
      ),
    )
    .action(async (providerName, options) => {
      const provider = await providerNamed(providerName);
      assertRead(options, [provider]);
      const { selected, config } = await setUp(options, providerName);
      const plan = planFor(selected);
      const where = whereOf(provider, options, config);
      const base = provider.base(plan, where);
      const needed = [...new Set([...permissionsFor(plan), ...base])].sort();
      process.stdout.write(
        options.list ? needed.map((permission) => `${permission}\n`).join('') : provider.grant(needed, where),
      );
    });
