import type { CountryConfig } from '@jackpot/config-schema';
import type { CountryEvidence } from '../evidence.ts';
import { type ChosenRecommendation, type JackpotRow, objectiveOf } from '@jackpot/decision';

/** A jackpot that was chosen by its forecast, with what its charts are drawn from. Money is in the config's currency. */
export interface ChartedDecision {
  readonly evidence: CountryEvidence;
  readonly config: CountryConfig;
  readonly recommendation: ChosenRecommendation;
  readonly candidates: readonly JackpotRow[];
  readonly chosen: JackpotRow;
  /** The jackpot announced last, evaluated for this draw; null where none was or it is off the grid. */
  readonly last: JackpotRow | null;
  /** The jackpot of the largest objective, constraints aside. */
  readonly peak: JackpotRow;
  /** The same among jackpots that keep every constraint; null if none does. */
  readonly bestAllowed: JackpotRow | null;
}

/** Null where nothing was chosen: of a failure, or a jackpot that is held. */
export function chartedDecision(evidence: CountryEvidence): ChartedDecision | null {
  const { config, recommendation } = evidence;
  if (config === null || recommendation === null || recommendation.status === 'held') return null;
  const { candidates, jackpot, lastJackpot } = recommendation;
  const at = (amount: number | null) => candidates.find((candidate) => candidate.jackpot === amount) ?? null;
  const chosen = at(jackpot);
  if (chosen === null) throw new RangeError(`${jackpot} is not among the candidates`);
  const best = (among: readonly JackpotRow[]) =>
    among.reduce<JackpotRow | null>(
      (most, one) => (most === null || objectiveOf(config, one) > objectiveOf(config, most) ? one : most),
      null,
    );
  return {
    evidence,
    config,
    recommendation,
    candidates,
    chosen,
    last: at(lastJackpot),
    peak: best(candidates) ?? chosen,
    bestAllowed: best(candidates.filter(({ misses }) => misses.length === 0)),
  };
}

export const objectiveNames: Readonly<Record<CountryConfig['objective'], string>> = {
  netRevenue: 'expected net revenue',
  operatorSurplus: 'expected operator surplus',
};

/** Rows enough to follow a curve by: every so many jackpots, and those that are spoken of. */
export function tableRows({ candidates, chosen, last, peak, bestAllowed }: ChartedDecision): JackpotRow[] {
  const every = Math.ceil(candidates.length / 24);
  const named = new Set([chosen, last, peak, bestAllowed]);
  return candidates.filter(
    (candidate, index) =>
      index % every === 0 ||
      index === candidates.length - 1 ||
      named.has(candidate) ||
      isEdge(candidate, candidates[index - 1]) ||
      isEdge(candidate, candidates[index + 1]),
  );
}

function isEdge(candidate: JackpotRow, neighbour: JackpotRow | undefined): boolean {
  return neighbour !== undefined && neighbour.misses.join() !== candidate.misses.join();
}

/** Marks of a jackpot in the table, such as the chosen or the last one. */
export function remarks({ chosen, last, peak }: ChartedDecision, candidate: JackpotRow): string {
  const names = [
    ...(candidate === chosen ? ['chosen'] : []),
    ...(candidate === last ? ['last'] : []),
    ...(candidate === peak ? ['best without constraints'] : []),
  ];
  return names.join(', ');
}
