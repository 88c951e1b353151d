import { Command } from '@commander-js/extra-typings';
import { addAsking, open, tell } from '../access/ask.ts';
import { whatCanDocument } from '../access/documents.ts';
import { whatCanLines } from '../access/shown.ts';
import { examples } from '../options.ts';

const help = examples(
  ['What a role can do', 'cloudstance what-can deploy --snapshot snapshot'],
  ['Where several have the name', 'cloudstance what-can deploy --account 111122223333 --snapshot snapshot'],
);

export const whatCan = () =>
  addAsking(new Command('what-can'))
    .argument('<principal>', 'id, or a name that only one has')
    .addHelpText('after', help)
    .action(async (principal, options) => {
      const access = await open(options);
      const answered = await access.whatCan(principal);
      tell(whatCanDocument(access, answered), options, (width) => whatCanLines(answered, width));
    });
