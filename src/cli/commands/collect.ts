import { Command, Option } from '@commander-js/extra-typings';
import { UsageError } from '../../engine/select.ts';
import { exit } from '../errors.ts';
import { addConnection, addSelection } from '../options.ts';
import { collectTo, providerNamed, stopOnSignal } from '../run.ts';
import { setUp } from '../setup.ts';

export const collect = () =>
  addConnection(addSelection(new Command('collect')))
    .argument('<provider>', 'aws')
    .addOption(new Option('-o, --output <folder>', 'where the snapshot goes').makeOptionMandatory())
    .addHelpText('after', '\nExample: cloudstance collect aws -o snapshot && cloudstance evaluate snapshot -o html=report.html')
    .action(async (providerName, options) => {
      await providerNamed(providerName);
      if (options.output.startsWith('snapshot=') || options.output === '-') throw new UsageError('--output of collect is a folder');
      const setup = await setUp(options, providerName);
      const stop = stopOnSignal();
      try {
        const { coverage, files, complete } = await collectTo(options.output, providerName, setup, options, stop);
        const gaps = coverage.filter(({ because }) => !because.startsWith('region-'));
        const rows = files.reduce((sum, { rows: n }) => sum + n, 0);
        if (!options.quiet)
          process.stderr.write(
            `Snapshot of ${rows} resources in ${options.output}${complete ? '' : ' (stopped half-way: incomplete)'}\n` +
              (gaps.length > 0 ? `${gaps.length} things could not be seen; 'cloudstance evaluate ${options.output}' names them\n` : ''),
          );
        process.exitCode = stop.code() ?? exit.done;
      } finally {
        stop.release();
      }
    });
