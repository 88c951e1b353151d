import { Command, Option } from '@commander-js/extra-typings';
import { join } from 'node:path';
import { noConfig } from '../../config.ts';
import { example } from '../example.ts';
import { planOutputs } from '../output.ts';
import { conclude, evaluateFolder } from '../run.ts';
import { setUp } from '../setup.ts';

export const demo = () =>
  new Command('demo')
    .description('Report on a bundled example of three clouds with many things wrong: no network, no credentials.')
    .addOption(
      new Option('-o, --output <folder>', 'where report.html, report.sarif and report.json go').default(
        'cloudstance-demo',
      ),
    )
    .action(async ({ output }) => {
      const setup = await setUp({}, undefined, noConfig);
      const texts = ['html', 'sarif', 'json'].map((format) => `${format}=${join(output, `report.${format}`)}`);
      // Nobody's alerts are closed by an example.
      const outputs = await planOutputs(texts, { sarif: { incomplete: true } });
      process.exitCode = await conclude(await evaluateFolder(example, setup, true), outputs, setup, {
        failOn: 'none',
        minCoverage: 0,
      });
      process.stdout.write(next(join(output, 'report.html')));
    });

const next = (page: string): string => `
This was a bundled example of three clouds with many things wrong. Next:
  open ${page} in a browser
  cloudstance permissions aws > policy.json     the least privilege a scan needs; also azure, gcp
  cloudstance scan -o html=report.html          scan every cloud you are signed in to
`;
