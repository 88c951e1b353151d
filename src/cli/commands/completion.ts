import { Argument, Command } from '@commander-js/extra-typings';
import { examples } from '../options.ts';
import { type AnyCommand, wholeProgram, withChildren } from '../program.ts';

const help = examples(
  ['bash, for this session; put it into ~/.bashrc for all', 'source <(cloudstance completion bash)'],
  ['zsh, after compinit', 'source <(cloudstance completion zsh)'],
  ['fish', 'cloudstance completion fish > ~/.config/fish/completions/cloudstance.fish'],
);

export const completion = () =>
  new Command('completion')
    .addArgument(new Argument('<shell>', 'which shell').choices(['bash', 'zsh', 'fish']))
    .addHelpText('after', help)
    .action(async (shell) => {
      const program = await wholeProgram();
      process.stdout.write(shell === 'fish' ? forFish(program) : forBash(program, shell));
    });

const flagsOf = (command: AnyCommand): string[] => [
  ...command.options.flatMap(({ long }) => (long && !long.startsWith('--no-') ? [long] : [])),
  '--help',
];

/** The words that lead to a command, without the program's own name. */
const pathOf = (command: AnyCommand): string[] => (command.parent ? [...pathOf(command.parent), command.name()] : []);

/** Commands and options by the words before them; where none is meant, files. zsh runs it as it is, with bashcompinit. */
function forBash(program: AnyCommand, shell: 'bash' | 'zsh'): string {
  const commands = [...withChildren(program)];
  const known = commands.map((command) => pathOf(command).join(' ')).filter(Boolean);
  const cases = commands.map((command) => {
    const words = [...command.commands.map((child) => child.name()), ...flagsOf(command)];
    return `    '${pathOf(command).join(' ')}') words='${words.join(' ')}' ;;\n`;
  });
  return `${shell === 'zsh' ? 'autoload -U +X bashcompinit && bashcompinit\n' : ''}_cloudstance() {
  local word path='' words=''
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${path:+$path }$word" in
      ${known.map((path) => `'${path}'`).join('|')}) path="\${path:+$path }$word" ;;
    esac
  done
  case "$path" in
${cases.join('')}  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _cloudstance cloudstance
`;
}

function forFish(program: AnyCommand): string {
  const lines = [...withChildren(program)].flatMap((command) => {
    const path = pathOf(command);
    const children = command.commands.map((child) => child.name());
    const seen = path.map((word) => `__fish_seen_subcommand_from ${word}`);
    const unseen = children.length > 0 ? [`not __fish_seen_subcommand_from ${children.join(' ')}`] : [];
    const here = (...parts: readonly string[]): string =>
      parts.length > 0 ? ` -n ${quoted(parts.join('; and '))}` : '';
    return [
      ...command.commands.map(
        (child) =>
          `complete -c cloudstance -f${here(...seen, ...unseen)} -a ${child.name()} -d ${quoted(child.summary())}`,
      ),
      ...command.options.flatMap(({ long, description }) =>
        long ? [`complete -c cloudstance${here(...seen)} -l ${long.slice(2)} -d ${quoted(description)}`] : [],
      ),
    ];
  });
  return `${lines.join('\n')}\n`;
}

const quoted = (text: string): string => `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
