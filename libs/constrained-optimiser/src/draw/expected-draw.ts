import { configOn, type CountryConfig, type IsoDate } from '@jackpot/config-schema';
import type { TicketDistribution } from '@jackpot/forecast-model';
import { drawMoney } from './draw-money.ts';

/** A draw whose jackpot is known and whose sales are not, in expectation. Money is in the country's currency. */
export interface ExpectedDraw {
  readonly drawDate: IsoDate;
  readonly jackpot: number;
  readonly sales: number;
  readonly prizes: number;
}

export function expectedDraw(
  config: CountryConfig,
  { drawDate, jackpot }: Pick<ExpectedDraw, 'drawDate' | 'jackpot'>,
  tickets: TicketDistribution,
): ExpectedDraw {
  const { expectedSales, expectedPrizes } = drawMoney({ config: configOn(config, drawDate), jackpot, tickets });
  return { drawDate, jackpot, sales: expectedSales, prizes: expectedPrizes };
}
