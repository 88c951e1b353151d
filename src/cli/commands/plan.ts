import { Command } from '@commander-js/extra-typings';
import { planFor } from '../../plan.ts';
import { addSelection, examples } from '../options.ts';
import { providerNamed } from '../run.ts';
import { knownProviders } from '../where.ts';
import { setUp } from '../setup.ts';
import { scopeWord } from '../words.ts';
import { table, terminalWidth } from '../table.ts';

const help = examples(
  ['What a scan of two services costs', 'cloudstance plan aws --service s3,kms'],
  ['With permissions, for a script', 'cloudstance plan aws --json | jq .types'],
);

export const plan = () =>
  addSelection(new Command('plan'))
    .argument('<provider>', `the cloud: ${knownProviders}`)
    .option('--json', 'as JSON, with permissions')
    .addHelpText('after', help)
    .action(async (providerName, options) => {
      await providerNamed(providerName);
      const { selected } = await setUp(options, providerName);
      const types = [...planFor(selected).values()].map(({ type, facets }) => ({
        type: type.id,
        label: type.label,
        listedPer: type.per,
        scope: scopeWord(type),
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
      const rows = types.map(({ type, scope, callsPerResource: calls }) => [
        type,
        `each ${scope}`,
        `${calls.length || '-'}`,
        calls.join(', '),
      ]);
      process.stdout.write(
        table(
          [['RESOURCE TYPE', 'LISTED IN', 'CALLS', 'FOR EACH RESOURCE, ITS'], ...rows],
          terminalWidth(process.stdout),
        ),
      );
      const scopes = types.map(({ scope }) => scope);
      process.stdout.write(`\n${summary(selected.length, scopes)}\n`);
    });

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** `scopes`: of each resource type, what it is listed for. */
function summary(checks: number, scopes: readonly string[]): string {
  const listed = [...Map.groupBy(scopes, (scope) => scope)].map(
    ([scope, { length }]) => `${length} listed once for each ${scope}`,
  );
  return `${plural(checks, 'check')} ${checks === 1 ? 'reads' : 'read'} ${plural(scopes.length, 'resource type')}: ${listed.join(', ')}.`;
}
