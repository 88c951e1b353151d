import { Command } from '@commander-js/extra-typings';
import { addAsking, open, tell } from '../access/ask.ts';
import { exposedDocument } from '../access/documents.ts';
import { exposedLines } from '../access/shown.ts';
import { examples } from '../options.ts';

const help = examples(
  ['Everything that a stranger reaches', 'cloudstance exposed --snapshot snapshot'],
  ['One thing, hop by hop', 'cloudstance exposed uploads --snapshot snapshot'],
  ['In one cloud, for a program', 'cloudstance exposed --provider aws --json --demo'],
);

export const exposed = () =>
  addAsking(new Command('exposed'))
    .argument('[resource]', 'id, or name')
    .addHelpText('after', help)
    .action(async (resource, options) => {
      const access = await open(options);
      const answered = await access.exposed(resource);
      tell(exposedDocument(access, answered), options, (width) => exposedLines(answered, width));
    });
