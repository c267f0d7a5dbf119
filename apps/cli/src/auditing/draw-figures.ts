import { type CountryConfig, drawsBetween, rulesOn } from '@jackpot/config-schema';
import { type SalesRow, writeCsvRecord } from '@jackpot/sales-data';
import type { ConfiguredRows } from '../inputs/configured-rows.ts';

/** Figures of one draw that a regulator asks for, in the country's currency; null where they are not known. */
interface DrawFigures {
  readonly drawDate: string;
  readonly jackpotAnnounced: number | null;
  readonly ticketsSold: number | null;
  readonly sales: number | null;
  readonly jackpotPaid: number | null;
  readonly otherPrizes: number | null;
  readonly prizes: number | null;
  readonly largestPrize: number | null;
  readonly goodCauses: number | null;
}

/** Every draw of the calendar and every row of the data from one date to another, by date. A draw without a row has no figures. */
export function drawFigures({ config, rows }: ConfiguredRows, from: string, to: string): DrawFigures[] {
  const sold = [...rows.keys()].filter((date) => date >= from && date <= to);
  const dates = [...new Set([...drawsBetween(config, from, to), ...sold])].sort();
  return dates.map((drawDate) => figuresOf(drawDate, rows.get(drawDate), config));
}

function figuresOf(drawDate: string, row: SalesRow | undefined, config: CountryConfig): DrawFigures {
  const { jackpotPaid = null, secondaryPrizesPaid: otherPrizes = null, grossSales: sales = null } = row ?? {};
  const { shares } = rulesOn(config, drawDate);
  return {
    ...{ drawDate, sales, jackpotPaid, otherPrizes },
    jackpotAnnounced: row?.jackpotAnnounced ?? null,
    ticketsSold: row?.ticketsSold ?? null,
    prizes: jackpotPaid === null || otherPrizes === null ? null : jackpotPaid + otherPrizes,
    largestPrize: row === undefined ? null : largestPrize(row, config),
    goodCauses: sales === null ? null : shares.goodCauses * sales,
  };
}

/**
 * The most that one winner got. The data do not count winners: a jackpot that was shared counts as if one had won it. Where it was
 * not won, the largest fixed prize; null where there is none.
 */
function largestPrize({ drawDate, jackpotPaid, jackpotAnnounced }: SalesRow, config: CountryConfig): number | null {
  const { jackpot, secondary } = rulesOn(config, drawDate).prizes;
  if (jackpotPaid === null) return null;
  if (jackpotPaid > 0) {
    if (jackpot.win !== 'odds') return jackpotPaid;
    return jackpot.paid === 'each' ? jackpotAnnounced : Math.min(jackpotPaid, jackpot.atMostEach ?? jackpotPaid);
  }
  return Array.isArray(secondary) ? Math.max(...secondary.map(({ prize }) => prize)) : null;
}

const columns: Readonly<Record<string, keyof DrawFigures>> = {
  draw_date: 'drawDate',
  jackpot_announced: 'jackpotAnnounced',
  tickets_sold: 'ticketsSold',
  sales: 'sales',
  jackpot_paid: 'jackpotPaid',
  other_prizes: 'otherPrizes',
  prizes: 'prizes',
  largest_prize: 'largestPrize',
  good_causes: 'goodCauses',
};

/** A row a draw. Money is in the row's currency, to the cent; what is not known is empty. */
export function drawFiguresCsv(figures: readonly DrawFigures[], { country, currency }: CountryConfig): string {
  const cell = (value: string | number | null) =>
    typeof value === 'number' ? String(Math.round(100 * value) / 100) : (value ?? '');
  const rows = figures.map((draw) => [country, currency, ...Object.values(columns).map((key) => cell(draw[key]))]);
  return [['country', 'currency', ...Object.keys(columns)], ...rows].map((row) => `${writeCsvRecord(row)}\n`).join('');
}
