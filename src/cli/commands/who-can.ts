import { Command } from '@commander-js/extra-typings';
import { addAsking, addContext, open, tell } from '../access/ask.ts';
import { whoCanDocument } from '../access/documents.ts';
import { whoCanLines } from '../access/shown.ts';
import { examples } from '../options.ts';

const help = examples(
  ['Who reads a bucket', "cloudstance who-can s3:GetObject 'backups/*' --snapshot snapshot"],
  ['Who changes anything about roles, anywhere', "cloudstance who-can 'iam:*Role*' --snapshot snapshot"],
  ['How many', 'cloudstance who-can s3:DeleteBucket backups --json --demo | jq .found.length'],
);

export const whoCan = () =>
  addContext(addAsking(new Command('who-can')))
    .argument('<action>', "in the cloud's own words; * in it stands for any text")
    .argument('[resource]', 'id, name, or a pattern of ids with * (default: any)')
    .addHelpText('after', help)
    .action(async (action, resource, options) => {
      const access = await open(options);
      const answered = await access.whoCan({ action, resource, context: options.context });
      tell(whoCanDocument(access, answered), options, (width) => whoCanLines(answered, width));
    });
