import { Command } from '@commander-js/extra-typings';
import { addAsking, open, tell } from '../access/ask.ts';
import { escalateDocument } from '../access/documents.ts';
import { escalateLines } from '../access/shown.ts';
import { examples } from '../options.ts';

const help = examples(
  ['Everybody who can become administrator, by the shortest chain', 'cloudstance escalate --snapshot snapshot'],
  ['One of them', 'cloudstance escalate ci-runner --snapshot snapshot'],
);

export const escalate = () =>
  addAsking(new Command('escalate'))
    .argument('[principal]', 'id, or a name that only one has')
    .addHelpText('after', help)
    .action(async (principal, options) => {
      const access = await open(options);
      const answered = await access.escalations(principal);
      tell(escalateDocument(access, answered), options, (width) => escalateLines(answered, width));
    });
