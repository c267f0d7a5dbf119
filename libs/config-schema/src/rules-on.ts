import type { CountryConfig } from './country-config.ts';
import type { IsoDate } from './iso-date.ts';

/** Rules that may differ from draw to draw of one game: its price, its prizes, and what leaves sales before them. */
export type Rules = Pick<CountryConfig, 'ticketPrice' | 'prizes' | 'shares'>;

/** The rules under which a draw of a date is played: those of the earlier rules that end first on it or after it, else the present ones. */
export function rulesOn(config: Rules & Pick<CountryConfig, 'earlier'>, date: IsoDate): Rules {
  const held = (config.earlier ?? []).filter(({ until }) => until >= date);
  const [first] = held.toSorted((a, b) => (a.until < b.until ? -1 : 1));
  return {
    ticketPrice: first?.ticketPrice ?? config.ticketPrice,
    prizes: first?.prizes ?? config.prizes,
    shares: first?.shares ?? config.shares,
  };
}
