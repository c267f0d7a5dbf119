import { type Command, Option } from 'commander';
import { pullDataVersion } from '../data-version/pull.ts';
import { pushDataVersion } from '../data-version/push.ts';
import { dataVersionStatus } from '../data-version/status.ts';
import { Console } from '../output/console.ts';
import { exitCodes } from '../errors.ts';
import { shared } from '../shared-options.ts';
import { addDataAdd } from './data-add.ts';
import { addDataImport } from './data-import.ts';
import { addDataUndo } from './data-undo.ts';

interface DataOptions {
  readonly data: string;
  readonly remote?: string;
  readonly json?: boolean;
}

const remoteOption = () => new Option('--remote <name>', "a remote of DVC's config, such as an S3 bucket");

export function addData(program: Command): void {
  const data = program
    .command('data')
    .summary('the data file against its DVC pointer and store')
    .description('The data file, the DVC pointer beside it and the store .dvc-store in its folder.')
    .helpCommand(false)
    .addHelpText('after', '\nExample:\n  $ npx jackpot data status');
  data
    .command('status')
    .summary('whether file, pointer and store agree')
    .description(
      'Says whether the data file is what its pointer says and the store, and a named remote, hold that version.',
    )
    .addOption(shared.data())
    .addOption(remoteOption())
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot data status')
    .action(async ({ data: path, remote, json }: DataOptions) => {
      const status = await dataVersionStatus(path, remote ?? null);
      const text = [
        ...status.differences,
        ...(status.pointer === null ? [] : [`${path}: version ${status.pointer.md5}, ${status.pointer.size} bytes`]),
        ...(status.equal ? [`File, pointer${remote === undefined ? '' : `, remote ${remote}`} and store agree.`] : []),
      ];
      new Console(json ?? false).result({ path, ...status }, text.join('\n'));
      process.exitCode = status.equal ? exitCodes.done : exitCodes.invalidInput;
    });
  addDataAdd(data);
  addDataImport(data);
  addDataUndo(data);
  data
    .command('pull')
    .summary("fetches the pointer's version, verified")
    .description('Fetches the version that the pointer names from the store, or from a named remote, and verifies it.')
    .addOption(shared.data())
    .addOption(remoteOption())
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot data pull')
    .action(async ({ data: path, remote, json }: DataOptions) => {
      const { pointer, fetched } = await pullDataVersion(path, remote ?? null);
      new Console(json ?? false).result(
        { path, pointer, fetched },
        `${path}: version ${pointer.md5}, ${fetched ? 'fetched and verified' : 'is there already'}`,
      );
    });
  data
    .command('push')
    .summary("puts the pointer's version into a remote, and reads it back")
    .description(
      'Puts the version that the pointer names into a remote, by default the default one, and reads it back.\n' +
        'What is there whole stays as it is; what is damaged is written anew.',
    )
    .addOption(shared.data())
    .addOption(remoteOption())
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot data push --remote shared')
    .action(async ({ data: path, remote, json }: DataOptions) => {
      const pushed = await pushDataVersion(path, remote ?? null);
      const { pointer, place, written } = pushed;
      new Console(json ?? false).result(
        { path, ...pushed },
        `${path}: version ${pointer.md5}, ${written ? `pushed to ${place} and verified` : `${place} holds it already`}`,
      );
    });
}
