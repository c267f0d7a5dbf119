import { dayNumber, type IsoDate } from '@jackpot/config-schema';
import { exp, log } from '@jackpot/elementary-functions';
import { normal, type RandomSource } from './random-source.ts';

/** Spend on marketing and what it does: uplift = `effect` · ln(spend / `usualSpend`), so that returns diminish. */
export interface Marketing {
  /** Spend of a week without a campaign, in the country's currency. */
  readonly usualSpend: number;
  readonly effect: number;
  /** A campaign multiplies the spend, for some weeks of each of so many. */
  readonly campaign: { readonly everyWeeks: number; readonly weeks: number; readonly factor: number };
}

const SPEND_SD = 0.25;

export function marketingUplift({ usualSpend, effect }: Marketing, spend: number): number {
  return effect * log(spend / usualSpend);
}

/** Planned spending for the week of `date`, known beforehand. */
export function plannedSpend({ usualSpend, campaign }: Marketing, date: IsoDate): number {
  const week = Math.floor(dayNumber(date) / 7);
  return week % campaign.everyWeeks < campaign.weeks ? usualSpend * campaign.factor : usualSpend;
}

/** Actual spending, in whole units of currency. */
export function actualSpend(marketing: Marketing, date: IsoDate, random: RandomSource): number {
  return Math.round(plannedSpend(marketing, date) * exp(SPEND_SD * normal(random)));
}

/** Standard deviation of the uplift, given what is planned: nobody spends exactly that. */
export function upliftDeviation({ effect }: Marketing): number {
  return effect * SPEND_SD;
}
