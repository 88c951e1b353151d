import { Command, Option } from '@commander-js/extra-typings';
import type { Decision } from '../../access.ts';
import { addAsking, addContext, open, tell } from '../access/ask.ts';
import { canDocument } from '../access/documents.ts';
import { canLines } from '../access/shown.ts';
import { exit } from '../errors.ts';
import { examples } from '../options.ts';

/** For scripts that ask to be told by the exit code. */
const codes: Readonly<Record<Decision, number>> = {
  allowed: exit.done,
  denied: exit.findings,
  'unknown-info': exit.incomplete,
  'unknown-conditional': exit.incomplete,
};

const help = examples(
  [
    'Whether a role may read an object, and why',
    'cloudstance can deploy s3:GetObject backups/db.dump --snapshot snapshot',
  ],
  ['Anybody on the internet', 'cloudstance can anonymous storage.objects.get uploads --demo'],
  [
    'What is known of the request counts; nothing after = says that it has none',
    'cloudstance can alice iam:CreateUser bob --context aws:MultiFactorAuthPresent=true --snapshot snapshot',
  ],
  ['In a script', 'if cloudstance can deploy s3:PutObject site/index.html --exit-code --snapshot snapshot; then …'],
);

const spelling = `
Actions of AWS are held against the list that AWS publishes. Those of Azure and Google Cloud are taken as they are written.`;

const exitCodes = `
Exit codes:
  0 answered, whatever the answer · 2 no such snapshot, principal, action or resource · 70 a bug
  with --exit-code: 0 allowed · 1 denied · 3 not known: something was not seen, or is not in the question`;

export const can = () =>
  addContext(addAsking(new Command('can')))
    .argument('<principal>', 'id, or a name that only one has; anonymous for anybody on the internet')
    .argument('<action>', "in the cloud's own words: s3:GetObject, Microsoft.Storage/storageAccounts/read, …")
    .argument('[resource]', 'id, or a name that only one has; not for actions about nothing in particular')
    .addOption(new Option('--exit-code', 'say it by the exit code too').helpGroup('What comes out:'))
    .addHelpText('after', `${help}\n${spelling}\n${exitCodes}`)
    .action(async (principal, action, resource, options) => {
      const access = await open(options);
      const answered = await access.can({ principal, action, resource, context: options.context });
      tell(canDocument(access, answered), options, (width) => canLines(answered, width));
      if (options.exitCode) process.exitCode = codes[answered.answer.decision];
    });
