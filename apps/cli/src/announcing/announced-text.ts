import { type AnnouncedDraw, NEARLY_BEST } from '@jackpot/answers/step';
import { plainText } from '@jackpot/config-schema';
import { money, percent, signedMoney } from '@jackpot/report';
import { workspaceOption } from '../shared-options.ts';

/** The document of `announce --json`: the announcement, and what it is beside the recommendation. */
export function announcedDocument({ announced, beside }: AnnouncedDraw): object {
  return {
    ...announced,
    recommended: beside?.recommended ?? null,
    isNearlyBest: beside && isNearlyBest(beside, announced.jackpot),
    costOfDraw: beside?.costOfDraw ?? null,
  };
}

/**
 * The announcement, what it misses, and what it costs, a sentence a line.
 * @param workspace that its record is shown from; null on AWS
 */
export function announcedText({ announced, currency, beside }: AnnouncedDraw, workspace: string | null): string {
  const { country, drawDate, jackpot, by, answers, misses } = announced;
  const amount = currency === null ? jackpot.toLocaleString('en-GB') : money(jackpot, currency);
  return [
    `${country}: ${amount} announced for ${drawDate}, by ${plainText(by)}.`,
    ...(misses.length === 0 ? [] : [`It misses ${misses.join(', ')}; it counts all the same.`]),
    ...(beside === null || currency === null ? [] : besideLines(beside, jackpot, currency)),
    ...(answers === null || workspace === null
      ? []
      : [`Next: npx jackpot show ${answers}${workspaceOption(workspace)}`]),
  ].join('\n');
}

type Beside = NonNullable<AnnouncedDraw['beside']>;

/** True where it is in the range of the nearly best; null where the record tells none. */
function isNearlyBest({ nearlyBest }: Beside, jackpot: number): boolean | null {
  return nearlyBest && nearlyBest[0] <= jackpot && jackpot <= nearlyBest[1];
}

function besideLines(beside: Beside, jackpot: number, currency: string): string[] {
  const { recommended, nearlyBest, costOfDraw } = beside;
  if (jackpot === recommended) return ['That is what was recommended.'];
  if (nearlyBest !== null && isNearlyBest(beside, jackpot)) {
    const [low, high] = nearlyBest.map((end) => money(end, currency));
    return [
      `As good as the ${money(recommended, currency)} recommended: ${low} to ${high} earn within ${percent(NEARLY_BEST)} of the best.`,
    ];
  }
  if (costOfDraw === null) return [];
  return [
    `An estimate, by the published forecast: ${signedMoney(-costOfDraw, currency)} in this draw against the ` +
      `${money(recommended, currency)} recommended, without what it leaves for later ones.`,
  ];
}
