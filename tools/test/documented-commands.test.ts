import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../src/documents/documented-blocks.ts';
import { commandsOn, documentedCommands, trialOf } from '../src/documents/documented-commands.ts';

interface Manifest {
  readonly name: string;
  readonly scripts?: object;
  readonly nx?: { readonly targets: object };
}

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const manifests = globSync('{apps/*,libs/*,tools,tools/*}/package.json', { cwd: ROOT }).map(
  (file) => JSON.parse(read(file)) as Manifest,
);
const { scripts = {} } = JSON.parse(read('package.json')) as Manifest;
const targets = new Set(manifests.flatMap(({ nx }) => Object.keys(nx?.targets ?? {})));
const reference = read('docs/generated/reference.md');
const commands = documentedCommands();

/** Parts of the repository that a command names and that are not there. */
function missing(command: string): readonly string[] {
  const named = (pattern: RegExp) => [...command.matchAll(pattern)].map(([, name = '']) => name);
  const nx = command.replaceAll(/\s--\s.*$/g, '').matchAll(/npx nx (?:affected|run-many) -t ([\w -]+)/g);
  return [
    ...named(/npm run ([\w:-]+)/g).filter((script) => !(script in scripts)),
    ...[...nx].flatMap(([, list = '']) => list.trim().split(' ')).filter((target) => !targets.has(target)),
    ...named(/npx nx (?!affected|run-many)([\w-]+)/g).filter((target) => !targets.has(target)),
    ...named(/(@jackpot\/[\w-]+)/g).filter((name) => !manifests.some((manifest) => manifest.name === name)),
    ...named(/\bnode ([\w./-]+\.ts)/g).filter((file) => !existsSync(join(ROOT, file))),
    ...named(/npx jackpot ((?:(?:data|models|aws) )?[a-z][\w-]*)/g).filter(
      (name) => !new RegExp(`^### \`${name}\\b`, 'm').test(reference),
    ),
    ...(command.includes('npx jackpot') ? named(/\s(--[a-z-]+)/g) : []).filter((option) => !reference.includes(option)),
  ];
}

test('the documents tell of commands', () => expect(commands.length).toBeGreaterThan(20));

test.each(commands)('$file: $command', ({ command }) => {
  expect(missing(command)).toEqual([]);
  // A command that is neither ours nor excused could not be tried.
  const ours = /(^|\s)(npm|npx|node) /.test(command);
  const trial = trialOf(command);
  expect(ours || 'notRun' in trial || trial.on === 'a deployment').toBe(true);
});

test('each command has its shortest form in the README, and those of AWS in the operations', () => {
  const names = [...reference.matchAll(/^### `([a-z-]+(?: [a-z-]+)*)/gm)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(30);
  // The models of a country are listed by `models COUNTRY` too.
  const page = (name: string) => read(name.startsWith('aws ') ? 'docs/operations.md' : 'README.md');
  const untold = names.filter(
    (name) => !new RegExp(`(npx jackpot |\`)${name.replace(' list', '')} ?`).test(page(name)),
  );
  expect(untold).toEqual([]);
});

test.each(['a clone', 'a deployment'] as const)('the commands that are run on %s are these', (place) => {
  expect(commandsOn(place).map(({ file, command }) => `${file}: ${command}`)).toMatchSnapshot();
});
