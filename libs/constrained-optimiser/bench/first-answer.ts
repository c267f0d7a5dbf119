/** The one-week rule from a cold start, as the bundled step has it. Its peer is `one_week.py`, on the same input. */
import { readFileSync } from 'node:fs';
import { decide } from '../src/index.ts';
import { drawDate, input } from './game.ts';

interface OneWeekInput {
  readonly jackpots: readonly number[];
  readonly tickets: readonly (readonly number[])[];
  readonly probability: readonly number[];
  readonly max: number;
}

const given = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as OneWeekInput;
const rowOf = new Map(given.jackpots.map((jackpot, at) => [jackpot, given.tickets[at] ?? []]));
const { jackpot } = await decide({
  ...input({ max: given.max }, 1),
  drawDate,
  forecast: (draw) => {
    const points = (rowOf.get(draw.jackpot) ?? []).map((tickets, at) => ({
      tickets,
      probability: given.probability[at] ?? 0,
    }));
    return { points, mean: 0, median: 0, interval90: [0, 0], extrapolated: false };
  },
});
console.log(JSON.stringify({ jackpot }));
