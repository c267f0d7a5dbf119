import { type CountryConfig, isOnGrid } from '@jackpot/config-schema';
import type { SalesRow } from '@jackpot/sales-data';
import type { AnnouncedDraw, Cash } from './decision-input.ts';
import { cashLimit, fitsCashLimit } from './constraint/cash-safety-net.ts';
import { rolloverFrom } from './constraint/rollover.ts';

interface EarlierJackpot {
  readonly config: CountryConfig;
  readonly jackpot: number;
  /** As the earlier decision recorded it. */
  readonly lossQuantile: number;
  /** The last known draw, or null without history. */
  readonly lastRow: SalesRow | null;
  /** Draws after it of which nothing but the jackpot is known, rising by date. */
  readonly openDraws: readonly AnnouncedDraw[];
  readonly cash: Cash;
}

/** Verdict on an earlier recommendation's jackpot for this draw, with each reason against it. */
interface HeldVerdict {
  readonly holds: boolean;
  readonly reasons: readonly string[];
  /** True where the data does not say whether the last jackpot rolls over: then no floor is applied. */
  readonly rolloverUnknown: boolean;
}

/** Holds where the jackpot satisfies grid, rollover and, by the loss quantile recorded with it, cash. */
export function holdsJackpot({ config, jackpot, lossQuantile, lastRow, openDraws, cash }: EarlierJackpot): HeldVerdict {
  const rollover = rolloverFrom(config, lastRow, openDraws);
  const floor = rollover.kind === 'floor' ? rollover.jackpot : null;
  const reasons: string[] = [];
  const atFloorAboveGrid = floor !== null && floor > config.jackpot.max && jackpot === floor;
  if (!isOnGrid(config, jackpot) && !atFloorAboveGrid) reasons.push('the jackpot is not on the grid');
  if (floor !== null && jackpot < floor)
    reasons.push(
      openDraws.length === 0
        ? 'the last jackpot was not won and is larger'
        : 'the jackpot of a draw that is not reported yet may be carried, and is larger',
    );
  if (!fitsCashLimit(lossQuantile, cashLimit(config, cash))) {
    reasons.push("its possible loss exceeds the country's share of the cash above the safety net");
  }
  return { holds: reasons.length === 0, reasons, rolloverUnknown: rollover.kind === 'unknown' };
}
