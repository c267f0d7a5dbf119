import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLocalPorts } from '@jackpot/platform/local';
import { getJson } from '@jackpot/ports';
import { weekOpener } from '@jackpot/week-opener/step';
import { validateData } from '@jackpot/data-validator/step';
import type { CountryItem } from '@jackpot/workflow';
import { Command } from 'commander';
import { readConfigsFolder } from '../src/inputs/configs-folder.ts';
import { addValidate } from '../src/commands/validate.ts';
import { InvalidInput, exitCodeOf } from '../src/errors.ts';
import { publishInputs } from '../src/weekly-run/publish-inputs.ts';
import { badConfigs } from './bad-configs.ts';
import { badData } from './bad-data.ts';
import type { BadInput, Start } from './bad-input-case.ts';
import { Workplace, weekOf } from './workplace.ts';

jest.setTimeout(240_000);

const clock = { now: () => new Date('2026-11-25T20:00:00Z') };
const template = new Workplace(['england', 'sweden'], { weeks: 62 });

/** The command's own `validate`, in this process: what it throws is what its caller prints and exits with. */
async function validate(place: Workplace): Promise<{ code: number; problems: readonly string[]; notes: string }> {
  const program = new Command().exitOverride();
  addValidate(program, clock);
  let notes = '';
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((notes += String(text))));
  const print = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
  try {
    await program.parseAsync(['validate', '--configs', place.configs, '--data', place.data], { from: 'user' });
    return { code: 0, problems: [], notes };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { code: exitCodeOf(error), problems: error.problems, notes };
  } finally {
    write.mockRestore();
    print.mockRestore();
  }
}

/** The first two states of the weekly run on the same input. */
async function startWeek(place: Workplace): Promise<Record<string, Start>> {
  const ports = openLocalPorts(place.workspace, clock);
  const cash = { amount: 1e8, currency: 'EUR', asOf: clock.now().toISOString() };
  const secrets = { availableCash: () => Promise.resolve({ value: cash, version: 'v', simulated: false }) };
  try {
    const data = { path: place.data, bytes: readFileSync(place.data), versioned: false };
    await publishInputs(ports.store, readConfigsFolder(place.configs).files, data);
    const request = { drawDate: '2026-11-28' };
    const open = { action: 'open', executionId: 'test', request };
    const opened = (await weekOpener(open, { ...ports, secrets, clock })) as { countriesKey: string };
    const items = (await getJson(ports.store, opened.countriesKey)) as CountryItem[];
    const starts: Record<string, Start> = {};
    for (const item of items)
      starts[item.country] = item.status === 'invalid' ? 'invalid' : (await validateData(item, ports)).verdict;
    return starts;
  } finally {
    ports.close();
  }
}

describe.each([
  ['configs', badConfigs],
  ['data', badData],
])('%s', (_, cases: readonly BadInput[]) => {
  test.each(cases.map((row) => [row.name, row] as const))('%s', async (_name, row) => {
    const place = template.copy();
    row.make(place);
    const { code, problems } = await validate(place);
    expect(problems).toHaveLength(row.problems.length);
    row.problems.forEach((part, index) =>
      typeof part === 'string' ? expect(problems[index]).toContain(part) : expect(problems[index]).toMatch(part),
    );
    expect(code).toBe(row.problems.length === 0 ? 0 : 3);
    const week = row.week ?? { england: 'invalid', sweden: 'pass' };
    if (week.england === 'refused') return;
    const starts = await startWeek(place);
    expect({ england: starts['england'] ?? 'absent', sweden: starts['sweden'] ?? 'absent' }).toEqual(week);
  });
});

test('configs and data are checked in one go: every problem of both', async () => {
  const place = template.copy();
  place.edit('england', 'currency: GBP', 'currency: GBX');
  place.edit('sweden', 'step:', 'steps:');
  writeFileSync(place.data, 'country,draw_date\n');
  const { problems } = await validate(place);
  expect(problems.map((problem) => /^[^:]*\/([\w.-]+:\d+:\d+|[\w.]+): /.exec(problem)?.[1])).toEqual([
    'england.yaml:3:11',
    expect.stringMatching(/^sweden\.yaml:\d+:3$/),
    'sales.csv.gz',
  ]);
});

test('readers are told of whom SNS would not take: of too many countries as a problem, beyond its first quota as a note', async () => {
  const place = template.copy();
  const england = readFileSync(join(place.configs, 'england.yaml'), 'utf8').replace(/^notify:.*$/m, '');
  const write = (country: string, emails: readonly string[]) =>
    writeFileSync(
      join(place.configs, `${country}.yaml`),
      `${england.replace('country: england', `country: ${country}`)}\nnotify: { emails: [${emails.join(', ')}] }\n`,
    );
  const ofAll = 'ann@example.org';
  write('england', [ofAll, ...Array.from({ length: 200 }, (_, index) => `reader-${index}@example.org`)]);
  for (let index = 0; index < 149; index += 1) write(`country-${index}`, [ofAll]);
  const { problems, notes } = await validate(place);
  expect(problems.filter((problem) => problem.startsWith('notify.emails'))).toEqual([
    expect.stringContaining('found "ann@example.org" in 150 countries, expected at most 149'),
  ]);
  expect(notes).toContain('notify.emails: found 201 readers; on AWS a topic takes 200');
});

test("a broken company.yaml doesn't hide what is wrong with a country's rows", async () => {
  const place = template.copy();
  place.edit('company', 'currency: EUR', 'currency: EURO');
  place.editData((text) => text.replace(/^england,2026-11-21/m, 'england,2026-11-20'));
  const { problems } = await validate(place);
  expect(problems[0]).toMatch(/company\.yaml:\d+:11: currency: .*found text "EURO"; did you mean "EUR"/);
  expect(problems[1]).toMatch(/england: .*a friday, expected a day on which the config's calendar has a draw/);
});

test('what is passed over is told: unknown columns, rows without a country or config, missing weeks', async () => {
  const place = template.copy();
  place.editData((text) =>
    text
      .replace('country,', 'country,colour,')
      .replace('jackpot_paid', 'jackpot_payed')
      .replaceAll(/^(england|sweden),/gm, '$1,red,')
      .replace(/^england,red,2026-03-07/m, ',red,2026-03-07')
      .replace(/^england,red,2026-03-14/m, 'englnad,red,2026-03-14'),
  );
  const { code, notes } = await validate(place);
  expect(code).toBe(0);
  expect(notes).toMatch(/sales\.csv\.gz:1:2: column "colour" is unknown and kept out/);
  expect(notes).toMatch(/column "jackpot_payed" is unknown and kept out; did you mean "jackpot_paid"\? Correct/);
  expect(notes).toMatch(/sales\.csv\.gz:\d+: the row names no country/);
  expect(notes).toMatch(
    /sales\.csv\.gz:\d+: country: found "englnad" in 1 rows, expected one .*\(england, sweden\); did you mean "england"\?/,
  );
  expect(notes).toMatch(/england: .*2 draws have no row, first 2026-03-07/);
});

describe('through the command itself', () => {
  test.each([
    [
      'no configs',
      (place: Workplace) => rmSync(place.configs, { recursive: true }),
      /configs: no configs there.*--configs DIR/,
    ],
    [
      'a file for a folder',
      (place: Workplace) => (rmSync(place.configs, { recursive: true }), writeFileSync(place.configs, '')),
      /no configs there/,
    ],
    [
      'no data',
      (place: Workplace) => rmSync(place.data),
      /sales\.csv\.gz: no such file\. Name the sales data with --data FILE/,
    ],
    [
      'a folder for the data',
      (place: Workplace) => (rmSync(place.data), mkdirSync(place.data)),
      /found a folder, expected a file/,
    ],
    [
      'a pointer to other bytes',
      pointer({}),
      /differs from its pointer: found \d+ bytes, expected 1 bytes\. If it is meant .*jackpot data add/,
    ],
    [
      'a pointer to a folder',
      pointer({ md5: `${'a'.repeat(32)}.dir` }),
      /\.dvc:2:3: outs\.0\.md5: .*\(\.dir\) are not supported; make the pointer anew/,
    ],
    [
      'a pointer of another hash',
      pointer({ hash: '  hash: etag\n' }),
      /\.dvc:\d:3: outs\.0\.hash: expected hash: md5.*; make the pointer anew/,
    ],
    [
      'a pointer to another file',
      pointer({ path: 'x.gz' }),
      /points to x\.gz, expected sales\.csv\.gz; make the pointer/,
    ],
  ])('%s: weekly and validate end with 3 and change nothing', async (_, make, message) => {
    const place = template.copy();
    make(place);
    const [weekly, validated] = await Promise.all([place.weekly('--draw-date', '2026-11-28'), place.run('validate')]);
    for (const outcome of [weekly, validated]) {
      expect(outcome.code).toBe(3);
      expect(outcome.stderr).toMatch(message);
      const { error } = JSON.parse(outcome.stdout) as { error: { name: string; problems: string[] } };
      expect(error.name).toBe('InvalidInput');
      expect(error.problems).toEqual([expect.stringMatching(message)]);
    }
    expect(place.files()).not.toContain('workspace');
  });

  test.each([
    [['weekly', '--json', '--dat', 'x'], /unknown option '--dat'/],
    [['weekly', '--json', '--data'], /option '--data <file>' argument missing/],
    [['wekly', '--json'], /unknown command 'wekly'/],
    [
      ['weekly', '--json', '--country', 'swedn'],
      /--country swedn: configs has england, sweden; did you mean "sweden"\?/,
    ],
  ])('%j is wrong usage, in JSON too', async (args, message) => {
    const outcome = await template.jackpot(...args);
    expect([outcome.code, outcome.stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(JSON.parse(outcome.stdout)).toMatchObject({
      error: { name: 'UsageError', problems: [expect.stringMatching(message) as string] },
    });
  });

  test('each problem stands by itself in JSON', async () => {
    const place = template.copy();
    place.edit('england', 'ticketPrice: 2.5', 'ticketPrice: 0');
    place.edit('sweden', 'step:', 'steps:');
    const { stdout } = await place.run('validate');
    const { error } = JSON.parse(stdout) as { error: { problems: string[] } };
    expect(error.problems).toEqual([
      expect.stringContaining('england.yaml:6:14: ticketPrice'),
      expect.stringContaining('jackpot.steps: '),
    ]);
  });

  test('data that a run of today would find too old is a warning, in JSON too; one country is looked at alone', async () => {
    const later = { now: () => new Date('2028-07-30T20:00:00Z') };
    const program = new Command().exitOverride();
    addValidate(program, later);
    let printed = '';
    const print = jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((printed += String(text))));
    const write = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    const { configs, data } = template;
    try {
      await program.parseAsync(['validate', '--configs', configs, '--data', data, '--country', 'sweden', '--json'], {
        from: 'user',
      });
    } finally {
      print.mockRestore();
      write.mockRestore();
    }
    const { countries, warnings } = JSON.parse(printed) as { countries: string[]; warnings: string[] };
    expect(countries).toEqual(['sweden']);
    expect(warnings).toEqual([
      expect.stringMatching(/^sweden: .*found 2026-11-21 as the last draw; that of 2026-11-28 was \d+ days ago/),
    ]);
  });

  test.each(['-1', 'NaN', '', '80,00'])('cash of "%s" is wrong usage', async (amount) => {
    const place = template.copy();
    const outcome = await place.weekly('--draw-date', '2026-11-28', `--available-cash=${amount}`);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain(`expected an amount such as 22M, 22,000,000 or 22000000, found "${amount}"`);
    expect(place.files()).not.toContain('workspace');
  });

  test('data that comes too late fails its country alone, and says which draw is missing', async () => {
    const place = template.copy();
    place.edit('england', /$/, 'data: { maxOpenDays: 3 }\n');
    place.editData((text) => text.replace(/^england,2026-11-21.*\n/m, ''));
    const outcome = await place.weekly('--draw-date', '2026-11-28', '--country', 'england');
    expect(outcome.code).toBe(4);
    expect(weekOf(outcome).countries[0]).toMatchObject({ status: 'failed', drawDate: '2026-11-28' });
    expect(weekOf(outcome).countries[0]?.reason).toMatch(
      /found 2026-11-14 as the last draw; that of 2026-11-21 was 4 days ago, expected its row within 3 days .*Add its sales/,
    );
  });
});

function pointer(change: { md5?: string; hash?: string; path?: string }) {
  const { md5 = 'a'.repeat(32), hash = '  hash: md5\n', path = 'sales.csv.gz' } = change;
  return (place: Workplace) =>
    writeFileSync(`${place.data}.dvc`, `outs:\n- md5: ${md5}\n  size: 1\n${hash}  path: ${path}\n`);
}

test('a rollover that is drawn twice between two runs is told which run it lacks', async () => {
  const place = template.copy();
  place.edit('sweden', 'draw: { weekday: saturday }', 'draws: { weekdays: [wednesday, saturday] }');
  place.edit('sweden', 'jackpot:\n', 'jackpot:\n  rollover: true\n');
  const lacks = () => validate(place).then(({ notes }) => /sweden: no run decides.*/.exec(notes)?.[0]);
  expect(await lacks()).toMatch(/Add \{ weekday: tuesday, time: "20:00" \} to runs in company\.yaml$/);
  const runs = 'runs: [{ weekday: wednesday, time: "20:00" }, { weekday: tuesday, time: "20:00" }]\n';
  place.edit('company', 'safetyNet:', `${runs}safetyNet:`);
  expect(await lacks()).toBeUndefined();
});
