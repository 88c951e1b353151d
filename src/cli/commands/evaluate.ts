import { Command } from '@commander-js/extra-typings';
import { addReporting, addSelection, examples, exitCodes } from '../options.ts';
import { configuredOutputs, formats, planOutputs } from '../output.ts';
import { addRendererOptions, rendererOptions } from '../renderer-options.ts';
import { conclude, evaluateFolder } from '../run.ts';
import { setUp } from '../setup.ts';

const help = examples(
  ['Everything the snapshot was taken for', 'cloudstance evaluate snapshot -o html=report.html'],
  ['One framework, as a gate', 'cloudstance evaluate snapshot --framework cis-aws-7.0 --fail-on any'],
  ['Your own checks too', 'cloudstance evaluate snapshot --checks-dir ./checks'],
);

export const evaluate = async () => {
  const command = addReporting(addSelection(new Command('evaluate')), formats)
    .argument('<snapshot>', "folder that 'collect' or 'scan --snapshot' wrote")
    .option('--quiet', 'no summary')
    .addHelpText('after', `${help}\n${exitCodes}`)
    .action(async (folder, options) => {
      const setup = await setUp(options);
      const outputs = await planOutputs(options.output ?? configuredOutputs(setup.config), rendererOptions(options));
      process.exitCode = await conclude(
        await evaluateFolder(folder, setup, !setup.isNarrowed),
        outputs,
        setup,
        options,
      );
    });
  return addRendererOptions(command);
};
