import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { countryFiles } from './inputs/configs-folder.ts';

/** Adds `complete SHELL`, which prints a script that completes commands, options and the countries of `configs/`. */
export function addCompletion(program: Command): void {
  const completion = tab(program);
  for (const command of completion.commands.values()) {
    // A suggestion is a line.
    command.description = command.description.split('\n', 1)[0] ?? '';
    for (const name of ['country', 'id'])
      if (command.arguments.has(name))
        command.argument(name, (complete) => countryFiles('configs').forEach((country) => complete(country, '')));
  }
}
