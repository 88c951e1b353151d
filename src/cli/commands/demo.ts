import { Command, Option } from '@commander-js/extra-typings';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { planOutputs } from '../output.ts';
import { conclude, evaluateFolder } from '../run.ts';
import { setUp } from '../setup.ts';

const require = createRequire(import.meta.url);
const example = join(dirname(require.resolve('cloudstance/package.json')), 'examples', 'aws-leaky');

export const demo = () =>
  new Command('demo')
    .addOption(new Option('-o, --output <folder>', 'where the reports go').default('cloudstance-demo'))
    .action(async ({ output }) => {
      const manifest = JSON.parse(await readFile(join(example, 'manifest.json'), 'utf8')) as { asked: { checks: string[] } };
      const setup = await setUp({});
      const asked = new Set(manifest.asked.checks);
      const selected = setup.selected.filter(({ id }) => asked.has(id));
      const outputs = await planOutputs(['html', 'sarif', 'json'].map((format) => `${format}=${join(output, `report.${format}`)}`));
      const evaluated = await evaluateFolder(example, { ...setup, selected });
      process.exitCode = await conclude(evaluated, outputs, setup, { failOn: 'none', minCoverage: 0 });
      process.stdout.write(
        [
          '',
          'This is a bundled example account with many things wrong. Next:',
          `  open ${join(output, 'report.html')} in a browser`,
          '  cloudstance permissions aws > policy.json         the least privilege a scan needs',
          '  cloudstance scan aws -o html=report.html          scan your own account',
          '',
        ].join('\n'),
      );
    });
