/** Completion scripts, run by the shell that they are for. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { before, suite, test } from 'node:test';
import { run, temporaryFolder } from './process.ts';

const hasBash = spawnSync('bash', ['--version']).status === 0;

suite('completion', () => {
  let script = '';
  before(async () => {
    const { stdout } = await run(['completion', 'bash'], { folder: import.meta.dirname });
    script = stdout;
  });

  const cases: readonly (readonly [typed: string, has: readonly string[], hasNot: readonly string[]])[] = [
    ['', ['scan', 'who-can', 'completion'], ['list']],
    ['wh', ['who-can', 'what-can'], ['scan']],
    ['can alice --', ['--context', '--exit-code', '--json', '--snapshot'], ['--output']],
    ['checks ', ['list', 'show', 'new'], ['scan']],
    ['checks list --se', ['--severity', '--service'], ['--json']],
    ['scan aws --reg', ['--region'], ['--role-arn']],
  ];
  for (const [typed, has, hasNot] of cases)
    test(`after cloudstance ${typed}`, { skip: !hasBash }, () => {
      const words = ['cloudstance', ...typed.split(' ')];
      const asked = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _cloudstance; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const { stdout, stderr } = spawnSync('bash', ['-c', `${script}\n${asked}`], { encoding: 'utf8' });
      assert.equal(stderr, '');
      const offered = stdout.split('\n');
      for (const word of has) assert.ok(offered.includes(word), `no ${word}`);
      for (const word of hasNot) assert.ok(!offered.includes(word), word);
    });

  test('for fish: a line for each command and option, quoted', async (t) => {
    const { stdout } = await run(['completion', 'fish'], { folder: temporaryFolder(t) });
    assert.match(
      stdout,
      /^complete -c cloudstance -f -n 'not __fish_seen_subcommand_from [^']+' -a who-can -d '[^']+'$/m,
    );
    assert.match(stdout, /^complete -c cloudstance -n '__fish_seen_subcommand_from can' -l exit-code -d /m);
    for (const line of stdout.trimEnd().split('\n'))
      assert.equal(line.replaceAll(String.raw`\'`, '').split("'").length % 2, 1, line);
  });

  test('a shell there is not', async (t) => {
    const { code, stderr } = await run(['completion', 'bsh'], { folder: temporaryFolder(t) });
    assert.equal(code, 2);
    assert.match(stderr, /^cloudstance: .*'bsh' is invalid.*Allowed choices are bash, zsh, fish \(see/);
  });
});
