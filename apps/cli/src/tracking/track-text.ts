import { briefMoney, money, percent, signedMoney, signedPercent } from '@jackpot/report';
import type { DrawOutcome } from '@jackpot/track-record';
import type { CountryTrack } from './country-track.ts';

/** A table of 78 columns: amounts in brief; prizes and revenue are in the sum below it, and by draw in CSV and JSON. */
export const trackHead = ['draw', 'recommended', 'announced', 'forecast', '90 % interval', 'sold', 'inside'];

export function trackRow({ drawDate, recommended, announced, forecast, sold, inside }: DrawOutcome): string[] {
  const brief = (amount: number | null | undefined) => (amount == null ? '–' : briefMoney(amount));
  const [low, high] = forecast?.salesInterval90 ?? [];
  return [
    drawDate,
    brief(recommended),
    announced?.from === 'recommended' ? '–' : brief(announced?.jackpot),
    brief(forecast?.expectedSales),
    low === undefined ? '–' : `${brief(low)}–${brief(high)}`,
    brief(sold),
    inside === null ? '–' : inside ? 'yes' : 'NO',
  ];
}

/** Summary of the draws. A quarter of a year is 13 draws: ranges, and no verdict. */
export function trackSentences({ currency, calibration, adherence, outcomes }: CountryTrack): string[] {
  const { draws, inside, share, range90, bias } = calibration;
  if (share === null || range90 === null) return ['No draw with a published forecast is in the data yet.'];
  const { followed, costOfDeviating, gainOverLast } = adherence;
  return [
    `${inside} of ${draws} draws sold within the published 90 % interval: ${percent(share, 0)}, ` +
      `and the true share is between ${percent(range90[0], 0)} and ${percent(range90[1], 0)} with 90 % confidence.`,
    ...(bias === null
      ? []
      : [
          `Sales differed from the forecast by ${signedPercent(Math.expm1(bias.mean))} on average, ` +
            `${signedPercent(Math.expm1(bias.range90[0]))} to ${signedPercent(Math.expm1(bias.range90[1]))} with 90 % confidence.`,
        ]),
    soldSentence(outcomes, currency),
    `${followed} of ${adherence.draws} recommendations were announced as they were.`,
    `By the forecasts of then, an estimate: following was worth ${signedMoney(gainOverLast, currency)} over keeping the last ` +
      `jackpot, deviating ${signedMoney(-costOfDeviating, currency)}. Each is of its draw alone, without what it left for later ones.`,
  ];
}

function soldSentence(outcomes: readonly DrawOutcome[], currency: string): string {
  const past = outcomes.filter(({ sold }) => sold !== null);
  const sum = (value: (outcome: DrawOutcome) => number | null) =>
    past.some((outcome) => value(outcome) === null)
      ? null
      : past.reduce((total, outcome) => total + (value(outcome) ?? 0), 0);
  const [sold, prizes, revenue] = [sum((of) => of.sold), sum((of) => of.prizes), sum((of) => of.netRevenue)];
  return [
    `These ${past.length} draws sold ${money(sold ?? 0, currency)}`,
    ...(prizes === null ? [] : [`paid ${money(prizes, currency)} in prizes`]),
    ...(revenue === null ? [] : [`left a net revenue of ${money(revenue, currency)}`]),
  ]
    .join(', ')
    .concat('.');
}
