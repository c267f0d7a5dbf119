import type { OpenDraw } from '@jackpot/decision';
import { money } from '../money.ts';

const known: Readonly<Record<OpenDraw['from'], string>> = {
  row: 'as the sales data says',
  announced: 'as announced',
  recommended: 'as recommended, if that was announced',
  assumed: 'assumed: nothing says what was announced',
};

/** The draws before this one whose sales are not known yet, in one sentence; empty where there are none. */
export function openDrawsText(draws: readonly OpenDraw[], currency: string): string {
  if (draws.length === 0) return '';
  const one = draws.length === 1;
  const each = draws.map(({ drawDate, jackpot, from }) => `${drawDate} at ${money(jackpot, currency)}, ${known[from]}`);
  return (
    `${one ? 'One draw' : `${draws.length} draws`} before it ${one ? 'has' : 'have'} no sales in the data yet and ` +
    `${one ? 'counts' : 'count'} by ${one ? 'its' : 'their'} forecast: ${each.join('; ')}.`
  );
}
