import { counted } from '@jackpot/config-schema';
import { expm1 } from '@jackpot/elementary-functions';
import type { CountrySummary, TrackSummary } from '@jackpot/record';
import {
  type Calibration,
  type DrawOutcome,
  type FollowingWorth,
  adherence,
  calibration,
  shareRange90,
} from '@jackpot/track-record';
import { briefMoney, money, percent, signedMoney, signedPercent } from './money.ts';

/** A table of 78 columns: amounts in brief; prizes and revenue are in the sum below it, and by draw in CSV and JSON. */
export const trackHead = ['draw', 'recommended', 'announced', 'forecast', '90 % interval', 'sold', 'inside'] as const;

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

/** Sentences on what came of recommendations. Half a year is 26 draws: ranges, and no verdict. */
export function trackSentences(outcomes: readonly DrawOutcome[], currency: string): string[] {
  const { draws, inside, range90, bias } = calibration(outcomes);
  if (range90 === null) return ['No draw with a published forecast is in the data yet.'];
  const { draws: known, followed, asPublished, inHindsight } = adherence(outcomes);
  return [
    `${inside} of ${counted(draws, 'draw')} sold within the published 90 % interval: ${percent(inside / draws, 0)}, ` +
      `and the true share is between ${percent(range90[0], 0)} and ${percent(range90[1], 0)} with 90 % confidence.`,
    ...biasSentence(bias),
    soldSentence(outcomes, currency),
    `${followed} of ${counted(known, 'recommendation')} ${known === 1 ? 'was' : 'were'} announced as recommended.`,
    `By the forecasts of then, an estimate: ${worthText(asPublished, currency)}`,
    ...(inHindsight.draws === 0
      ? []
      : [
          `By today’s model and each draw’s own surprise, an estimate too, over ${counted(inHindsight.draws, 'draw')}: ` +
            worthText(inHindsight, currency),
        ]),
    'Each is of its draw alone, without what it left for later ones.',
  ];
}

function worthText({ costOfDeviating, gainOverLast }: FollowingWorth, currency: string): string {
  return (
    `following was worth ${signedMoney(gainOverLast, currency)} over keeping the last jackpot, ` +
    `deviating ${signedMoney(-costOfDeviating, currency)}.`
  );
}

function biasSentence(bias: Calibration['bias']): string[] {
  if (bias === null) return [];
  const [mean, low, high] = [bias.mean, ...bias.range90].map((log) => signedPercent(expm1(log)));
  return [`Sales differed from the forecast by ${mean} on average, ${low} to ${high} with 90 % confidence.`];
}

function soldSentence(outcomes: readonly DrawOutcome[], currency: string): string {
  const past = outcomes.filter(({ sold }) => sold !== null);
  const sum = (value: (outcome: DrawOutcome) => number | null) =>
    past.some((outcome) => value(outcome) === null)
      ? null
      : past.reduce((total, outcome) => total + (value(outcome) ?? 0), 0);
  const [sold, prizes, revenue] = [sum((of) => of.sold), sum((of) => of.prizes), sum((of) => of.netRevenue)];
  return [
    `${past.length === 1 ? `The draw of ${past[0]?.drawDate}` : `These ${past.length} draws`} sold ${money(sold ?? 0, currency)}`,
    ...(prizes === null ? [] : [`paid ${money(prizes, currency)} in prizes`]),
    ...(revenue === null ? [] : [`left a net revenue of ${money(revenue, currency)}`]),
  ]
    .join(', ')
    .concat('.');
}

/** Counts that the sentences begin with, for who has no page at hand. */
export function trackSummaryOf(outcomes: readonly DrawOutcome[]): TrackSummary | null {
  const { draws, inside } = calibration(outcomes);
  const { draws: known, followed } = adherence(outcomes);
  return draws === 0 && known === 0 ? null : { draws, inside, known, followed };
}

/** Line on the past recommendations of one country, or of several together; null where there are none yet. */
export function trackLine(countries: readonly Pick<CountrySummary, 'track'>[]): string | null {
  const sum = (count: keyof TrackSummary) => countries.reduce((total, { track }) => total + (track?.[count] ?? 0), 0);
  const [draws, inside, known, followed] = [sum('draws'), sum('inside'), sum('known'), sum('followed')];
  const range = shareRange90(inside, draws);
  if (range === null) return null;
  return (
    `So far ${inside} of ${counted(draws, 'draw')} sold within the published 90 % interval (true share ` +
    `${percent(range[0], 0)} to ${percent(range[1], 0)}); ${followed} of ${known} announced as recommended.`
  );
}
