import { type IsoDate, dayNumber } from '@jackpot/config-schema';
import { cos, exp, log, sin } from '@jackpot/elementary-functions';
import type { DrawKind } from '../draw-kind.ts';
import { type MarketingScaling, marketingEffort } from '../marketing-feature.ts';
import type { LocationScale } from '../location-scale.ts';
import type { StockArtefact, StockWeights } from './stock-artefact.ts';

const DAYS_PER_YEAR = 365.25;
/** However the season, no draw loses more. */
const MOST_ATTRITION = 0.9;

export interface JoiningScaling {
  readonly reference: number;
  readonly marketing: MarketingScaling;
  readonly kinds?: readonly DrawKind[] | undefined;
}

/** A draw whose announcement makes players join. `marketingSpend` null means not known: as usual for the week. */
export interface JoiningDraw {
  readonly drawDate: IsoDate;
  readonly jackpot: number;
  readonly marketingSpend: number | null;
}

/** Players, joiners a draw at the reference jackpot, and their covariance. */
export interface StockState {
  readonly players: number;
  readonly joiners: number;
  readonly covariance: readonly [players: number, both: number, joiners: number];
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
  return [cos(angle), sin(angle)];
}

export function flowFeatures(
  { drawDate, jackpot, marketingSpend }: JoiningDraw,
  { reference, marketing }: JoiningScaling,
): FlowFeatures {
  return {
    distance: log(jackpot) - reference,
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
  return exp(elasticity * distance + along(joiningSeason, year) + marketing * effort);
}

/** Tickets of a draw over its players: of its event or day, and of the rules under which it was drawn. `columns`: one a kind. */
export function ticketsPerPlayer({ kinds = [] }: Pick<StockWeights, 'kinds'>, columns: readonly number[] = []): number {
  return exp(kinds.reduce((sum, weight, i) => sum + weight * (columns[i] ?? 0), 0));
}

/** Standard deviation of log tickets over players, by weights that are equally likely. */
export function kindDeviation(draws: readonly Pick<StockWeights, 'kinds'>[], columns: readonly number[]): number {
  const logs = draws.map((own) => log(ticketsPerPlayer(own, columns)));
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  return Math.sqrt(logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / logs.length);
}

/** Share of players who play in the next draw too. */
export function shareKept(
  { attrition, leavingSeason }: Pick<StockWeights, 'attrition' | 'leavingSeason'>,
  { year }: Pick<FlowFeatures, 'year'>,
): number {
  return 1 - Math.min(MOST_ATTRITION, attrition * exp(along(leavingSeason, year)));
}

/**
 * A state one draw on, as its prediction: B' = kept B + factor m (1 + joining), m' = m (1 + level) (Kalman 1960).
 * @param kept share of players who stay
 * @param factor joining factor of the draw whose joiners arrive
 */
export function nextState(
  { players, joiners, covariance: [a, b, c] }: StockState,
  { kept, factor }: { readonly kept: number; readonly factor: number },
  noise: StockWeights['noise'],
): StockState {
  const joining = factor * joiners;
  return {
    players: kept * players + joining,
    joiners,
    covariance: [
      kept ** 2 * a + 2 * kept * factor * b + factor ** 2 * c + (noise.joining * joining) ** 2,
      kept * b + factor * c,
      c + (noise.level * joiners) ** 2,
    ],
  };
}

/** Log tickets of a draw in which so many players are expected: their mean is the players', whatever their deviation. */
export function stockLocation(
  { players, jackpot }: { readonly players: number; readonly jackpot: number },
  scale: number,
  { min, max }: Pick<StockArtefact['fit']['scaling'], 'min' | 'max'>,
): LocationScale {
  const logJackpot = log(jackpot);
  return {
    location: log(players) - scale ** 2 / 2,
    scale,
    widening: 1,
    extrapolated: logJackpot < min || logJackpot > max,
  };
}
