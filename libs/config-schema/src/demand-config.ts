import { expm1, log1p } from '@jackpot/elementary-functions';
import * as z from 'zod';
import { field } from './field.ts';

const discountPerYear = field(
  z.number().min(0).lt(1).optional(),
  'Share by which money is worth less a year later, where sales after the plan are valued; 0.05 unless given',
  0.05,
);

/** Reach of a jackpot beyond its own draw. */
export const demandConfig = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: field(z.literal('subscription'), 'Players join, stay and leave; each pays in every draw', 'subscription'),
    leadDraws: field(
      z.int().min(0).max(104),
      'Those who join on the jackpot of a draw first pay so many draws, and one, after it',
      4,
    ),
    attritionPerYear: field(
      z.number().gt(0).lt(1),
      'Share of players who leave within a year, as far as it is known; the data refine it',
      0.25,
    ),
    discountPerYear,
  }),
]);

type DemandConfig = z.infer<typeof demandConfig>;

const USUAL_DISCOUNT = 0.05;

/** Discount of one draw, of `draws` a year: r with (1 + r)^draws = 1 / (1 − a year's). */
export function discountPerDraw({ discountPerYear: a = USUAL_DISCOUNT }: DemandConfig, draws: number): number {
  return expm1(-log1p(-a) / draws);
}

/** Share of players who leave from one draw to the next, of `draws` a year, where so many leave within a year. */
export function attritionPerDraw(attritionPerYear: number, draws: number): number {
  return -expm1(log1p(-attritionPerYear) / draws);
}
