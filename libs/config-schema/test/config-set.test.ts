import { checkContract, formatProblem, parseCountryConfig, readConfigSet } from '../src/index.ts';
import { company, england, englandWith } from './england.ts';

const file = (name: string, text: string) => ({ name: `configs/${name}`, text });
const companyFile = file('company.yaml', company);
const country = (name: string, share = 0.3, currency = 'GBP') =>
  file(
    `${name}.yaml`,
    englandWith('england', name)
      .replace('share: 0.4', `share: ${share}`)
      .replace('currency: GBP', `currency: ${currency}`),
  );

function outcome(files: Parameters<typeof readConfigSet>[0]) {
  const { countries, problems } = readConfigSet(files);
  const starting = countries.flatMap(({ country, parsed }) => (parsed.ok ? [country] : []));
  return { starting, problems: problems.map(formatProblem) };
}

test('sound configs all start, by name', () => {
  const set = readConfigSet([
    country('sweden', 0.3, 'SEK'),
    companyFile,
    country('netherlands', 0.3, 'EUR'),
    country('england'),
  ]);
  expect(set.problems).toEqual([]);
  expect(set.company).toMatchObject({ ok: true, value: { currency: 'EUR' } });
  expect(set.countries.map(({ country, file, parsed }) => [country, file, parsed.ok])).toEqual([
    ['england', 'configs/england.yaml', true],
    ['netherlands', 'configs/netherlands.yaml', true],
    ['sweden', 'configs/sweden.yaml', true],
  ]);
});

test("one country's error stops that one alone, and its cash share counts for nothing", () => {
  const wales = file('wales.yaml', englandWith('england', 'wales').replace('2.5', 'cheap').replace('0.4,', '0.9,'));
  expect(outcome([companyFile, country('england', 0.9), wales])).toEqual({
    starting: ['england'],
    problems: [
      'configs/wales.yaml:5:14: ticketPrice: expected a number greater than 0, found text "cheap"; write, for instance, `ticketPrice: 2.5`',
    ],
  });
});

test('a missing company.yaml stops every country and says what to write', () => {
  const { countries, problems } = readConfigSet([country('england'), country('wales')]);
  expect(problems.map(formatProblem)).toEqual([
    "configs/company.yaml:1:1: expected the company's config, found no such file; write it, such as `{ currency: EUR, safetyNet: 5000000, exchangeRates: { GBP: 1.17 } }`",
  ]);
  expect(countries.map(({ parsed }) => (parsed.ok ? [] : parsed.problems))).toEqual([problems, problems]);
});

test('company.yaml and company.yml together are a problem', () => {
  expect(outcome([companyFile, file('company.yml', company), country('england')])).toEqual({
    starting: [],
    problems: [
      'configs/company.yml:1:1: expected one file with the company\'s config, found "configs/company.yml" beside "configs/company.yaml"; keep one of the two',
    ],
  });
});

test('two files of one country stop that country', () => {
  expect(outcome([companyFile, file('england.yml', england), country('england', 0.9), country('wales', 0.1)])).toEqual({
    starting: ['wales'],
    problems: [
      'configs/england.yml:1:10: country: expected each country in one file, found england again (first in configs/england.yaml); remove one of the two files',
    ],
  });
});

test('a currency without a rate stops that country and names where to write it', () => {
  expect(outcome([companyFile, country('england'), country('norway', 0.3, 'NOK')])).toEqual({
    starting: ['england'],
    problems: [
      'configs/norway.yaml:2:11: currency: expected EUR or GBP or SEK, found NOK, for which company.yaml states no exchange rate; add the value of one NOK in EUR to exchangeRates in company.yaml',
    ],
  });
});

test('cash shares above 1 stop all', () => {
  expect(outcome([companyFile, country('england', 0.5), country('wales', 0.6), country('norway', 0.5, 'NOK')])).toEqual(
    {
      starting: [],
      problems: [
        expect.stringContaining('configs/norway.yaml:2:11: currency: '),
        'configs/wales.yaml:18:18: constraints.cash.share: expected cash shares of all countries that sum to at most 1, found a sum of 1.1 (wales 0.6, england 0.5); lower some of them, so that no two countries can spend the same cash',
      ],
    },
  );
});

test('shares that are 1 in decimals may sum to more in binary', () => {
  const shares = [0.33, 0.56, 0.11];
  expect(shares.reduce((sum, share) => sum + share)).toBeGreaterThan(1);
  const lands = shares.map((share, n) => country(`land${n}`, share));
  expect(outcome([companyFile, ...lands]).starting).toHaveLength(shares.length);
});

test('the contract can be checked without places', () => {
  const parsed = parseCountryConfig(country('norway', 0.3, 'NOK'));
  if (!parsed.ok) throw new Error('norway.yaml is sound');
  const parties = [{ file: 'norway.yaml', config: parsed.value }];
  const [problem] = checkContract(parties, { currency: 'EUR', safetyNet: 0, exchangeRates: {} });
  expect(problem).toMatchObject({ code: 'exchange-rate', country: 'norway', file: 'norway.yaml', line: 1, column: 1 });
});
