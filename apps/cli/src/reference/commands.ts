import type { Command } from 'commander';
import { markdownTable } from './markdown-table.ts';

/** Every command that does something, its group before it: `data add`. */
function runnableCommands(program: Command, prefix = ''): { name: string; command: Command }[] {
  return program.commands.flatMap((command) => {
    const name = `${prefix}${command.name()}`;
    return command.commands.length > 0 ? runnableCommands(command, `${name} `) : [{ name, command }];
  });
}

/** A section a command: what it does, its arguments and options. */
export function commandSections(program: Command): string {
  return runnableCommands(program).map(section).join('\n\n');
}

function section({ name, command }: { name: string; command: Command }): string {
  const help = command.createHelp();
  const takes = command.registeredArguments.map((argument) => ` <${argument.name()}>`).join('');
  const rows = [
    ...command.registeredArguments.map((argument) => [code(`<${argument.name()}>`), argument.description, 'required']),
    ...command.options.map((option) => [
      code(option.flags),
      option.description,
      option.mandatory ? 'required' : typeof option.defaultValue === 'string' ? code(option.defaultValue) : '',
    ]),
  ];
  const description = help.commandDescription(command).replaceAll('\n', ' ');
  return [`### \`${name}${takes}\``, description, markdownTable(['option', 'what it says', 'default'], rows)].join(
    '\n\n',
  );
}

function code(text: string): string {
  return `\`${text}\``;
}
