import { constraintLabel } from '../constraint-text.ts';
import type { ChartedDecision } from '../country/charted-decision.ts';
import { type Markup, markup } from '../html/markup.ts';
import { type Frame, moneyUnit, textWidth, valueTicks, xAxis } from './frame.ts';
import { linePath, pixel, type Point } from './path.ts';
import { runsOf } from './runs.ts';
import type { Interval } from './scale.ts';
import type { ConstraintName, JackpotRow } from '@jackpot/decision';

/** Range of jackpots that charts over the jackpot share as their axis. */
export function jackpotDomain(candidates: readonly JackpotRow[]): Interval {
  return [candidates[0]?.jackpot ?? 0, candidates.at(-1)?.jackpot ?? 1];
}

export function jackpotAxis(frame: Frame, { candidates, config }: ChartedDecision): Markup {
  const unit = moneyUnit(jackpotDomain(candidates), config.currency);
  const ticks = valueTicks(frame.x.domain, frame.size.width / 70, unit);
  return xAxis(frame, ticks, `Jackpot announced, ${unit.name}`);
}

/** Meanings of the dashes of `responseLine` and the green of `allowedRegion`, where there are any. */
export function regionKeys({ candidates, bestAllowed, recommendation }: ChartedDecision): string[] {
  return [
    ...(candidates.some(({ extrapolated }) => extrapolated)
      ? ['Dashed: jackpots beyond those that the model was fitted to.']
      : []),
    bestAllowed === null
      ? 'No jackpot keeps every constraint, so none is green.'
      : recommendation.status === 'infeasible'
        ? 'Green: jackpots that keep every constraint of this draw; later draws of the plan miss theirs.'
        : 'Green: jackpots that keep every constraint.',
  ];
}

/** Behind everything: the jackpots that keep every constraint. */
export function allowedRegion({ x, y }: Frame, candidates: readonly JackpotRow[]): Markup {
  const [bottom, top] = y.range;
  const half = stepOf(candidates) / 2;
  const inside = (value: number) => Math.min(Math.max(x.at(value), x.range[0]), x.range[1]);
  const regions = runsOf(candidates.map(({ misses }) => misses.length === 0))
    .filter(({ value }) => value)
    .map(({ from, to }) => {
      const [left, right] = [
        inside((candidates[from]?.jackpot ?? 0) - half),
        inside((candidates[to]?.jackpot ?? 0) + half),
      ];
      return { left, right };
    });
  return markup`${regions.map(
    ({ left, right }) =>
      markup`<path class="allowed" d="M${pixel(left)} ${pixel(top)}H${pixel(right)}V${pixel(bottom)}H${pixel(left)}Z"/>`,
  )}${regions.map(({ left, right }) => {
    const text = 'allowed';
    return right - left > textWidth(text) + 12
      ? markup`<text class="name allowed-name" x="${pixel(left + 6)}" y="${pixel(bottom - 8)}">${text}</text>`
      : null;
  })}`;
}

/** A line over the jackpots, dashed where none was announced before: there the forecast is extrapolated. */
export function responseLine(
  frame: Frame,
  candidates: readonly JackpotRow[],
  value: (of: JackpotRow) => number,
): Markup {
  const point = (candidate: JackpotRow): Point => [frame.x.at(candidate.jackpot), frame.y.at(value(candidate))];
  return markup`${runsOf(candidates.map(({ extrapolated }) => extrapolated)).map(({ value: outside, from, to }) => {
    // A dashed stretch begins and ends where the line is still solid, so that nothing is left open between.
    const stretch = outside ? candidates.slice(Math.max(0, from - 1), to + 2) : candidates.slice(from, to + 1);
    return markup`<path class="line${outside ? ' dashed' : ''}" d="${linePath(stretch.map(point))}"/>`;
  })}`;
}

/** Edge of a constraint: it begins to be missed between two neighbouring jackpots. */
interface Edge {
  readonly name: ConstraintName;
  readonly jackpot: number;
  /** The last jackpot that keeps it. */
  readonly kept: number;
  /** On which side it is missed. */
  readonly missed: 'below' | 'above';
}

/** Missed below, kept, missed above. */
const mostRuns = 3;

export function constraintEdges({
  candidates,
  recommendation,
}: Pick<ChartedDecision, 'candidates' | 'recommendation'>): Edge[] {
  return recommendation.constraints.flatMap(({ name }) => {
    const runs = runsOf(candidates.map(({ misses }) => misses.includes(name)));
    // One that is missed again and again, as between round amounts, has no edge to speak of.
    if (runs.length > mostRuns) return [];
    return runs.slice(1).map(({ value: missed, from }): Edge => {
      const [before, after] = [candidates[from - 1]?.jackpot ?? 0, candidates[from]?.jackpot ?? 0];
      return { name, jackpot: (before + after) / 2, kept: missed ? before : after, missed: missed ? 'above' : 'below' };
    });
  });
}

const ROW = 15;

/** Each edge as an upright line, its constraint's name in a row of its own above the plotting area. */
export function edgeLines({ x, y, size }: Frame, edges: readonly Edge[]): Markup {
  const [bottom, top] = y.range;
  return markup`${edges.map(({ name, jackpot, missed }, index) => {
    const [at, row] = [x.at(jackpot), top - 8 - ROW * (edges.length - 1 - index)];
    const text = missed === 'above' ? `${constraintLabel(name)} →` : `← ${constraintLabel(name)}`;
    const width = textWidth(text);
    const rightwards = missed === 'above' ? at + width < size.width : at - width < 0;
    return markup`<path class="edge" d="M${pixel(at)} ${pixel(row + 4)}V${pixel(bottom)}"/><text class="name edge-name${rightwards ? '' : ' end'}" x="${pixel(at)}" y="${pixel(row)}">${text}</text>`;
  })}`;
}

/** Room for the names of edges. */
export function edgeRoom(edges: readonly Edge[]): number {
  return ROW * edges.length;
}

export function dot(frame: Frame, x: number, y: number, className: string): Markup {
  return markup`<circle class="${className}" cx="${pixel(frame.x.at(x))}" cy="${pixel(frame.y.at(y))}" r="6.5"/>`;
}

function stepOf(candidates: readonly JackpotRow[]): number {
  const [first, second] = candidates;
  return first === undefined || second === undefined ? 0 : second.jackpot - first.jackpot;
}
