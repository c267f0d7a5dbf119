import {
  bestShares,
  cashDemand,
  type CashDemand,
  jointBound,
  outcomeOf,
  type RiskyChoice,
  type SharesOutcome,
} from '@jackpot/constrained-optimiser';
import type { CountryConfig } from '@jackpot/config-schema';
import { decisionInput } from '@jackpot/recommendation';
import { InvalidInput } from '../errors.ts';
import type { ExploredRecord } from '../exploring/explored-record.ts';

/** Costs of shares, in the company's currency, against draws that are short of no cash. */
interface Cost {
  readonly amount: number;
  /** Of the group's objective in these draws. */
  readonly ofDraws: number;
  readonly infeasible: readonly string[];
}

/** Shares at one amount of cash. */
interface SharesAt {
  readonly availableCash: number;
  readonly present: Cost;
  readonly best: Cost;
  /** By country. */
  readonly shares: Readonly<Record<string, number>>;
  /** Amount that deciding all countries jointly could add at most to the best shares. */
  readonly jointAddsAtMost: number;
}

/** Advice on shares, from the latest records. Money is in `currency`, the company's. */
export interface GroupCash {
  readonly currency: string;
  readonly safetyNet: number;
  readonly draws: readonly {
    readonly country: string;
    readonly drawDate: string;
    readonly share: number;
    readonly record: string;
  }[];
  readonly simulatedCash: boolean;
  readonly amounts: readonly SharesAt[];
}

/** A country's demand for cash in its next draw. */
interface CountryDemand {
  readonly config: CountryConfig;
  readonly drawDate: string;
  readonly recordId: string;
  readonly probability: number;
  readonly choices: readonly GroupChoice[];
}

/** Worth of the draw alone beside that of its horizon, in the company's currency. */
type GroupChoice = RiskyChoice & { readonly ofDraw: number };

/** Parts of the recorded cash that are looked at, where no amounts are asked for. */
const PARTS = [0.2, 0.3, 0.4, 0.6, 0.8, 1];

/**
 * The shares of the company's cash that earn most at each amount, for the draws of the latest records.
 * @param asked amounts of available cash, in the company's currency; empty for parts of what was recorded
 * @throws InvalidInput where the records are of several companies
 */
export async function groupCash(records: readonly ExploredRecord[], asked: readonly number[]): Promise<GroupCash> {
  const [first] = records;
  const companies = new Set(
    records.map(({ companyCurrency, inputs }) => `${companyCurrency} ${inputs.cash.safetyNet}`),
  );
  if (first === undefined || companies.size > 1)
    throw new InvalidInput([
      `the latest records are of ${companies.size} companies, expected one currency and safety net`,
    ]);
  const { available, safetyNet } = first.inputs.cash;
  const countries: CountryDemand[] = [];
  for (const { inputs, model, recommendation, recordId } of records) {
    const { drawDate } = recommendation;
    const demand = await cashDemand(decisionInput(inputs, model, drawDate));
    const { config, cash } = inputs;
    countries.push({
      config,
      drawDate,
      recordId,
      probability: demand.probability,
      choices: inCompanyMoney(demand, cash.exchangeRate),
    });
  }
  const names = countries.map(({ config }) => config.country);
  const all = countries.map(({ choices }) => choices);
  const unlimited = all.reduce((sum, choices) => sum + (choices.at(-1)?.value ?? 0), 0);
  const ofDraws = all.reduce((sum, choices) => sum + Math.abs(choices.at(-1)?.ofDraw ?? 0), 0);
  const costOf = ({ value, chosen }: SharesOutcome): Cost => ({
    amount: unlimited - value,
    ofDraws: (unlimited - value) / ofDraws,
    infeasible: names.filter((_, at) => chosen[at] === null),
  });
  const probability = countries.reduce((sum, country) => sum + country.probability, 0);
  const written = countries.map(({ config }) => config.constraints.cash.share);
  const amounts = asked.length > 0 ? asked : PARTS.map((part) => part * available);
  return {
    currency: first.companyCurrency,
    safetyNet,
    draws: countries.map(({ config, drawDate, recordId }) => ({
      country: config.country,
      drawDate,
      share: config.constraints.cash.share,
      record: recordId,
    })),
    simulatedCash: records.some(({ recommendation }) => recommendation.simulatedCash),
    amounts: amounts.map((availableCash) => {
      const spare = Math.max(0, availableCash - safetyNet);
      const present = outcomeOf(all, written, spare);
      const best = bestShares(all, spare, written);
      const bound = best.value < unlimited ? jointBound(all, spare, probability) : unlimited;
      return {
        availableCash,
        present: costOf(present),
        best: costOf(best),
        shares: Object.fromEntries(names.map((name, at) => [name, best.shares[at] ?? 0])),
        jointAddsAtMost: bound === null ? 0 : Math.max(0, bound - best.value),
      };
    }),
  };
}

/** A country's choices in the company's currency. */
function inCompanyMoney({ jackpots }: CashDemand, rate: number): GroupChoice[] {
  return jackpots.map(({ need, value, ofDraw, exceedance }) => ({
    need: need * rate,
    value: value * rate,
    ofDraw: ofDraw * rate,
    exceedance: (amount) => exceedance(amount / rate),
  }));
}
