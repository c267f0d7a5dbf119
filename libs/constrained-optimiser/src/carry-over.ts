import { candidateJackpots, configOn, drawsPerYear, type IsoDate, plannedDraws } from '@jackpot/config-schema';
import { type CarryOver, objectiveOf } from '@jackpot/decision';
import type { EvaluationContext } from './evaluate-candidate.ts';
import type { CarriedDemand } from './carried-demand.ts';
import { payoutRatioBounds } from './constraint/payout-ratio.ts';
import { drawMoney } from './draw/draw-money.ts';
import type { EvaluatedJackpot } from './evaluated-jackpot.ts';
import { statesAlong } from './plan/carried-path.ts';
import { type CarriedState, worthOfUnit } from './plan/carried-state.ts';
import { windowExcess } from './plan/plan-problem.ts';
import type { Rule } from './rule.ts';

/** Constant jackpots that are compared, at most, spread evenly over the grid. */
const CONSTANTS = 48;

interface Carried {
  readonly demand: CarriedDemand;
  readonly path: CarriedState;
}

/** Demand and path of a context in which something is carried over. */
export function carriedOf({ carried, path }: EvaluationContext): Carried | null {
  return carried === undefined || path === null ? null : { demand: carried, path };
}

/** Worth of what a jackpot of this draw brings to later ones. */
export function carriedWorthOf({ demand, path }: Carried, drawDate: IsoDate, jackpot: number): CarryOver['ofUnit'] {
  const { later, beyond } = worthOfUnit(path);
  const gain = demand.gain({ drawDate, jackpot });
  return { later: gain * later, beyond: gain * beyond };
}

/** Part of a decision on what its jackpots leave to later draws. */
export function carryOver(
  context: EvaluationContext,
  carried: Carried,
  { candidate, plan }: Pick<Rule, 'candidate' | 'plan'>,
): CarryOver {
  const { config, drawDate, bounds } = context;
  const { demand, path } = carried;
  const dates = plannedDraws(config, drawDate, config.plan.horizonWeeks);
  const draws = drawsPerYear(config, drawDate);
  const keep = path.draws.reduce((sum, draw) => sum + draw.keep, 0) / path.draws.length;
  const courseOf = (jackpotOf: (t: number) => number) => statesUnder(demand, dates, jackpotOf);
  const shown = (states: readonly number[]) => states.map((state) => demand.shown(state));
  const constant = bestConstant(context, demand, path, dates);
  return {
    kind: demand.kind,
    leadDraws: demand.delay - 1,
    discountPerYear: 1 - (1 + demand.discount) ** -draws,
    attritionPerYear: 1 - keep ** draws,
    brings: demand.shown(demand.gain({ drawDate, jackpot: candidate.jackpot })),
    worth: { thisDraw: candidate.objectiveValue, ...carriedWorthOf(carried, drawDate, candidate.jackpot) },
    ofUnit: worthOfUnit(path),
    courses: {
      drawDates: dates,
      plan: shown(courseOf((t) => plan.weeks[t]?.jackpot ?? candidate.jackpot)),
      last:
        bounds.lastJackpot === null
          ? null
          : { jackpot: bounds.lastJackpot, states: shown(courseOf(() => bounds.lastJackpot ?? 0)) },
      constant: { jackpot: constant, states: shown(courseOf(() => constant)) },
    },
  };
}

function statesUnder(demand: CarriedDemand, dates: readonly IsoDate[], jackpotOf: (t: number) => number): number[] {
  return statesAlong(
    demand,
    dates.map((date) => demand.keep(date)),
    dates.map((drawDate, t) => demand.gain({ drawDate, jackpot: jackpotOf(t) })),
  );
}

/** The constant jackpot that is worth most along its own states, among those that keep the payout ratio where any does. */
function bestConstant(
  context: EvaluationContext,
  demand: CarriedDemand,
  { price }: CarriedState,
  dates: readonly IsoDate[],
): number {
  const { config } = context;
  const windows = payoutRatioBounds.windows(context, dates);
  const all = candidateJackpots(config);
  const every = Math.max(1, Math.ceil(all.length / CONSTANTS));
  const constants = all
    .filter((_, at) => at % every === 0)
    .map((jackpot) => {
      const states = statesUnder(demand, dates, () => jackpot);
      const options = dates.map((drawDate, t) => {
        const tickets = demand.forecast({ drawDate, jackpot }, states[t] ?? demand.start);
        const money = drawMoney({ config: configOn(config, drawDate), jackpot, tickets });
        return { ...money, jackpot, objective: objectiveOf(config, money) };
      });
      const worth = options.reduce((sum, { objective }) => sum + objective, price * (states.at(-1) ?? 0));
      return { jackpot, worth, keeps: windows.every((window) => windowExcess(options, window) === 0) };
    });
  const kept = constants.filter(({ keeps }) => keeps);
  return (kept.length > 0 ? kept : constants).reduce((best, other) => (other.worth > best.worth ? other : best))
    .jackpot;
}

/** The same jackpot's worth for the row of a table, where something is carried over. */
export function carriedWorthIfAny(context: EvaluationContext, { jackpot }: EvaluatedJackpot) {
  const carried = carriedOf(context);
  return carried && { carried: carriedWorthOf(carried, context.drawDate, jackpot) };
}
