import type { FieldText } from '@jackpot/report';
import type { ScenarioChanges } from '@jackpot/scenario';
import { readAmount } from '../inputs/amount.ts';

/** Changes that a form asked for, and by field what is wrong. */
export interface ReadChanges {
  readonly changes: ScenarioChanges;
  readonly written: Readonly<Record<string, FieldText>>;
  readonly isSound: boolean;
}

type Reader = (text: string, drawDate: string) => ScenarioChanges | string;

const amountOf = (text: string, change: (amount: number) => ScenarioChanges): ScenarioChanges | string => {
  const amount = readAmount(text);
  return amount === null ? `Expected an amount such as 22M, found “${text}”.` : change(amount);
};

const percentOf = (
  text: string,
  most: number,
  change: (share: number) => ScenarioChanges,
): ScenarioChanges | string => {
  const value = Number(text.replace(/\s*%$/, ''));
  return value > 0 && value <= most
    ? change(value / 100)
    : `Expected a percentage above 0 and at most ${most}, found “${text}”.`;
};

/** Every field of the form, by name. */
const readers: Readonly<Record<string, Reader>> = {
  jackpot: (text, drawDate) => amountOf(text, (jackpot) => ({ jackpots: { [drawDate]: jackpot } })),
  pinned: (text) => {
    // Commas part draws, and thousands: only one with a date after it parts draws.
    const pairs = text.split(/[,;]\s*(?=\d{4}-)/).map((pair) => /^(\d{4}-\d\d-\d\d)[\s:=]+(.+)$/.exec(pair.trim()));
    const jackpots = pairs.map((pair) => [pair?.[1], readAmount(pair?.[2] ?? '')] as const);
    const sound = jackpots.every(([date, amount]) => date !== undefined && amount !== null);
    return sound
      ? { jackpots: Object.fromEntries(jackpots) as Record<string, number> }
      : `Expected dates with amounts, such as 2026-12-26 30M, found “${text}”.`;
  },
  cash: (text) => amountOf(text, (availableCash) => ({ availableCash })),
  ratioMin: (text) => percentOf(text, 100, (min) => ({ payoutRatio: { min } })),
  ratioMax: (text) => percentOf(text, 100, (max) => ({ payoutRatio: { max } })),
  maxChange: (text) => percentOf(text, 1000, (maxChange) => ({ maxChange })),
  sales: (text) => percentOf(text, 1000, (salesLevel) => (salesLevel === 1 ? {} : { salesLevel })),
  marketing: (text) => amountOf(text, (marketingSpend) => ({ marketingSpend })),
  horizon: (text) => (text === 'draw' ? { horizonWeeks: 1 } : {}),
};

/** Reads a form's fields; empty ones change nothing. */
export function readChanges(query: URLSearchParams, drawDate: string): ReadChanges {
  const written: Record<string, FieldText> = {};
  let changes: ScenarioChanges = {};
  for (const [name, read] of Object.entries(readers)) {
    const text = query.get(name)?.trim() ?? '';
    if (text === '') continue;
    const found = read(text, drawDate);
    written[name] = { text, problem: typeof found === 'string' ? found : null };
    if (typeof found !== 'string') changes = merged(changes, found);
  }
  return { changes, written, isSound: Object.values(written).every(({ problem }) => problem === null) };
}

function merged(a: ScenarioChanges, b: ScenarioChanges): ScenarioChanges {
  return {
    ...a,
    ...b,
    ...((a.jackpots ?? b.jackpots) && { jackpots: { ...a.jackpots, ...b.jackpots } }),
    ...((a.payoutRatio ?? b.payoutRatio) && { payoutRatio: { ...a.payoutRatio, ...b.payoutRatio } }),
  };
}
