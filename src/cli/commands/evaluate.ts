import { Command } from '@commander-js/extra-typings';
import { addReporting, addSelection } from '../options.ts';
import { planOutputs } from '../output.ts';
import { addRendererOptions, rendererOptions } from '../renderer-options.ts';
import { conclude, evaluateFolder } from '../run.ts';
import { setUp } from '../setup.ts';

export const evaluate = async () => {
  const command = addReporting(addSelection(new Command('evaluate')))
    .argument('<snapshot>', 'folder that `collect` or `scan --snapshot` wrote')
    .option('--quiet', 'no summary')
    .action(async (folder, options) => {
      const setup = await setUp(options);
      const outputs = await planOutputs(options.output ?? [], rendererOptions(options));
      process.exitCode = await conclude(await evaluateFolder(folder, setup), outputs, setup, options);
    });
  return addRendererOptions(command);
};
