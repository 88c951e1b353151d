/** Commands of fixes work as they are written: in the right region, in any shell. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as allChecks from '../../checks/index.ts';
import { exampleScopeOf } from '../../src/check.ts';

const subject = {
  uid: 'arn:aws:apigateway:eu-west-1::/restapis/abc123/stages/live',
  name: 'some/thing',
  scope: exampleScopeOf('aws'),
};
const commandOf = (fix: ReturnType<(typeof checks)[number]['fix']>): string =>
  typeof fix === 'string' ? fix : (fix.command ?? '');
const withoutQuoted = (command: string): string => command.replaceAll(/'[^']*'|"[^"]*"/g, '""');

const checks = Object.values(allChecks).filter(({ id }) => id.startsWith('aws-'));

describe('fixes', () => {
  for (const { id, fix, on } of checks)
    test(id, () => {
      const command = commandOf(fix(subject));
      assert.doesNotMatch(withoutQuoted(command), /[[\]*?]|\{[^}]*,/, 'the shell expands it');
      // IAM has no regions.
      if (on.type.per === 'region')
        for (const [call] of command.matchAll(/(?<![\w-])aws (?!iam )[a-z0-9-]+ [a-z0-9-]+.*?(?=(?:[;|&]|$))/g))
          assert.match(call, / --region /, `it goes to the default region: ${call}`);
    });
});
