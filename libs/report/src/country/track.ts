import type { CountryEvidence } from '../evidence.ts';
import { type Markup, markup } from '../html/markup.ts';
import { part } from '../html/section.ts';
import { foldedTable } from '../html/table.ts';
import { wholeNumber } from '../money.ts';
import { trackSentences } from '../track-text.ts';

/** Section on what came of earlier recommendations; nothing before the first. */
export function trackSection({ outcomes, config }: CountryEvidence): Markup {
  if (outcomes.length === 0 || config === null) return markup``;
  const { currency } = config;
  const amount = (value: number | null | undefined) => (value == null ? '–' : wholeNumber(value));
  const columns = ['Recommended', 'Announced', 'Forecast', '90 % interval, low', 'high', 'Sold'];
  return part(
    'track',
    'What came of it',
    markup`${trackSentences(outcomes, currency).map(
      (sentence) => markup`<p>${sentence}</p>
`,
    )}${foldedTable(
      `Recommended, announced, forecast as published, and sold, in ${currency}`,
      [{ title: 'Draw' }, ...columns.map((title) => ({ title, numeric: true as const })), { title: 'Inside' }],
      outcomes.map(({ drawDate, recommended, announced, forecast, sold, inside }) => [
        drawDate,
        amount(recommended),
        announced?.from === 'recommended' ? '–' : amount(announced?.jackpot),
        amount(forecast?.expectedSales),
        amount(forecast?.salesInterval90[0]),
        amount(forecast?.salesInterval90[1]),
        amount(sold),
        inside === null ? '–' : inside ? 'yes' : 'NO',
      ]),
    )}`,
  );
}
