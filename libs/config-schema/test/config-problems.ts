import { england, englandWith } from './england.ts';

/** A config that a person might write, and every message that it must get, without `configs/england.yaml:`. */
export interface ProblemCase {
  readonly name: string;
  readonly text: string;
  readonly messages: readonly string[];
}

const topKeys =
  'country, currency, timeZone, draw, draws, ticketPrice, jackpot, prizes, shares, fixedCost, constraints, limits, objective, plan, exploration, gate, ' +
  'forecast, demand, notify, approval, data, announce, earlier';
const row = (name: string, text: string, ...messages: string[]): ProblemCase => ({ name, text, messages });
const changed = (passage: string, replacement: string, ...messages: string[]): ProblemCase =>
  row(
    `${replacement.trim() || 'nothing'} in place of ${passage.trim()}`,
    englandWith(passage, replacement),
    ...messages,
  );

const price = (written: string, found: string, remedy = 'write, for instance, `ticketPrice: 2.5`'): ProblemCase =>
  changed(
    'ticketPrice: 2.5',
    `ticketPrice: ${written}`,
    `5:14: ticketPrice: expected a number greater than 0, found ${found}; ${remedy}`,
  );

const documents: ProblemCase[] = [
  row(
    'not YAML',
    'country: england\n  currency: [\n',
    '2:11: expected YAML, found "  currency: ["; mend the line (the parser says: bad indentation of a mapping entry)',
  ),
  changed('  min:', '\tmin:', '7:1: expected spaces as indentation, found a tab; replace the tab by spaces'),
  row(
    'a duplicate key',
    `${england}fixedCost: 3\n`,
    '20:1: fixedCost: expected each key once, found it again (first in line 15); keep one of the two',
  ),
  row(
    'an alias',
    `a: &a 5\n${englandWith('2.5', '*a')}`,
    `1:1: a: expected one of the keys ${topKeys}, found "a"; remove it`,
    '6:14: ticketPrice: expected a value, found the alias "*a"; write out what the alias stands for',
  ),
  changed(
    'ticketPrice: 2.5',
    'ticketPrice: !!js/function "function () {}"',
    '5:14: ticketPrice: expected a value without a tag, found the tag "!!js/function"; leave the tag out',
  ),
  row(
    'an empty file',
    '',
    '1:1: expected a mapping of keys to values, found an empty file; write, for instance, one `key: value` a line',
  ),
  row(
    'nothing but a comment',
    '# England\n',
    '1:1: expected a mapping of keys to values, found an empty file; write, for instance, one `key: value` a line',
  ),
  row(
    'a list',
    '- country: england\n',
    '1:1: expected a mapping of keys to values, found a list; write, for instance, one `key: value` a line',
  ),
  row(
    'text',
    'england\n',
    '1:1: expected a mapping of keys to values, found text "england"; write, for instance, one `key: value` a line',
  ),
  row(
    'two documents',
    `${england}---\nx: 1\n`,
    '21:1: expected one YAML document, found another; put one config in each file',
  ),
  row(
    'another kind of file',
    'x'.repeat(100_001),
    '1:1: expected a config of at most 100000 characters, found 100001 characters; keep one config in it',
  ),
  row(
    'a null byte',
    'country: \0',
    '1:10: expected YAML, found "country: \\u0000"; mend the line (the parser says: null byte is not allowed in input)',
  ),
];

const misspelt: ProblemCase[] = [
  changed(
    'ticketPrice:',
    'tiketPrice:',
    `5:1: tiketPrice: expected one of the keys ${topKeys}, found "tiketPrice"; did you mean "ticketPrice"?`,
  ),
  changed(
    '  max:',
    '  maximum:',
    '8:3: jackpot.maximum: expected one of the keys min, max, step, maxChange, headline, rollover, found "maximum"; did you mean "max"?',
  ),
  changed(
    'shareOfSales',
    'share_of_sale',
    '13:16: prizes.secondary.share_of_sale: expected one of the keys shareOfSales, found "share_of_sale"; did you mean "shareOfSales"?',
  ),
  changed(
    'paid:',
    'payed:',
    '12:42: prizes.jackpot.payed: expected one of the keys win, oneIn, paid, atMostEach, ticketsPerWinningUnit, found "payed"; did you mean "paid"?',
  ),
  changed(
    'breachProbabilityPerYear',
    'breachProbability',
    '18:23: constraints.cash.breachProbability: expected one of the keys share, breachProbabilityPerYear, worstCaseQuantile, found "breachProbability"; did you mean "breachProbabilityPerYear"?',
  ),
  row(
    'a key that no name is near to, and __proto__',
    `${england}colour: red\n__proto__: 1\n`,
    `20:1: colour: expected one of the keys ${topKeys}, found "colour"; remove it`,
    '21:1: expected a name as a key, found the key "__proto__"; remove it',
  ),
  changed(
    'ticketPrice: 2.5\n',
    '',
    '1:1: ticketPrice: expected a number greater than 0 (price of one ticket), found nothing; add, for instance, `ticketPrice: 2.5`',
  ),
  changed(
    'oneIn: 45000000, ',
    '',
    '12:3: prizes.jackpot.oneIn: expected a number greater than 1 (N, where a ticket wins with probability 1/N), found nothing; add, for instance, `oneIn: 45000000`',
  ),
];

const numbers: ProblemCase[] = [
  price('abc', 'text "abc"'),
  price('"2.5"', 'text "2.5"', 'write 2.5, without quotes'),
  price('2,50', 'text "2,50"', 'write 2.50, with a point'),
  price('5,000,000', 'text "5,000,000"', 'write 5000000, without separators'),
  price('1e400', 'text "1e400"'),
  price('0', '0'),
  price('-3', '-3'),
  price('.nan', '.nan'),
  price('.inf', '.inf'),
  price('true', 'true'),
  price('[2.5]', 'a list'),
  changed(
    'ticketPrice: 2.5',
    'ticketPrice:',
    '5:1: ticketPrice: expected a number greater than 0, found nothing; write, for instance, `ticketPrice: 2.5`',
  ),
  row(
    'a fraction where draws are counted',
    `${england}gate: { draws: 26.5 }\n`,
    '20:16: gate.draws: expected a whole number of at least 8, found 26.5; write, for instance, `draws: 26`',
  ),
];

const percentages: ProblemCase[] = [
  changed(
    'min: 0.40',
    'min: 40',
    '17:34: constraints.payoutRatio.min: expected a number from 0 to 1, found 40; write 0.40, not 40',
  ),
  changed(
    'share: 0.4',
    'share: 40%',
    '18:18: constraints.cash.share: expected a number greater than 0 and at most 1, found text "40%"; write 0.40, not 40%',
  ),
  changed(
    'PerYear: 0.01',
    'PerYear: 2.5',
    '18:49: constraints.cash.breachProbabilityPerYear: expected a number of at least 0 and less than 1, found 2.5; write 0.025, not 2.5',
  ),
  changed(
    'goodCauses: 0.33',
    'goodCauses: 33',
    '14:45: shares.goodCauses: expected a number from 0 to 1, found 33; write 0.33, not 33',
  ),
  changed(
    'maxChange: 0.5',
    'maxChange: 50',
    '10:14: jackpot.maxChange: expected a number greater than 0 and at most 10, found 50; write 0.50, not 50',
  ),
];

const rules: ProblemCase[] = [
  changed(
    'min: 5000000',
    'min: 60000000',
    '7:8: jackpot.min: expected at most max (50000000), found 60000000; swap them or correct one',
  ),
  changed(
    'step: 250000',
    'step: 350000',
    '9:9: jackpot.step: expected a step that divides max - min (45000000), found 350000; change step, or write max: 49800000 or max: 50150000',
  ),
  changed(
    'step: 250000',
    'step: 3',
    '9:9: jackpot.step: expected a step that makes at most 100000 candidates from min to max, found 3, which makes 15000001; write a step of at least 460',
  ),
  changed(
    ', min: 0.40, max: 0.48',
    '',
    '17:16: constraints.payoutRatio: expected min (the floor), max (the cap) or both, found neither; add one, such as `max: 0.48`',
  ),
  changed(
    'min: 0.40',
    'min: 0.60',
    '17:34: constraints.payoutRatio.min: expected a floor of at most the cap (0.48), found 0.6; swap them or correct one',
  ),
  changed(
    'duty: 0,',
    'duty: 0.7,',
    '14:9: shares: expected shares of retailer, duty and goodCauses that sum to at most 1, found a sum of 1.03; lower them',
  ),
];

const names: ProblemCase[] = [
  changed(
    'GBP',
    'GPB',
    '2:11: currency: expected the ISO 4217 code of a currency, such as GBP, found text "GPB"; did you mean "GBP"?',
  ),
  changed('GBP', '826', '2:11: currency: expected text, found 826; write, for instance, `currency: GBP`'),
  changed(
    'saturday',
    'Saterday',
    '4:18: draw.weekday: expected one of monday, tuesday, wednesday, thursday, friday, saturday, sunday, found text "Saterday"; did you mean "saturday"?',
  ),
  changed(
    'Europe/London',
    'Europe/Londn',
    '3:11: timeZone: expected the IANA name of a time zone, such as Europe/London, found text "Europe/Londn"; did you mean "Europe/London"?',
  ),
  changed(
    'Europe/London',
    '"+01:00"',
    '3:11: timeZone: expected the IANA name of a time zone, such as Europe/London, found text "+01:00"; write the zone of the place where the draw is held',
  ),
  ...['../england', 'configs/england', 'England', 'wales'].map((country) =>
    changed(
      'country: england',
      `country: ${country}`,
      `1:10: country: expected the file's name without its ending, "england", found text "${country}"; write \`country: england\`, or rename the file`,
    ),
  ),
  row(
    'an address that is none',
    `${england}notify: { emails: [someone] }\n`,
    '20:20: notify.emails[0]: expected an e-mail address such as lottery@example.org, found text "someone"; correct it',
  ),
];

const unions: ProblemCase[] = [
  changed(
    'win: odds',
    'win: odd',
    '12:19: prizes.jackpot.win: expected one of odds, certain, probability, found text "odd"; did you mean "odds"?',
  ),
  changed(
    'win: odds, ',
    '',
    '12:3: prizes.jackpot.win: expected one of odds, certain, probability, found nothing; write, for instance, `win: odds`',
  ),
  changed(
    'win: odds, oneIn: 45000000, paid: shared',
    'win: probability, value: 80, oneIn: 2',
    '12:39: prizes.jackpot.value: expected a number greater than 0 and at most 1, found 80; write 0.80, not 80',
    '12:43: prizes.jackpot.oneIn: expected one of the keys win, value, found "oneIn"; remove it',
  ),
  changed(
    '{ shareOfSales: 0.25 }',
    '0.25',
    '13:14: prizes.secondary: expected a mapping of keys to values, or a list, found 0.25; write, for instance, `secondary: { shareOfSales: 0.25 }`',
  ),
  changed(
    '{ shareOfSales: 0.25 }',
    '[]',
    '13:14: prizes.secondary: expected a list of at least one item, found an empty list; write, for instance, `secondary: { shareOfSales: 0.25 }`',
  ),
  changed(
    '{ shareOfSales: 0.25 }',
    '\n    - { name: street, oneIn: 8500, prise: 1000 }\n    - { name: city, oneIn: 1, prize: -1 }',
    '14:36: prizes.secondary[0].prise: expected one of the keys name, oneIn, prize, ticketsPerWinningUnit, found "prise"; did you mean "prize"?',
    '15:28: prizes.secondary[1].oneIn: expected a number greater than 1, found 1; write, for instance, `oneIn: 8500`',
    '15:38: prizes.secondary[1].prize: expected a number greater than 0, found -1; write, for instance, `prize: 1000`',
  ),
];

const approvals: ProblemCase[] = [
  changed(
    'horizonWeeks: 1',
    'horizonWeeks: 30',
    '19:23: plan.horizonWeeks: expected 1, or a multiple of 52, found 30; write one of those',
  ),
  changed(
    'max: 0.48 }',
    'max: 0.48, confidence: 0.9 }',
    '17:63: constraints.payoutRatio.confidence: expected no confidence where plan.horizonWeeks is 1: it is of the first wholly planned window, a year ahead, found 0.9; leave it out, or write horizonWeeks: 52',
  ),
  changed(
    'max: 0.48 }',
    'max: 0.48, also: calendarYear }',
    "17:57: constraints.payoutRatio.also: expected no calendar year where plan.horizonWeeks is 1: the year's draws are planned together, found calendarYear; leave it out, or write horizonWeeks: 52",
  ),
  changed(
    'maxChange: 0.5',
    'rollover: { carries: 0.15, start: 4000000, cap: 40000000 }',
    '10:37: jackpot.rollover.start: expected an amount from min (5000000) to cap (40000000), found 4000000; correct it',
  ),
  changed(
    'maxChange: 0.5',
    'rollover: { carries: 0.15, start: 5000000, cap: 60000000, mustBeWon: { after: 5 } }',
    '10:51: jackpot.rollover.cap: expected at most max (50000000), found 60000000; lower it, or raise max',
  ),
  changed(
    'paid: shared',
    'paid: each, atMostEach: 1000000',
    '12:48: prizes.jackpot.paid: expected shared, where atMostEach is given, found each; leave atMostEach out',
  ),
  row(
    'a rollover of a jackpot of which a winner gets a part',
    englandWith('maxChange: 0.5', 'rollover: true').replace('paid: shared', 'paid: shared, atMostEach: 1000000'),
    '10:13: jackpot.rollover: expected none, where atMostEach is given, found it; leave it out: the announced amount may be the pool as it then stands',
  ),
  row(
    'a realised ratio beside a rollover that accrues',
    englandWith('maxChange: 0.5', 'rollover: { carries: 0.15, start: 5000000, cap: 40000000 }').replace(
      'max: 0.48 }',
      'max: 0.48, basis: realised }',
    ),
    '17:58: constraints.payoutRatio.basis: expected expected, where a rollover accrues, found realised; leave it out',
  ),
  changed(
    'horizonWeeks: 1',
    'horizonWeeks: 1, pinned: { 2026-12-25: 30000000 }',
    '19:48: plan.pinned.2026-12-25: expected a date on which the calendar has a draw, found 2026-12-25; correct it',
  ),
  changed(
    'horizonWeeks: 1',
    'horizonWeeks: 1, pinned: { 2026-12-26: 30000001 }',
    '19:48: plan.pinned.2026-12-26: expected a jackpot of the grid, 5000000 to 50000000 in steps of 250000, found 30000001; correct it',
  ),
  row(
    'approval',
    `${england}approval: { required: true }\n`,
    '20:1: approval.by: expected by, the hours before the draw at which approval must have come, found nothing; add, for instance, `by: 24`',
  ),
];

/** England with another calendar, which stands in line 4. */
const drawn = (draws: string, ...messages: string[]): ProblemCase =>
  changed('draw: { weekday: saturday }', `draws: ${draws}`, ...messages);

const calendars: ProblemCase[] = [
  changed(
    'draw: { weekday: saturday }\n',
    '',
    '1:1: draw: expected draw, the day of a weekly draw, or draws, any other calendar, found nothing; add, for instance, `draw: { weekday: saturday }`',
  ),
  row(
    'draw and draws',
    `${england}draws: { dayOfMonth: 1 }\n`,
    '4:7: draw: expected draw or draws, found both; leave one out: draw is short for draws of one weekday',
  ),
  drawn(
    '{ everyWeeks: 2 }',
    '4:8: draws: expected one of weekdays, dayOfMonth and nth, found none of them; write one, such as `weekdays: [saturday]`',
  ),
  drawn(
    '{ weekdays: [saturday], dayOfMonth: 1 }',
    '4:8: draws: expected one of weekdays, dayOfMonth and nth, found weekdays and dayOfMonth; write one, such as `weekdays: [saturday]`',
  ),
  drawn(
    '{ weekdays: [saturday], everyWeeks: 2 }',
    '4:44: draws.everyWeeks: expected from beside it, a date in a week with draws, found 2; add `from: DATE`',
  ),
  drawn(
    '{ weekdays: [saturday], from: 2026-01-03 }',
    '4:38: draws.from: expected it beside everyWeeks alone, found 2026-01-03; leave it out',
  ),
  drawn(
    '{ dayOfMonth: 1, everyWeeks: 2, from: 2026-01-03 }',
    '4:37: draws.everyWeeks: expected it beside weekdays alone, found 2; leave it out',
  ),
  drawn(
    '{ weekdays: [Saturday] }',
    '4:21: draws.weekdays[0]: expected one of monday, tuesday, wednesday, thursday, friday, saturday, sunday, found text "Saturday"; did you mean "saturday"?',
  ),
  drawn(
    '{ nth: { weekday: friday, of: 5 } }',
    '4:38: draws.nth.of: expected one of 1, 2, 3, 4, last, found 5; did you mean "1"?',
  ),
  drawn(
    '{ weekdays: [saturday], exceptions: [{ date: 2026-02-30, cancelled: true }] }',
    '4:53: draws.exceptions[0].date: expected date of the draw by the calendar, found text "2026-02-30"; write, for instance, `date: 2026-12-26`',
  ),
  drawn(
    '{ weekdays: [saturday], exceptions: [{ date: 2026-12-25, cancelled: true }] }',
    '4:53: draws.exceptions[0].date: expected a date on which the calendar has a draw, found 2026-12-25; correct it',
  ),
  drawn(
    '{ weekdays: [saturday], exceptions: [{ date: 2026-12-26 }] }',
    '4:45: draws.exceptions[0]: expected one of cancelled, movedTo and extra, found none of them; write one, such as `cancelled: true`',
  ),
  drawn(
    '{ weekdays: [saturday], exceptions: [{ date: 2026-12-26, movedTo: 2027-01-02 }] }',
    '4:74: draws.exceptions[0].movedTo: expected a date on which the calendar has no draw, found 2027-01-02; correct it',
  ),
  drawn(
    '{ weekdays: [saturday], exceptions: [{ date: 2026-12-26, extra: true }] }',
    '4:53: draws.exceptions[0].date: expected a date on which the calendar has no draw, found 2026-12-26; correct it',
  ),
  drawn(
    '{ weekdays: [saturday], exceptions: [{ date: 2026-12-26, until: 2026-12-19, cancelled: true }] }',
    '4:72: draws.exceptions[0].until: expected a date from 2026-12-26 to 2027-12-27, found 2026-12-19; correct it, or write two pauses',
  ),
  drawn(
    '{ weekdays: [saturday], exceptions: [{ date: 2026-12-26, until: 2026-12-29, movedTo: 2026-12-27 }] }',
    '4:72: draws.exceptions[0].until: expected it beside cancelled alone, found 2026-12-29; leave it out',
  ),
  drawn(
    '{ weekdays: [saturday], earlier: [{ until: 2025-03-31 }] }',
    '4:42: draws.earlier[0]: expected one of weekdays, dayOfMonth and nth, found none of them; write one, such as `weekdays: [saturday]`',
  ),
];

const together: ProblemCase[] = [
  row(
    'a broken rule beside a value of the wrong kind',
    englandWith('min: 5000000', 'min: 60000000').replace('step: 250000', 'step: small'),
    '7:8: jackpot.min: expected at most max (50000000), found 60000000; swap them or correct one',
    '9:9: jackpot.step: expected a number greater than 0, found text "small"; write, for instance, `step: 250000`',
  ),
  changed(
    'min: 0.40, max: 0.48',
    'min: *floor',
    '17:34: constraints.payoutRatio.min: expected a value, found the alias "*floor"; write out what the alias stands for',
  ),
  changed(
    'jackpot:\n',
    'jackpot: !!map\n',
    '6:10: jackpot: expected a value without a tag, found the tag "!!map"; leave the tag out',
  ),
  row(
    'several problems at once, rules beside misspelt keys among them',
    englandWith('min: 5000000', 'min: 60000000')
      .replace('rollover', 'rolover')
      .replace('maxChange', 'maxChnge')
      .replace('2.5\n', 'cheap\n')
      .replace('GBP', 'XXY'),
    '2:11: currency: expected the ISO 4217 code of a currency, such as GBP, found text "XXY"; write its three letters',
    '5:14: ticketPrice: expected a number greater than 0, found text "cheap"; write, for instance, `ticketPrice: 2.5`',
    '7:8: jackpot.min: expected at most max (50000000), found 60000000; swap them or correct one',
    '10:3: jackpot.maxChnge: expected one of the keys min, max, step, maxChange, headline, rollover, found "maxChnge"; did you mean "maxChange"?',
  ),
];

export const problemCases: readonly ProblemCase[] = [
  ...documents,
  ...misspelt,
  ...numbers,
  ...percentages,
  ...rules,
  ...names,
  ...unions,
  ...approvals,
  ...calendars,
  ...together,
];
