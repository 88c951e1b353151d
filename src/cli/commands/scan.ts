import { Command } from '@commander-js/extra-typings';
import { addConnection, addReporting, addSelection } from '../options.ts';
import { planOutputs } from '../output.ts';
import { addRendererOptions, rendererOptions } from '../renderer-options.ts';
import { collectTo, conclude, evaluateFolder, inTemporaryFolder, providerNamed, stopOnSignal } from '../run.ts';
import { setUp } from '../setup.ts';

export const scan = async () => {
  const command = addReporting(addConnection(addSelection(new Command('scan'))))
    .argument('<provider>', 'aws')
    .option('--snapshot <folder>', 'keep the snapshot there')
    .addHelpText('after', '\nExample: cloudstance scan aws -o html=report.html -o sarif=out.sarif --fail-on high')
    .action(async (providerName, options) => {
      await providerNamed(providerName);
      const setup = await setUp(options, providerName);
      const outputs = await planOutputs(
        options.output ?? Object.entries(setup.config.outputs ?? {}).map(([format, path]) => `${format}=${path}`),
        rendererOptions(options),
      );
      const stop = stopOnSignal();
      try {
        process.exitCode = await inTemporaryFolder(async (temporary) => {
          const folder = options.snapshot ?? temporary;
          await collectTo(folder, providerName, setup, options, stop);
          return conclude(await evaluateFolder(folder, setup), outputs, setup, options);
        });
      } finally {
        stop.release();
      }
      process.exitCode = stop.code() ?? process.exitCode;
    });
  return addRendererOptions(command);
};
