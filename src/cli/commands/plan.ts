import { Command } from '@commander-js/extra-typings';
import { planFor } from '../../plan.ts';
import { addSelection, examples } from '../options.ts';
import { providerNamed } from '../run.ts';
import { setUp } from '../setup.ts';
import { table, terminalWidth } from '../table.ts';

const help = examples(
  ['What a scan of two services costs', 'cloudstance plan aws --service s3,kms'],
  ['With permissions, for a script', 'cloudstance plan aws --json | jq .types'],
);

export const plan = () =>
  addSelection(new Command('plan'))
    .argument('<provider>', 'the cloud: aws')
    .option('--json', 'as JSON, with permissions')
    .addHelpText('after', help)
    .action(async (providerName, options) => {
      await providerNamed(providerName);
      const { selected } = await setUp(options, providerName);
      const types = [...planFor(selected).values()].map(({ type, facets }) => ({
        type: type.id,
        label: type.label,
        listedPer: type.per,
        listPermissions: type.list,
        // A facet that costs a call costs one for each resource, unless the listing makes it unnecessary.
        callsPerResource: [...facets].filter((name) => type.facets[name]!.from === 'call').sort(),
        fromListing: [...facets].filter((name) => type.facets[name]!.from === 'list').sort(),
      }));
      if (options.json) {
        process.stdout.write(
          `${JSON.stringify({ provider: providerName, checks: selected.length, types }, null, 2)}\n`,
        );
        return;
      }
      const rows = types.map(({ type, listedPer, callsPerResource: calls }) => [
        type,
        listedPer === 'region' ? 'each region' : 'account',
        `${calls.length || '-'}`,
        calls.join(', '),
      ]);
      process.stdout.write(
        table(
          [['RESOURCE TYPE', 'LISTED IN', 'CALLS', 'FOR EACH RESOURCE, ITS'], ...rows],
          terminalWidth(process.stdout),
        ),
      );
      const regional = types.filter(({ listedPer }) => listedPer === 'region').length;
      process.stdout.write(`\n${summary(selected.length, types.length, regional)}\n`);
    });

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const summary = (checks: number, types: number, regional: number): string =>
  `${plural(checks, 'check')} ${checks === 1 ? 'reads' : 'read'} ${plural(types, 'resource type')}: ` +
  `${types - regional} listed once for the account, ${regional} once in each region.`;
