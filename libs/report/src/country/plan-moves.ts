import { longDate } from '../instant.ts';
import { money, percent } from '../money.ts';
import type { ChartedDecision } from './charted-decision.ts';

type Week = ChartedDecision['recommendation']['plan']['weeks'][number];

/** A change of the planned jackpot from one draw to the next. */
interface Move {
  readonly before: Week;
  readonly week: Week;
}

/** Reason of the plan's largest move, in a sentence; empty if it never moves. */
export function planMovesSentence(decided: ChartedDecision): string {
  const { weeks } = decided.recommendation.plan;
  const moves = weeks.flatMap((week, index): Move[] => {
    const before = weeks[index - 1];
    return before === undefined || before.jackpot === week.jackpot ? [] : [{ before, week }];
  });
  const [largest] = moves.toSorted((a, b) => size(b) - size(a));
  if (largest === undefined) return '';
  const { currency } = decided.config;
  const { before, week } = largest;
  return (
    `It moves ${moves.length === 1 ? 'once, to' : `${moves.length} times, furthest to`} the draw of ${longDate(week.drawDate)}, from ` +
    `${money(before.jackpot, currency)} to ${money(week.jackpot, currency)}: ${reason(decided, largest)}.`
  );
}

const size = ({ before, week }: Move) => Math.abs(week.jackpot - before.jackpot);

/** Ratios this near are at their bound, in the digits that the page shows. */
const AT_BOUND = 5e-4;
/** A smaller difference of sales is no season. */
const SEASON = 0.005;

function reason(decided: ChartedDecision, { before, week }: Move): string {
  const { config, recommendation } = decided;
  const { min, max } = config.constraints.payoutRatio;
  const { maxChange, step } = config.jackpot;
  const rise = week.jackpot - before.jackpot;
  const [raised, lowered] = rise > 0 ? [week, before] : [before, week];
  const at = (ratio: number, bound: number | undefined) => bound !== undefined && Math.abs(ratio - bound) < AT_BOUND;
  const there = (one: Week) => (one === week ? 'there' : 'before');
  if (week.pinned) return 'that jackpot is set beforehand';
  if (before.pinned) return 'the one before is set beforehand';
  if (before === recommendation.plan.weeks[0]) {
    if (isHeldBack(decided)) return 'the largest change from the last jackpot holds this draw back';
    if (recommendation.nearTie) return 'of jackpots as good for this draw, the one nearest to the last is announced';
    if (recommendation.exploration) return 'this draw’s jackpot is announced to learn how sales respond';
  }
  if (at(raised.payoutRatio, min))
    return `the payout ratio is at its floor of ${percent(min ?? NaN)} ${there(raised)}, and asks for the larger one`;
  if (at(lowered.payoutRatio, max))
    return `the payout ratio is at its cap of ${percent(max ?? NaN)} ${there(lowered)}, and allows no more than the smaller one`;
  if (maxChange !== undefined && Math.abs(rise) > maxChange * before.jackpot - step)
    return 'the largest change allows no more at once';
  const season = seasonOf(decided, { before, week });
  if (Math.abs(season) > SEASON && season > 0 === rise > 0)
    return `${percent(Math.abs(season))} ${season > 0 ? 'more' : 'less'} would be sold there even at the same jackpot`;
  return Math.abs(rise) <= step
    ? 'one step of the grid, on which hardly anything hangs'
    : isRatioScarce(decided)
      ? 'there the payout ratio’s room earns more than elsewhere in the year'
      : 'it is the best by that draw’s own forecast';
}

/** True where a little more room of the payout ratio would earn something. */
function isRatioScarce({ recommendation }: ChartedDecision): boolean {
  return recommendation.constraints.some(({ name, shadowPrice }) => name === 'payoutRatio' && (shadowPrice ?? 0) > 0);
}

function isHeldBack({ recommendation }: ChartedDecision): boolean {
  return recommendation.constraints.some(({ name, binding }) => name === 'maxChange' && binding);
}

/** Growth of sales from one draw to the next that the jackpot’s change, by the response’s elasticity, does not explain. */
function seasonOf({ recommendation }: ChartedDecision, { before, week }: Move): number {
  const elasticity = recommendation.responseUncertainty?.elasticity?.forecast ?? 0;
  return (week.expectedSales / before.expectedSales) * (before.jackpot / week.jackpot) ** elasticity - 1;
}
