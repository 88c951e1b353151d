import { Command, Option } from '@commander-js/extra-typings';
import { addConnection, addReporting, addSelection, examples, exitCodes } from '../options.ts';
import { configuredOutputs, formats, planOutputs } from '../output.ts';
import { addRendererOptions, rendererOptions } from '../renderer-options.ts';
import { collectTo, conclude, evaluateFolder, inTemporaryFolder, providerNamed, stopOnSignal } from '../run.ts';
import { setUp } from '../setup.ts';

const help = examples(
  [
    'A page to read and a file for code scanning; fail on anything high',
    'cloudstance scan aws -o html=report.html -o sarif=out.sarif --fail-on high',
  ],
  ['Only storage, in two regions', 'cloudstance scan aws --service s3,rds --region eu-west-1,eu-central-1'],
  [
    'Another account; exit 3 when less than 95 % could be judged',
    'cloudstance scan aws --role-arn arn:aws:iam::111122223333:role/audit --min-coverage 95',
  ],
  ['For a script', 'cloudstance scan aws --quiet -o json=- | jq .summary'],
);

export const scan = async () => {
  const command = addReporting(addConnection(addSelection(new Command('scan'))), formats)
    .argument('<provider>', 'the cloud: aws')
    .addOption(
      new Option('--snapshot <folder>', "keep the snapshot too, for 'cloudstance evaluate'").helpGroup(
        'What comes out:',
      ),
    )
    .option('--quiet', 'no progress and no summary')
    .addHelpText('after', `${help}\n${exitCodes}`)
    .action(async (providerName, options) => {
      await providerNamed(providerName);
      const setup = await setUp(options, providerName);
      const outputs = await planOutputs(options.output ?? configuredOutputs(setup.config), rendererOptions(options));
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
