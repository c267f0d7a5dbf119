import type { Estimate, RegimeSummary } from '@jackpot/policy-replay';
import { fittingTable, textTable } from '@jackpot/report';

/** Table of the policies' earnings and kept rules in one regime, in at most `width` characters; standard errors follow ±. */
export function replayTable({ policies }: RegimeSummary, width: number): string {
  return fittingTable(
    [
      'policy',
      'revenue, M',
      'regret, %',
      'on constant, %',
      'on one week, %',
      'ratio, %',
      'missed, %',
      'worst, points',
      'cash breaches: seen, expected, allowed',
    ],
    policies.map(
      ({ policy, revenue, regret, gainOnConstant, gainOnOneWeek, payoutRatio, missedWindows, largestMiss, cash }) => [
        policy,
        (revenue.mean / 1e6).toFixed(2),
        inPercent(regret),
        inPercent(gainOnConstant),
        inPercent(gainOnOneWeek),
        (100 * payoutRatio.mean).toFixed(1),
        (100 * missedWindows).toFixed(0),
        (100 * largestMiss).toFixed(2),
        `${cash.breaches}, ${cash.expected.toFixed(1)}, ${cash.allowed.toFixed(1)} (p ${cash.pValue.toFixed(2)})`,
      ],
    ),
    width,
  );
}

/** Each policy's regret, averaged over regimes. */
export function averageTable(averages: readonly (readonly [policy: string, regret: Estimate | null])[]): string {
  return textTable(
    ['policy', 'regret, %'],
    averages.map(([policy, regret]) => [policy, inPercent(regret)]),
  );
}

function inPercent(value: Estimate | null): string {
  if (value === null) return '–';
  const { mean, standardError } = value;
  return `${(100 * mean).toFixed(2)}${standardError === null ? '' : ` ± ${(100 * standardError).toFixed(2)}`}`;
}
