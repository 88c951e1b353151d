import { Command, Option } from '@commander-js/extra-typings';
import { addPace, addReporting, addSelection, examples, exitCodes } from '../options.ts';
import { configuredOutputs, formats, planOutputs } from '../output.ts';
import { addRendererOptions, rendererOptions } from '../renderer-options.ts';
import { collectTo, conclude, evaluateFolder, inTemporaryFolder, prepare, stopOnSignal } from '../run.ts';
import { addWhere, knownProviders } from '../where.ts';

const help = examples(
  [
    'A page to read and a file for code scanning; fail on anything high',
    'cloudstance scan aws -o html=report.html -o sarif=out.sarif --fail-on high',
  ],
  ['Every cloud that somebody is signed in to, in one report', 'cloudstance scan -o html=report.html'],
  [
    'Every subscription below a management group',
    'cloudstance scan azure --management-group production -o html=report.html',
  ],
  ['A whole organization, from its inventory', 'cloudstance scan gcp --organization 123456789012 -o json=report.json'],
  ['Only storage, in two regions', 'cloudstance scan aws --service s3,rds --region eu-west-1,eu-central-1'],
  [
    'Another account; exit 3 when less than 95 % could be judged',
    'cloudstance scan aws --role-arn arn:aws:iam::111122223333:role/audit --min-coverage 95',
  ],
  ['For a script', 'cloudstance scan aws --quiet -o json=- | jq .summary'],
);

export const scan = async () => {
  const command = addReporting(addPace(addWhere(addSelection(new Command('scan')))), formats)
    .argument('[provider]', `the cloud: ${knownProviders} (default: all of them)`)
    .addOption(
      new Option('--snapshot <folder>', "keep the snapshot too, for 'cloudstance evaluate'").helpGroup(
        'What comes out:',
      ),
    )
    .option('--quiet', 'no progress and no summary')
    .addHelpText('after', `${help}\n${exitCodes}`)
    .action(async (providerName, options) => {
      const prepared = await prepare(providerName, options);
      const { setup } = prepared;
      const outputs = await planOutputs(options.output ?? configuredOutputs(setup.config), rendererOptions(options));
      const stop = stopOnSignal();
      try {
        process.exitCode = await inTemporaryFolder(async (temporary) => {
          const folder = options.snapshot ?? temporary;
          const { refused } = await collectTo(folder, prepared, options, stop);
          return conclude(await evaluateFolder(folder, setup), outputs, setup, { ...options, refused });
        });
      } finally {
        stop.release();
      }
      process.exitCode = stop.code() ?? process.exitCode;
    });
  return addRendererOptions(command);
};
