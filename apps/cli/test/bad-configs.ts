import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BadInput } from './bad-input-case.ts';
import type { Workplace } from './workplace.ts';

const none = { england: 'invalid', sweden: 'invalid' } as const;

/** england.yaml with passages replaced, one after the other. */
const edited = (
  name: string,
  edits: readonly (readonly [string, string])[],
  ...problems: BadInput['problems']
): BadInput => ({
  name,
  make: (place) => edits.forEach(([from, to]) => place.edit('england', from, to)),
  problems,
});
const changed = (name: string, from: string, to: string, ...problems: BadInput['problems']) =>
  edited(name, [[from, to]], ...problems);
const written = (name: string, text: string, ...problems: BadInput['problems']): BadInput => ({
  name,
  make: ({ configs }) => writeFileSync(join(configs, 'england.yaml'), text),
  problems,
});
const company = (name: string, from: string | RegExp, to: string, ...problems: BadInput['problems']): BadInput => ({
  name,
  make: (place) => place.edit('company', from, to),
  problems,
  week: none,
});
/** Case with the value in the place of the price, `ticketPrice: 2.5` on line 5. */
const price = (name: string, value: string, found: string | RegExp) =>
  changed(`a price ${name}`, 'ticketPrice: 2.5', `ticketPrice: ${value}`, found);

/** Each list holds nine times the one before: 9 to the ninth items, were they followed. */
const bombKeys = [...'abcdefghi'];
const bomb = bombKeys
  .map(
    (key, index) =>
      `${key}: &${key} [${Array(9)
        .fill(index === 0 ? 'x' : `*${bombKeys[index - 1]}`)
        .join(', ')}]\n`,
  )
  .join('');

const yaml: readonly BadInput[] = [
  written('not YAML', 'country: england\n  currency: [\n', /england\.yaml:2:11: expected YAML, found .*mend the line/),
  changed(
    'tab indentation',
    '  min: 5000000',
    '\tmin: 5000000',
    /england\.yaml:8:1: expected spaces .*replace the tab/,
  ),
  changed(
    'a duplicate key',
    'fixedCost: 500000',
    'currency: GBP\nfixedCost: 500000',
    /:17:1: currency: expected each key once, found it again \(first in line 3\); keep one/,
  ),
  {
    name: 'anchors that explode',
    make: (place) => place.edit('england', /^/, bomb),
    problems: [
      /:1:1: a: expected one of the keys/,
      ...bombKeys
        .slice(1)
        .flatMap((key, index) => [
          `:${index + 2}:1: ${key}: expected one of the keys`,
          ...Array.from({ length: 9 }, (_, item) => new RegExp(`:${index + 2}:\\d+: ${key}\\[${item}\\]: .*write out`)),
        ]),
    ],
  },
  changed(
    'a code tag',
    'ticketPrice: 2.5',
    'ticketPrice: !!js/function "() => 1"',
    /:6:14: ticketPrice: expected a value without a tag, found the tag "!!js\/function"; leave the tag out/,
  ),
  written('empty', '', /england\.yaml:1:1: expected a mapping of keys to values, found an empty file; write/),
  written('a list', '- england\n', /england\.yaml:1:1: expected a mapping of keys to values, found a list; write/),
  written('another kind of file', '\x7fELF\0\0', /england\.yaml:1:\d: expected YAML/),
];

/** Something else in place of england.yaml. */
const standsThere = (name: string, put: (path: string) => void, ...problems: BadInput['problems']): BadInput => ({
  name,
  make: ({ configs }) => {
    const path = join(configs, 'england.yaml');
    rmSync(path);
    put(path);
  },
  problems,
});
const bytes = (encode: (text: string) => Uint8Array) => (place: Workplace) =>
  writeFileSync(join(place.configs, 'england.yaml'), encode(place.config('england')));

const unreadable: readonly BadInput[] = [
  standsThere(
    'a broken link',
    (path) => symlinkSync('gone.yaml', path),
    /england\.yaml:1:1: expected a file, found a link to no file; mend the link/,
  ),
  standsThere(
    'a link to itself',
    (path) => symlinkSync('england.yaml', path),
    /england\.yaml:1:1: expected a file, found a link that leads to itself; mend the link/,
  ),
  standsThere('a folder', mkdirSync, /england\.yaml:1:1: expected a file, found a folder; name the file itself/),
  {
    name: 'a broken link hides no other problem',
    make: (place) => {
      symlinkSync('gone.yaml', join(place.configs, 'albania.yaml'));
      place.edit('england', 'ticketPrice: 2.5', 'ticketPrice: 0');
    },
    problems: [/albania\.yaml:1:1: expected a file/, /england\.yaml:6:14: ticketPrice/],
  },
  {
    name: 'a config in UTF-16',
    make: bytes((text) => Buffer.from(`\uFEFF${text}`, 'utf16le')),
    problems: [/england\.yaml:1:1: expected text in UTF-8, found text in UTF-16; save the file as UTF-8/],
  },
  {
    name: 'a config in Latin-1',
    make: bytes((text) => Buffer.from(text.replace('currency: GBP', 'currency: GBP # \u00a3'), 'latin1')),
    problems: [/england\.yaml:3:17: expected text in UTF-8, found a character of another encoding; save the file/],
  },
];

const keys: readonly BadInput[] = [
  changed(
    'a misspelt key at the top',
    'ticketPrice:',
    'tiketPrice:',
    /:6:1: tiketPrice: expected one of the keys country, .*found "tiketPrice"; did you mean "ticketPrice"\?/,
  ),
  changed(
    'a misspelt key, second level',
    '  max: 50000000',
    '  maximum: 50000000',
    /:9:3: jackpot\.maximum: .*did you mean "max"\?/,
  ),
  changed(
    'a misspelt key, third level',
    'shareOfSales',
    'share_of_sale',
    /:15:16: prizes\.secondary\.share_of_sale: .*did you mean "shareOfSales"\?/,
  ),
  changed(
    'a key too few',
    'ticketPrice: 2.5',
    '',
    /:2:1: ticketPrice: expected a number greater than 0 .*found nothing; add, for instance, `ticketPrice: 2\.5`/,
  ),
];

const numbers: readonly BadInput[] = [
  price(
    'as text',
    '"2.5"',
    /:6:14: ticketPrice: expected a number greater than 0, found text "2\.5"; write 2\.5, without quotes/,
  ),
  price('of zero', '0', /:6:14: ticketPrice: expected a number greater than 0, found 0; write, for instance/),
  price('below zero', '-2.5', /:6:14: .*found -2\.5; write/),
  price(
    'beyond any lottery',
    '1e308',
    /:6:14: ticketPrice: expected an amount of at most 1000000000000, found 1e\+308; look/,
  ),
  price('that is NaN', '.nan', /:6:14: .*found \.nan; write/),
  price('that is infinite', '.inf', /:6:14: .*found \.inf; write/),
  price('with separators', '2,500', /:6:14: .*found text "2,500"; write 2500, without separators/),
  changed(
    'a ratio in per cent',
    'min: 0.40',
    'min: 40',
    /:19:34: constraints\.payoutRatio\.min: expected a number from 0 to 1, found 40; write 0\.40, not 40/,
  ),
  changed(
    'a ratio with a per cent sign',
    'share: 0.4,',
    'share: 40%,',
    /cash\.share: .*found text "40%"; write 0\.40, not 40%/,
  ),
];

const rules: readonly BadInput[] = [
  changed(
    'min above max',
    'min: 5000000',
    'min: 60000000',
    /:8:8: jackpot\.min: expected at most max \(50000000\), found 60000000; swap them/,
  ),
  changed(
    'a step that does not divide',
    'step: 250000',
    'step: 350000',
    /:10:9: jackpot\.step: expected a step that divides .*; change step, or write max: /,
  ),
  changed(
    'more than 100,000 candidates',
    'step: 250000',
    'step: 3',
    /:10:9: .*at most 100000 candidates .*which makes 15000001; write a step of at least 460/,
  ),
  changed(
    'an unknown currency',
    'currency: GBP',
    'currency: GPB',
    /:3:11: currency: expected the ISO 4217 code .*found text "GPB"; did you mean "GBP"\?/,
  ),
  changed(
    'an unknown weekday',
    'saturday',
    'Saterday',
    /:5:18: draw\.weekday: expected one of monday, .*did you mean "saturday"\?/,
  ),
  changed(
    'an unknown time zone',
    'Europe/London',
    'Europe/Londn',
    /:4:11: timeZone: .*did you mean "Europe\/London"\?/,
  ),
  changed(
    'no exchange rate',
    'currency: GBP',
    'currency: USD',
    /:3:11: currency: expected EUR or GBP or SEK, found USD, for which .*; add the value of one USD in EUR to exchangeRates/,
  ),
  changed(
    "a country that isn't the file's name",
    'country: england',
    'country: wales',
    /:2:10: country: expected the file's name .*"england", found text "wales"; write `country: england`, or rename/,
  ),
  changed(
    'a country that is a path',
    'country: england',
    'country: ../england',
    /:2:10: country: expected the file's name .*found text "\.\.\/england"/,
  ),
  changed(
    'floor above cap',
    'min: 0.40',
    'min: 0.60',
    /payoutRatio\.min: expected a floor of at most the cap \(0\.48\), found 0\.6; swap/,
  ),
  changed(
    'shares of sales above 1',
    'duty: 0,',
    'duty: 0.7,',
    /:\d+:9: shares: expected .*sum to at most 1, found a sum of 1\.03; lower them/,
  ),
  edited(
    'every problem at once, in reading order',
    [
      ['ticketPrice: 2.5', 'ticketPrice: 0'],
      ['step: 250000', 'step: 350000'],
      ['goodCauses: 0.33', 'goodCauses: 33'],
    ],
    /:6:14: ticketPrice/,
    /:10:9: jackpot\.step/,
    /: shares\.goodCauses: .*write 0\.33, not 33/,
  ),
];

const sets: readonly BadInput[] = [
  {
    ...changed(
      'cash shares above 1',
      'share: 0.4,',
      'share: 1,',
      /england\.yaml:20:18: constraints\.cash\.share: expected cash shares of all countries that sum to at most 1, found a sum of 1\.\d+ \(england 1, sweden 0\.\d+\); lower some/,
    ),
    week: none,
  },
  {
    name: 'two of one name',
    make: ({ configs }) =>
      writeFileSync(join(configs, 'england.yml'), readFileSync(join(configs, 'england.yaml'), 'utf8')),
    problems: [
      /england\.yml:2:10: country: expected each country in one file, found england again \(first in .*england\.yaml\); remove one/,
    ],
  },
  {
    name: 'no company.yaml',
    make: ({ configs }) => rmSync(join(configs, 'company.yaml')),
    problems: [
      /configs\/company\.yaml:1:1: expected the company's config, found no such file; write it, such as `\{ currency: EUR/,
    ],
    week: none,
  },
  {
    name: 'company.yaml under another name',
    make: ({ configs }) => renameSync(join(configs, 'company.yaml'), join(configs, 'compny.yaml')),
    problems: [
      /configs\/compny\.yaml:1:1: expected the company's config as company\.yaml, found it as "compny\.yaml"; rename/,
    ],
    week: none,
  },
  company(
    'a company without a safety net',
    /safetyNet:.*/,
    '',
    /company\.yaml:\d+:1: safetyNet: expected .*found nothing; add, for instance/,
  ),
  company(
    'a negative exchange rate',
    'GBP: 1.17',
    'GBP: -1.17',
    /company\.yaml:\d+:8: exchangeRates\.GBP: expected a number greater than 0, found -1\.17/,
  ),
  {
    name: 'a name that is too long for the registry of models',
    make: (place) => {
      const long = `saint-${'x'.repeat(50)}`;
      place.edit('england', 'country: england', `country: ${long}`);
      renameSync(join(place.configs, 'england.yaml'), join(place.configs, `${long}.yaml`));
    },
    problems: [/saint-x+\.yaml:2:10: country: expected .*55 characters/],
    week: { england: 'absent', sweden: 'pass' },
  },
  {
    name: 'a file name that is no country',
    make: ({ configs }) => renameSync(join(configs, 'england.yaml'), join(configs, 'Great Britain.yaml')),
    problems: [
      /Great Britain\.yaml:2:10: country: expected the file's name .*rename the file to lower-case words joined by hyphens/,
    ],
    week: { england: 'absent', sweden: 'pass' },
  },
];

export const badConfigs: readonly BadInput[] = [...unreadable, ...yaml, ...keys, ...numbers, ...rules, ...sets];
