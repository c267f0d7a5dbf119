import type { CountryConfig } from './country-config.ts';
import type { IsoDate } from './iso-date.ts';

/** Rules that may differ from draw to draw of one game: its price, its prizes, and what leaves sales before them. */
export type Rules = Pick<CountryConfig, 'ticketPrice' | 'prizes' | 'shares'>;

/** The first of the earlier rules that still hold on a date; undefined where the present ones do. */
function heldOn({ earlier = [] }: Pick<CountryConfig, 'earlier'>, date: IsoDate) {
  const held = earlier.filter(({ until }) => until >= date);
  return held.toSorted((a, b) => (a.until < b.until ? -1 : 1))[0];
}

/** The rules under which a draw of a date is played: those of the earlier rules that end first on it or after it, else the present ones. */
export function rulesOn(config: Rules & Pick<CountryConfig, 'earlier'>, date: IsoDate): Rules {
  const first = heldOn(config, date);
  return {
    ticketPrice: first?.ticketPrice ?? config.ticketPrice,
    prizes: first?.prizes ?? config.prizes,
    shares: first?.shares ?? config.shares,
  };
}

/** The config with the rules of a date in place of its own: of a draw that is played before a change that is known already. */
export function configOn(config: CountryConfig, date: IsoDate): CountryConfig {
  return heldOn(config, date) === undefined ? config : { ...config, ...rulesOn(config, date) };
}
