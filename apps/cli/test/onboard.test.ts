import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseCountryConfig } from '@jackpot/config-schema';
import { typed } from './typed.ts';
import { Workplace, weekOf } from './workplace.ts';

jest.setTimeout(240_000);

const onboard = ['onboard', 'norway', '--data', 'sales.csv.gz'];
const written = (place: Workplace) => join(place.configs, 'norway.yaml');

test('asks nothing on a pipe, and what it writes passes validate once data is there', async () => {
  const place = new Workplace(['sweden'], { weeks: 70 });
  const outcome = await place.jackpot(...onboard, '--json');
  expect(outcome.code).toBe(0);
  const { data, ...rest } = JSON.parse(outcome.stdout) as { data: { problems: string[] } };
  expect(rest).toEqual({ country: 'norway', path: 'configs/norway.yaml', valid: true, warnings: [] });
  expect(data.problems.join(' ')).toMatch(/no rows of norway.* at least 60 rows of country norway: one a draw/);

  place.simulate(['sweden', 'norway'], 70, '2026-11-22');
  expect((await place.jackpot('validate', '--data', 'sales.csv.gz', '--json')).code).toBe(0);
});

test('takes options for the main fields, and the cash that the other configs leave', async () => {
  const place = new Workplace(['sweden', 'england']);
  const options = ['--currency', 'EUR', '--weekday', 'friday', '--ticket-price', '3.5', '--win', 'odds:8000000'];
  const outcome = await place.jackpot(...onboard, ...options, '--jackpot', '500000:5000000:50000');
  expect(outcome.code).toBe(0);
  const parsed = parseCountryConfig({ name: 'norway.yaml', text: readFileSync(written(place), 'utf8') });
  expect(parsed.ok && parsed.value).toMatchObject({
    currency: 'EUR',
    draw: { weekday: 'friday' },
    ticketPrice: 3.5,
    jackpot: { min: 500_000, max: 5_000_000, step: 50_000 },
    prizes: { jackpot: { win: 'odds', oneIn: 8_000_000 } },
    // sweden has 0.1 and england 0.4
    constraints: { cash: { share: 0.5 } },
  });
});

test('names the schema where the folder has it', async () => {
  const place = new Workplace([]);
  mkdirSync(join(place.configs, 'schema'));
  cpSync(
    join(import.meta.dirname, '../../../configs/schema/country.schema.json'),
    join(place.configs, 'schema/country.schema.json'),
  );
  await place.jackpot(...onboard);
  expect(readFileSync(written(place), 'utf8')).toMatch(/^# yaml-language-server: \$schema=schema\/country/);
});

describe('on a terminal', () => {
  test('a refused answer is asked for again, with the nearest name; an empty one takes the default', async () => {
    const place = new Workplace(['sweden']);
    const enter = Array.from({ length: 10 }, () => '\r');
    const answers = [
      'NOPE\r',
      'NOK\r',
      '-1\r',
      '0.085\r',
      'Europe/Olso\r',
      'Europe/Oslo\r',
      'freday\r',
      'friday\r',
      'cheap\r',
      '-2\r',
      '3\r',
    ];
    const { code, shown } = await typed(place, onboard, [...answers, ...enter]);
    expect(shown).toMatch(/\ncurrency: .*NOPE/);
    expect(shown).toMatch(/\nexchangeRates\.NOK: expected a number greater than 0, found -1/);
    expect(readFileSync(join(place.configs, 'company.yaml'), 'utf8')).toContain('  NOK: 0.085\n');
    expect(shown).toMatch(/\ntimeZone: .*did you mean "Europe\/Oslo"\?/);
    expect(shown).toMatch(/\ndraw\.weekday: .*did you mean "friday"\?/);
    expect(shown).toMatch(/\nexpected a number, found "cheap"\r\n/);
    expect(shown).toMatch(/\nticketPrice: expected a number greater than 0, found -2/);
    expect(shown).not.toMatch(/is not written|--ticket-price/);
    expect(code).toBe(0);
    const parsed = parseCountryConfig({ name: 'norway.yaml', text: readFileSync(written(place), 'utf8') });
    expect(parsed.ok && parsed.value).toMatchObject({
      currency: 'NOK',
      timeZone: 'Europe/Oslo',
      draw: { weekday: 'friday' },
      ticketPrice: 3,
      prizes: { jackpot: { win: 'certain' } },
      constraints: { cash: { share: 0.9 } },
    });
  });

  test('Ctrl-C writes nothing', async () => {
    const place = new Workplace(['sweden']);
    const { code, shown } = await typed(place, onboard, ['EUR\r', '\x03']);
    expect(shown).toContain('stopped at a question: nothing is written');
    expect(code).toBe(2);
    expect(existsSync(written(place))).toBe(false);
  });
});

test('without a name it proposes those that the data has and no config', async () => {
  const place = new Workplace(['sweden', 'england'], { weeks: 3 });
  rmSync(join(place.configs, 'england.yaml'));
  const outcome = await place.jackpot('onboard', '--data', 'sales.csv.gz');
  expect([outcome.code, outcome.stderr]).toEqual([
    2,
    'expected a name; sales.csv.gz has rows of england, which has no config: npx jackpot onboard england\n',
  ]);
});

test('never touches a config that is there', async () => {
  const place = new Workplace(['sweden']);
  const before = place.config('sweden');
  const outcome = await place.jackpot('onboard', 'sweden');
  expect(outcome.code).toBe(2);
  expect(outcome.stderr).toContain('configs/sweden.yaml is there already and stays as it is');
  expect(place.config('sweden')).toBe(before);
});

test.each([
  ['a step that does not divide', ['--jackpot', '100:1000:70'], /jackpot\.step: expected a step that divides/],
  ['two bounds where three belong', ['--jackpot', '1:2'], /--jackpot: expected 3 numbers as min:max:step/],
  [
    'a currency without an exchange rate',
    ['--currency', 'NOK'],
    /currency: expected EUR or .*found NOK.*; add the value/,
  ],
])('%s is wrong usage, and nothing is written', async (_, options, message) => {
  const place = new Workplace([]);
  const outcome = await place.jackpot(...onboard, ...options);
  expect(outcome.code).toBe(2);
  expect(outcome.stderr).toMatch(message);
  expect(existsSync(written(place))).toBe(false);
});

test('where the other configs leave no cash, it says whose share to lower', async () => {
  const place = new Workplace(['sweden', 'england']);
  place.edit('england', 'share: 0.4', 'share: 0.9');
  const outcome = await place.jackpot(...onboard);
  expect(outcome.code).toBe(2);
  expect(outcome.stderr).toMatch(/leave nothing under 1 \(england 0\.9, sweden 0\.1\): lower constraints\.cash\.share/);
});

test('a first country whose rows are there brings the company with it, and ends with one that decides', async () => {
  const place = new Workplace(['sweden'], { weeks: 70 });
  place.editData((text) => text.replaceAll('sweden', 'norway'));
  rmSync(join(place.configs, 'company.yaml'));
  rmSync(join(place.configs, 'sweden.yaml'));
  const options = ['--currency', 'NOK', '--safety-net', '1000', '--time-zone', 'Europe/Oslo', '--ticket-price', '7'];
  const outcome = await place.jackpot(...onboard, ...options, '--payout-ratio', '0.2:0.7', '--json');
  expect(outcome.stderr).toMatch(/70 draws of norway.*\n.*company\.yaml: written\n.*norway\.yaml: written/);
  const { warnings, data } = JSON.parse(outcome.stdout) as { warnings: string[]; data: { problems: string[] } };
  expect(warnings[0]).toMatch(/^ticketPrice is NOK 7, the rows' median price NOK /);
  expect(data.problems).not.toEqual([]);
  rmSync(written(place));
  const again = await place.jackpot(...onboard, ...options.slice(0, -2), '--payout-ratio', '0.2:0.7', '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ warnings: [], data: { problems: [] } });
  place.edit('norway', /$/, 'plan: { horizonWeeks: 1 }\n');
  const week = weekOf(await place.weekly('--country', 'norway'));
  expect(week.countries).toMatchObject([{ country: 'norway', currency: 'NOK', status: 'recommended' }]);
});
