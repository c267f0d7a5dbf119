import { countryConfigJsonSchema, parseCountryConfig, readConfigSet } from '@jackpot/config-schema';
import { type Answers, defaultAnswers } from '../src/answers.ts';
import { newConfig, newConfigProblems } from '../src/new-config.ts';

const company = { name: 'company.yaml', text: 'currency: EUR\nsafetyNet: 5000000\nexchangeRates: { GBP: 1.17 }\n' };
const others = readConfigSet([company]);
const answers: Answers = { cashShare: '0', ...defaultAnswers(others, 'Europe/Oslo') };
const config = (changes: Partial<Answers> = {}) => newConfig('norway', { ...answers, ...changes }, null);

test('each field is explained in the words of the schema, and the text is a sound config, with the comments or without', () => {
  const text = config();
  const { properties = {} } = countryConfigJsonSchema();
  expect(Object.keys(properties).length).toBeGreaterThan(12);
  for (const [key, property] of Object.entries(properties)) {
    const line = text.split('\n').find((candidate) => new RegExp(`^(# )?${key}:`).test(candidate)) ?? '';
    expect(line).toContain(`# ${typeof property === 'object' ? property.description : ''}`);
  }
  expect(text).toMatch(/^# {3}required: false # Whether a person must approve/m);
  expect(newConfigProblems('norway.yaml', text, others)).toEqual([]);
  const uncommented = text.replaceAll(/^( *)# (?=[ a-zA-Z0-9]+:)/gm, '$1');
  // `draws` takes the place of `draw`, `confidence` asks for another horizon, a set jackpot for this grid.
  const together = uncommented.replace(/^(draws| *confidence| *pinned):.*\n/gm, '');
  const parsed = parseCountryConfig({ name: 'norway.yaml', text: together });
  expect(parsed.ok ? [] : parsed.problems).toEqual([]);
});

test('editors are told of the schema where there is one', () => {
  const first = newConfig('norway', answers, 'schema/country.schema.json').split('\n')[0];
  expect(first).toBe('# yaml-language-server: $schema=schema/country.schema.json');
});

test.each<[string, Partial<Answers>, RegExp]>([
  ['two bounds where three belong', { jackpot: '1:2' }, /^expected 3 numbers as min:max:step, found "1:2"$/],
  ['a price in words', { ticketPrice: 'cheap' }, /^expected a number, found "cheap"$/],
  ['a way to win that is none', { win: 'often' }, /^expected certain, odds:N/],
])('%s is no answer', (_, changes, message) => {
  expect(() => config(changes)).toThrow(message);
});

test.each<[string, Partial<Answers>, RegExp]>([
  ['a step that does not divide', { jackpot: '100:1000:70' }, /jackpot\.step: expected a step that divides/],
  ['a share in per cent', { goodCauses: '30' }, /goodCauses: expected .*found 30/],
  ['a currency without a rate', { currency: 'NOK' }, /currency: expected EUR or .*found NOK.*; add the value/],
  ['a misspelt time zone', { timeZone: 'Europe/Olso' }, /timeZone: .*did you mean "Europe\/Oslo"\?/],
])('%s makes no sound config', (_, changes, message) => {
  expect(newConfigProblems('norway.yaml', config(changes), others).join(' ')).toMatch(message);
});
