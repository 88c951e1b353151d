import { Command, Option } from '@commander-js/extra-typings';
import { UsageError } from '../../engine/select.ts';
import { exit } from '../errors.ts';
import { addPace, addSelection, examples, exitCodes } from '../options.ts';
import { collectTo, prepare, stopOnSignal } from '../run.ts';
import { addWhere, knownProviders } from '../where.ts';
import { isGap } from '../../report.ts';
import type { Manifest } from '../../snapshot/format.ts';

const help = examples(
  ['Now, where the credentials are', 'cloudstance collect aws -o snapshot'],
  ['All clouds at once', 'cloudstance collect -o snapshot'],
  ['Later, where they are not', 'cloudstance evaluate snapshot -o html=report.html'],
);

export const collect = () =>
  addPace(addWhere(addSelection(new Command('collect'))))
    .argument('[provider]', `the cloud: ${knownProviders} (default: all of them)`)
    .addOption(
      new Option('-o, --output <folder>', 'where the snapshot goes: a new folder, or an older snapshot to replace')
        .makeOptionMandatory()
        .helpGroup('What comes out:'),
    )
    .option('--quiet', 'no progress and no summary')
    .addHelpText('after', `${help}\n${exitCodes}`)
    .action(async (providerName, options) => {
      if (/^(-|[a-z]+=.*)$/.test(options.output))
        throw new UsageError(`--output of collect is a folder: '${options.output}' is not one`);
      const prepared = await prepare(providerName, options);
      const stop = stopOnSignal();
      try {
        const { manifest, refused } = await collectTo(options.output, prepared, options, stop);
        if (!options.quiet) process.stderr.write(summaryOf(manifest, options.output));
        process.exitCode = stop.code() ?? (refused ? exit.nothingScanned : exit.done);
      } finally {
        stop.release();
      }
    });

function summaryOf({ coverage, files, complete }: Manifest, folder: string): string {
  const rows = files.reduce((sum, { rows: n }) => sum + n, 0);
  const unseen = coverage.filter(isGap).length;
  const lines = [
    `Snapshot of ${rows} ${rows === 1 ? 'resource' : 'resources'} in ${folder}${complete ? '' : ' (stopped half-way: incomplete)'}`,
    ...(unseen > 0
      ? [`${unseen} ${unseen === 1 ? 'question' : 'questions'} got no answer; the report says which and why`]
      : []),
    `Next: cloudstance evaluate ${folder} -o html=report.html`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}
