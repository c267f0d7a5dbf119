import { type IsoDate, type Weekday, counted, quote } from '@jackpot/config-schema';
import type { SalesColumn } from './columns.ts';

interface Cell {
  /** Line of the data file, the header being line 1. */
  readonly line: number;
  readonly column: SalesColumn;
  /** The field's text. */
  readonly found: string;
}

/** A reason why one country's sales can't be trusted. Each is fit to be read by whoever keeps the data. */
export type Finding =
  | { readonly code: 'field-count'; readonly line: number; readonly surplusFields: number }
  | { readonly code: 'missing-value'; readonly line: number; readonly column: SalesColumn }
  | { readonly code: 'missing-sales'; readonly line: number }
  | (Cell & { readonly code: 'not-a-date' })
  | (Cell & { readonly code: 'no-draw-day'; readonly weekday: Weekday; readonly proposal: string })
  | (Cell & {
      readonly code: 'other-calendar';
      readonly last: IsoDate;
      /** Rows from the one at `line` to that of `last`. */
      readonly count: number;
      readonly proposal: string;
    })
  | (Cell & { readonly code: 'duplicate-draw'; readonly firstLine: number })
  | (Cell & { readonly code: 'future-draw'; readonly drawDate: IsoDate })
  | (Cell & { readonly code: 'not-a-number' })
  | (Cell & { readonly code: 'out-of-range'; readonly min: number; readonly exclusive: boolean; readonly max: number })
  | (Cell & { readonly code: 'not-whole' })
  | (Cell & { readonly code: 'not-a-name' })
  | (Cell & { readonly code: 'too-many-events'; readonly kinds: number; readonly max: number })
  | (Cell & { readonly code: 'implausible-sales'; readonly median: number; readonly factor: number })
  | (Cell & { readonly code: 'implausible-jackpot'; readonly median: number; readonly factor: number })
  | (Cell & { readonly code: 'implausible-price'; readonly ticketPrice: number; readonly factor: number })
  | (Cell & {
      readonly code: 'price-changed';
      /** Draw from which on all rows are at the price that was found, and the day before it. */
      readonly since: IsoDate;
      readonly until: IsoDate;
      readonly count: number;
      readonly ticketPrice: number;
    })
  | (Cell & {
      readonly code: 'implausible-jackpot-paid';
      readonly limit: number;
      readonly factor: number;
      /** Column that the limit is a multiple of. */
      readonly of: 'jackpot_announced' | 'gross_sales';
    })
  | (Cell & { readonly code: 'contradictory-sales'; readonly tickets: number; readonly ticketPrice: number })
  | (Cell & { readonly code: 'certain-jackpot-unpaid' })
  | { readonly code: 'jackpots-beyond-sales'; readonly times: number; readonly draws: number }
  | { readonly code: 'too-few-draws'; readonly found: number; readonly expected: number }
  | { readonly code: 'too-many-draws'; readonly expected: number }
  | {
      readonly code: 'stale';
      readonly missing: IsoDate;
      readonly last: IsoDate;
      /** Since the draw of `missing`. */
      readonly days: number;
      readonly maxOpenDays: number;
    };

/** Remark on sales that can be used. */
export interface SalesNote {
  readonly code: 'missing-draws';
  /** Draws between the first and the last row without a row. They are missing, not zero sales. */
  readonly count: number;
  readonly first: IsoDate;
}

/** One sentence or two: place, what was found, what was expected, what to do. */
export function formatFinding(finding: Finding, file: string): string {
  const place = 'line' in finding ? `${file}:${finding.line}` : file;
  const column = 'column' in finding ? ` ${finding.column}:` : '';
  return `${place}:${column} ${describe(finding)}`;
}

export function formatSalesNote(note: SalesNote, file: string): string {
  const draws = note.count === 1 ? '1 draw has' : `${note.count} draws have`;
  return `${file}: ${draws} no row, first ${note.first}; treated as missing, not as zero sales.`;
}

function describe(finding: Finding): string {
  switch (finding.code) {
    case 'field-count':
      return (
        `found ${counted(Math.abs(finding.surplusFields), 'field')} ${finding.surplusFields > 0 ? 'more' : 'fewer'} than ` +
        'in the header. Quote a field that holds a comma; leave an unknown value empty.'
      );
    case 'missing-value':
      return 'found no value, expected one in every row. Fill it in, or take the row out: a missing draw is allowed.';
    case 'missing-sales':
      return 'found neither tickets_sold nor gross_sales, expected at least one. Fill one in.';
    case 'not-a-date':
      return `found ${quote(finding.found)}, expected a date of the calendar as YYYY-MM-DD.`;
    case 'no-draw-day':
      return (
        `found ${finding.found}, a ${finding.weekday}, expected a day on which the config's calendar has a draw. ` +
        `Correct the date, or write ${finding.proposal}.`
      );
    case 'other-calendar':
      return (
        `found ${finding.count} draws in a row from ${finding.found} to ${finding.last} on days without a draw in the config's ` +
        `calendar, expected its days. If another calendar held then, write ${finding.proposal}.`
      );
    case 'duplicate-draw':
      return `found ${finding.found} again (first on line ${finding.firstLine}), expected one row a draw. Keep one.`;
    case 'future-draw':
      return `found ${finding.found}, expected only draws before ${finding.drawDate}, which is still to be decided.`;
    case 'not-a-number':
      return `found ${quote(finding.found)}, expected a number such as 1234.5, without thousands separators or currency.`;
    case 'out-of-range':
      return (
        `found ${quote(finding.found)}, expected a number ${finding.exclusive ? 'above' : 'of at least'} ${finding.min} ` +
        `and at most ${finding.max}, in whole currency units or tickets.`
      );
    case 'not-whole':
      return `found ${quote(finding.found)}, expected whole tickets. Correct it, or leave it empty and give gross_sales.`;
    case 'not-a-name':
      return `found ${quote(finding.found)}, expected the name of a kind of draws, such as \`superdraw\`, of at most 40 characters.`;
    case 'too-many-events':
      return (
        `found ${finding.kinds} kinds of draws, here ${quote(finding.found)}, expected at most ${finding.max}. ` +
        'Give draws of one kind one name; leave usual draws empty.'
      );
    case 'implausible-sales':
    case 'implausible-jackpot':
      return (
        `found ${quote(finding.found)}, expected within a factor of ${finding.factor} of the country's median, ` +
        `${finding.median}. Look for a slipped unit or digit.`
      );
    case 'implausible-price':
      return (
        `found ${quote(finding.found)}, expected within a factor of ${finding.factor} of the config's ticketPrice, ` +
        `${finding.ticketPrice}. Look for a slipped unit, or correct the config.`
      );
    case 'price-changed':
      return (
        `found ${finding.found} in the ${finding.count} rows from ${finding.since} on, expected the config's ticketPrice, ` +
        `${finding.ticketPrice}. If the price changed, write \`ticketPrice: ${finding.found}\` and ` +
        `\`earlier: [{ until: ${finding.until}, ticketPrice: ${finding.ticketPrice} }]\`; else correct the rows.`
      );
    case 'implausible-jackpot-paid':
      return (
        `found ${quote(finding.found)}, expected at most ${finding.limit}, that is ${finding.factor} times the row's ` +
        `${finding.of}. Look for a slipped unit or digit, or for the payment of another draw.`
      );
    case 'contradictory-sales':
      return (
        `found ${quote(finding.found)}, expected ${finding.tickets * finding.ticketPrice}, that is ${finding.tickets} ` +
        `tickets at ${finding.ticketPrice}. Correct one, or state the draw's ticket_price.`
      );
    case 'certain-jackpot-unpaid':
      return `found ${quote(finding.found)}, expected more than 0: by the config this jackpot is always paid.`;
    case 'jackpots-beyond-sales':
      return (
        `found jackpots that, by the config's prizes.jackpot, cost ${finding.times.toFixed(1)} times the sales in the median ` +
        `of the last ${counted(finding.draws, 'draw')}, expected less than once. Where a winner gets so much and no more add ` +
        '`atMostEach: AMOUNT`; for another pool that is not paid whole write `{ win: probability, value: P }`, P the share of it that a ' +
        'draw pays; else correct odds or jackpots.'
      );
    case 'too-few-draws':
      return `found ${counted(finding.found, 'draw')}, expected at least ${finding.expected}. Add earlier draws.`;
    case 'too-many-draws':
      return `found more than ${finding.expected} rows, expected one a draw. Look for rows that were added twice, or under a wrong name.`;
    case 'stale':
      return (
        `found ${finding.last} as the last draw; that of ${finding.missing} was ${counted(finding.days, 'day')} ago, expected its row ` +
        `within ${counted(finding.maxOpenDays, 'day')} (data.maxOpenDays). Add its sales, or cancel it in draws.exceptions.`
      );
  }
}
