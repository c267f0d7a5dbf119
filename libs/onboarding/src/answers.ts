import { type CompanyConfig, type ConfigSet, weekdays } from '@jackpot/config-schema';
import type { Written } from './commented-yaml.ts';

/** Questions of onboarding: an option, a prompt and a default each. */
export const questions = {
  currency: { argument: '<code>', asks: 'ISO 4217 code of its currency' },
  exchangeRate: { argument: '<rate>', asks: "value of one unit of it in the company's currency" },
  safetyNet: { argument: '<amount>', asks: 'cash of the company that prizes must not touch' },
  timeZone: { argument: '<zone>', asks: 'IANA time zone of its draws' },
  weekday: { argument: '<day>', asks: `day of the weekly draw, or days as wednesday,saturday: ${weekdays.join(', ')}` },
  ticketPrice: { argument: '<price>', asks: 'price of one ticket' },
  jackpot: { argument: '<min:max:step>', asks: 'smallest and largest jackpot, and the distance of two candidates' },
  maxChange: { argument: '<share>', asks: 'largest change from one jackpot to the next, as a share of it, or none' },
  win: { argument: '<how>', asks: 'how the jackpot is won: certain, odds:N for 1 in N tickets, or probability:P' },
  secondaryShare: { argument: '<share>', asks: 'cost of all other prizes, as a share of sales' },
  goodCauses: { argument: '<share>', asks: "good causes' share of sales" },
  fixedCost: { argument: '<amount>', asks: 'cost of a draw whatever it sells' },
  payoutRatio: { argument: '<min:max>', asks: 'floor and cap of prizes over sales in 52 weeks' },
  cashShare: {
    argument: '<share>',
    asks: "share of the company's cash above its safety net that its prizes may cost in a draw: 0.4 is 40 %",
  },
} as const;

export type Question = keyof typeof questions;
/** Questions that are asked where the company's config needs the answer. */
type CompanyQuestion = 'exchangeRate' | 'safetyNet';
export type Answers = Readonly<Record<Exclude<Question, CompanyQuestion>, string>> &
  Readonly<Partial<Record<CompanyQuestion, string>>>;

/** Absent if the other configs leave no cash share. */
type DefaultAnswers = Omit<Answers, 'cashShare'> & { readonly cashShare?: string };

export const questionNames = Object.keys(questions) as Question[];

/** Descriptions of the computed defaults, for help; the others are plain values. */
export const fixedDefaults = {
  weekday: 'saturday',
  ticketPrice: '2',
  jackpot: '1000000:10000000:100000',
  maxChange: 'none',
  win: 'certain',
  secondaryShare: '0.25',
  goodCauses: '0.3',
  fixedCost: '100000',
  payoutRatio: '0.35:0.5',
} as const;

/** Defaults beside the other configs: the company's currency, this machine's time zone, the cash that is left. */
export function defaultAnswers({ company, countries }: ConfigSet, timeZone: string): DefaultAnswers {
  const shares = countries.map(({ parsed }) => (parsed.ok ? parsed.value.constraints.cash.share : 0));
  const left = Number((1 - shares.reduce((sum, share) => sum + share, 0)).toPrecision(6));
  return {
    ...fixedDefaults,
    currency: currencyOf(company.ok ? company.value : null),
    timeZone,
    ...(left > 0 && { cashShare: String(left) }),
  };
}

function currencyOf(company: CompanyConfig | null): string {
  return company?.currency ?? 'EUR';
}

/** An answer that is not of its form. The message is for whoever was asked. */
export class MalformedAnswer extends Error {
  override readonly name = 'MalformedAnswer';
  readonly kind = 'usage';
  readonly question: Question;
  constructor(question: Question, reason: string) {
    super(reason);
    this.question = question;
  }
}

/** The other configs' shares of cash leave none for another country. */
export class NoCashLeft extends Error {
  override readonly name = 'NoCashLeft';
  readonly kind = 'usage';
  constructor({ countries }: ConfigSet) {
    const shares = countries
      .flatMap(({ country, parsed }) => (parsed.ok ? [{ country, share: parsed.value.constraints.cash.share }] : []))
      .sort((a, b) => b.share - a.share);
    const list = shares.map(({ country, share }) => `${country} ${share}`).join(', ');
    super(
      `the other configs' cash shares leave nothing under 1 (${list}): lower constraints.cash.share in one of them first`,
    );
  }
}

/** @throws MalformedAnswer where an answer is not of its form; whether the values are sound is for the config's schema */
export function configOf(country: string, answers: Answers): Written {
  const [min, max, step] = numbers('jackpot', answers.jackpot, 3);
  const [floor, cap] = numbers('payoutRatio', answers.payoutRatio, 2);
  const one = (question: Question) => numbers(question, answers[question] ?? '', 1)[0] ?? NaN;
  return {
    country,
    currency: answers.currency,
    timeZone: answers.timeZone,
    ...drawsOf(answers.weekday),
    ticketPrice: one('ticketPrice'),
    jackpot: {
      min: min ?? NaN,
      max: max ?? NaN,
      step: step ?? NaN,
      ...(answers.maxChange !== 'none' && { maxChange: one('maxChange') }),
    },
    prizes: { jackpot: winOf(answers.win), secondary: { shareOfSales: one('secondaryShare') } },
    shares: { retailer: 0, duty: 0, goodCauses: one('goodCauses') },
    fixedCost: one('fixedCost'),
    constraints: {
      payoutRatio: { weeks: 52, min: floor ?? NaN, max: cap ?? NaN },
      cash: { share: one('cashShare'), breachProbabilityPerYear: 0.01 },
    },
  };
}

/** One day in the short form, several in the long one. */
function drawsOf(answer: string): Readonly<Record<string, Written>> {
  const days = answer.split(',').map((day) => day.trim());
  return days.length === 1 ? { draw: { weekday: days[0] ?? '' } } : { draws: { weekdays: days } };
}

function winOf(answer: string): Written {
  const [how, value] = answer.split(':');
  const number = Number(value);
  if (how === 'certain' && value === undefined) return { win: 'certain' };
  if (how === 'odds' && number > 0) return { win: 'odds', oneIn: number, paid: 'shared' };
  if (how === 'probability' && number > 0) return { win: 'probability', value: number };
  throw new MalformedAnswer(
    'win',
    `expected certain, odds:N such as odds:45000000, or probability:P, found "${answer}"`,
  );
}

function numbers(question: Question, answer: string, count: number): number[] {
  const values = answer.split(':').map((text) => (text.trim() === '' ? NaN : Number(text)));
  if (values.length === count && values.every(Number.isFinite)) return values;
  const { argument } = questions[question];
  const expected = count === 1 ? 'a number' : `${count} numbers as ${argument.slice(1, -1)}`;
  throw new MalformedAnswer(question, `expected ${expected}, found "${answer}"`);
}
