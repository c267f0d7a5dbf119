import { candidateJackpots, formatProblem, parseCompanyConfig, parseCountryConfig } from '../src/index.ts';
import { problemCases } from './config-problems.ts';
import { company, england, englandWith } from './england.ts';

const parse = (text: string) => parseCountryConfig({ name: 'configs/england.yaml', text });

function messagesOf(parsed: ReturnType<typeof parseCountryConfig | typeof parseCompanyConfig>): string[] {
  return parsed.ok ? [] : parsed.problems.map(formatProblem);
}

describe('a sound country config', () => {
  test('is read with the defaults of the contract', () => {
    const parsed = parse(england);
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        country: 'england',
        jackpot: { min: 5_000_000, maxChange: 0.5, rollover: false },
        prizes: { jackpot: { win: 'odds', ticketsPerWinningUnit: 1 } },
        constraints: { payoutRatio: { basis: 'expected', recoveryWeeks: 26 }, cash: { worstCaseQuantile: 0.9999 } },
        objective: 'netRevenue',
        gate: { draws: 26, marginOverSeasonalNaive: 0.05, coverage90: { min: 0.75, max: 1 } },
        forecast: { monotone: true },
        notify: { emails: [] },
        approval: { required: false },
      },
    });
  });

  test('says where its values stand', () => {
    const parsed = parse(england);
    if (!parsed.ok) throw new Error('england.yaml is sound');
    expect(parsed.locate(['jackpot', 'step'])).toEqual({ file: 'configs/england.yaml', line: 9, column: 9 });
    expect(parsed.locate(['gate', 'draws'])).toEqual({ file: 'configs/england.yaml', line: 1, column: 1 });
  });

  test.each(['\uFEFF' + england, england.replaceAll('\n', '\r\n'), `# comment\n---\n${england}...\n`])(
    'may have a byte-order mark, CR LF, document markers (%#)',
    (text) => expect(messagesOf(parse(text))).toEqual([]),
  );

  test('may have a step that divides only in decimal fractions', () => {
    const text = englandWith('min: 5000000', 'min: 0.1').replace('max: 50000000', 'max: 0.7').replace('250000', '0.1');
    const parsed = parse(text);
    expect(parsed.ok && candidateJackpots(parsed.value)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
  });

  test('may have exactly 100,000 candidates', () => {
    const grid = (max: number) =>
      englandWith('5000000\n', '1\n').replace('50000000', String(max)).replace('250000', '1');
    expect(parse(grid(100_000)).ok).toBe(true);
    expect(parse(grid(100_001)).ok).toBe(false);
  });
});

describe('a problem of a country config', () => {
  test.each(problemCases)('$name', ({ text, messages }) => {
    expect(messagesOf(parse(text))).toEqual(messages.map((message) => `configs/england.yaml:${message}`));
  });

  test('carries its parts beside the message', () => {
    const parsed = parse(englandWith('ticketPrice:', 'tiketPrice:'));
    expect(parsed.ok ? [] : parsed.problems).toEqual([
      expect.objectContaining({
        code: 'unknown-key',
        file: 'configs/england.yaml',
        line: 5,
        column: 1,
        path: 'tiketPrice',
        found: '"tiketPrice"',
        nearest: 'ticketPrice',
      }),
    ]);
  });

  test('says that a file needs another name, where its name cannot be a country', () => {
    const parsed = parseCountryConfig({ name: 'configs/England GB.yaml', text: england });
    expect(messagesOf(parsed)).toEqual([
      'configs/England GB.yaml:1:10: country: expected the file\'s name without its ending, "England GB", found text "england"; rename the file to lower-case words joined by hyphens, 55 characters at most',
    ]);
  });

  test('takes CR LF and CR for one line break each', () => {
    for (const lineBreak of ['\r\n', '\r']) {
      const text = englandWith('2.5', '-1').replaceAll('\n', lineBreak);
      expect(messagesOf(parse(text))[0]).toMatch(/^configs\/england.yaml:5:14: /);
    }
  });

  test('is found in aliases that would explode, at once', () => {
    const levels = Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`);
    const parsed = parse(`a0: &a0 [x]\n${levels.join('\n')}\n`);
    expect(parsed.ok ? 0 : parsed.problems.filter(({ code }) => code === 'alias').length).toBe(270);
  });

  test('shows control characters spelt out', () => {
    const [message] = messagesOf(parse(englandWith('saturday', '"\\e[31m\\x9b red"')));
    expect(message).toContain('found text "\\u001b[31m\\u{9b} red"');
  });
});

describe('a company config', () => {
  const parseCompany = (text: string) => parseCompanyConfig({ name: 'configs/company.yaml', text });

  test('is read', () => {
    expect(parseCompany(company)).toMatchObject({
      ok: true,
      value: { currency: 'EUR', safetyNet: 5_000_000, exchangeRates: { GBP: 1.17, SEK: 0.09 } },
    });
  });

  test('gets all its problems, located', () => {
    expect(
      messagesOf(parseCompany('curency: EUR\nsafetyNet: -1\nexchangeRates: { GBB: 1.17, SEK: 0, __proto__: x }\n')),
    ).toEqual([
      'configs/company.yaml:1:1: curency: expected one of the keys currency, safetyNet, exchangeRates, exchangeRatesAsOf, runs, found "curency"; did you mean "currency"?',
      'configs/company.yaml:2:12: safetyNet: expected a number of at least 0, found -1; write, for instance, `safetyNet: 5000000`',
      'configs/company.yaml:3:18: exchangeRates.GBB: expected the ISO 4217 code of a currency, such as GBP, found text "GBB"; did you mean "GBP"?',
      'configs/company.yaml:3:34: exchangeRates.SEK: expected a number greater than 0, found 0; write, for instance, `SEK: 1.17`',
      'configs/company.yaml:3:37: exchangeRates: expected a name as a key, found the key "__proto__"; remove it',
    ]);
  });
});
