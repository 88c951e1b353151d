import { Command } from '@commander-js/extra-typings';
import { planFor } from '../../plan.ts';
import { addSelection } from '../options.ts';
import { providerNamed } from '../run.ts';
import { setUp } from '../setup.ts';
import { table } from '../table.ts';

export const plan = () =>
  addSelection(new Command('plan'))
    .argument('<provider>', 'aws')
    .option('--json', 'as JSON')
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
      const perRegion = types.filter(({ listedPer }) => listedPer === 'region').length;
      const rows = types.map((t) => [
        t.type,
        t.listedPer === 'region' ? 'each region' : 'account',
        t.listPermissions.join(', ') || 'no call',
        t.callsPerResource.join(', ') || '-',
      ]);
      process.stdout.write(table([['RESOURCE TYPE', 'LISTED PER', 'LISTED WITH', 'ASKED FOR EACH RESOURCE'], ...rows]));
      process.stdout.write(
        `\n${selected.length} checks read ${types.length} resource types: ${types.length - perRegion} are listed once for the account, ${perRegion} once in each region.\n`,
      );
    });
