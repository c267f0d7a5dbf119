import { type IsoDate, dayNumber } from '@jackpot/config-schema';
import { type MarketingScaling, marketingEffort } from '../marketing-feature.ts';
import type { StockWeights } from './stock-artefact.ts';

const DAYS_PER_YEAR = 365.25;
/** However the season, no draw loses more. */
const MOST_ATTRITION = 0.9;

export interface JoiningScaling {
  readonly reference: number;
  readonly marketing: MarketingScaling;
}

/** A draw whose announcement makes players join. `marketingSpend` null means not known: as usual for the week. */
export interface JoiningDraw {
  readonly drawDate: IsoDate;
  readonly jackpot: number;
  readonly marketingSpend: number | null;
}

type Wave = readonly [cosine: number, sine: number];

/** A draw as joining and leaving read it. */
export interface FlowFeatures {
  /** Log jackpot above the reference. */
  readonly distance: number;
  readonly year: Wave;
  readonly effort: number;
}

/** Cosine and sine of the day of the year. */
export function yearWave(date: IsoDate): Wave {
  const angle = (2 * Math.PI * dayNumber(date)) / DAYS_PER_YEAR;
  return [Math.cos(angle), Math.sin(angle)];
}

export function flowFeatures(
  { drawDate, jackpot, marketingSpend }: JoiningDraw,
  { reference, marketing }: JoiningScaling,
): FlowFeatures {
  return {
    distance: Math.log(jackpot) - reference,
    year: yearWave(drawDate),
    effort: marketingEffort(drawDate, marketingSpend, marketing),
  };
}

function along(wave: Wave, year: Wave): number {
  return wave[0] * year[0] + wave[1] * year[1];
}

/** Joiners on a draw's announcement over those at the reference jackpot in a usual week. */
export function joiningFactor(
  { elasticity, joiningSeason, marketing }: Pick<StockWeights, 'elasticity' | 'joiningSeason' | 'marketing'>,
  { distance, year, effort }: FlowFeatures,
): number {
  return Math.exp(elasticity * distance + along(joiningSeason, year) + marketing * effort);
}

/** Share of players who play in the next draw too. */
export function shareKept(
  { attrition, leavingSeason }: Pick<StockWeights, 'attrition' | 'leavingSeason'>,
  { year }: Pick<FlowFeatures, 'year'>,
): number {
  return 1 - Math.min(MOST_ATTRITION, attrition * Math.exp(along(leavingSeason, year)));
}
