import {
  type DecisionInput,
  type JackpotEvaluation,
  evaluateJackpots,
  horizonValues,
} from '@jackpot/constrained-optimiser';
import type { ConstraintName } from '@jackpot/decision';
import { constraintLabel, constraintText, fittingTable, money, probability, signedMoney } from '@jackpot/report';
import type { Command } from 'commander';
import { parsePositiveAmount } from '../inputs/amount.ts';
import { Console } from '../output/console.ts';
import { type CountryDecisionOptions, readCountryDecision } from '../inputs/country-decision.ts';
import { SIMULATED, SIMULATED_SALES } from '../output/decision-text.ts';
import { UsageError } from '../errors.ts';
import { sayingPlan } from '../output/saying-progress.ts';
import { shared } from '../shared-options.ts';
import { outputWidth } from '../output/terminal.ts';

interface WhatIfOptions extends CountryDecisionOptions {
  readonly jackpot?: string[];
  readonly json?: boolean;
}

export function addWhatIf(program: Command): void {
  program
    .command('what-if')
    .summary('forecast, constraints and money for given jackpots')
    .description('Forecast, constraints and money for given jackpots, on the grid of the config or off it.')
    .argument('[country]', 'its config and its latest approved model are taken')
    .argument('[jackpots...]', "jackpots to look at, in the country's currency: 22M, 22,000,000 or 22000000")
    .addOption(shared.config())
    .addOption(shared.configs())
    .addOption(shared.model())
    .addOption(shared.workspace())
    .option('--jackpot <amount...>', 'the jackpots, where --config takes the place of the country')
    .addOption(shared.data())
    .addOption(shared.drawDate())
    .addOption(shared.availableCash())
    .addOption(shared.json())
    .addHelpText(
      'after',
      '\nExample, after "npx jackpot weekly --draw-date next":\n  $ npx jackpot what-if england 22M 26M',
    )
    .action(async (country: string | undefined, jackpots: readonly string[], options: WhatIfOptions) =>
      whatIf({ ...options, ...(country === undefined ? {} : { country }) }, [...jackpots, ...(options.jackpot ?? [])]),
    );
}

async function whatIf(options: WhatIfOptions, asked: readonly string[]): Promise<void> {
  const console = new Console(options.json ?? false);
  if (asked.length === 0) throw new UsageError('expected jackpots to look at, such as: what-if england 22M 26M');
  const jackpots = asked.map((text) => parsePositiveAmount('jackpot', text));
  const { input, simulatedCash, simulatedSales } = await readCountryDecision(options, (line) => console.note(line));
  const [recommended, ...others] = await evaluated(input, jackpots);
  if (recommended === undefined) throw new Error('the optimiser recommends no jackpot');
  const { country, currency } = input.config;
  const names = recommended.constraints.map(({ name }) => name);
  const rows = [recommended, ...others];
  console.result(
    { country, drawDate: input.drawDate, currency, simulatedCash, recommended, jackpots: others },
    [
      ...(simulatedCash ? [SIMULATED] : []),
      ...(simulatedSales ? [SIMULATED_SALES] : []),
      `${country}, draw of ${input.drawDate}: what is recommended, and what ${others.length === 1 ? 'the other' : 'each other'} would change`,
      '',
      fittingTable(
        [...head, ...names.map(constraintLabel)],
        rows.map((row) => rowOf(row, names, { currency, recommended: row === recommended ? null : recommended })),
        outputWidth(),
      ),
    ].join('\n'),
  );
}

/** Evaluation of a jackpot for this draw, and its value over the horizon that begins with it. */
type WhatIf = JackpotEvaluation & { readonly horizonValue: number | null };

/** The jackpot that would be announced, then the given ones. */
async function evaluated(input: DecisionInput, jackpots: readonly number[]): Promise<WhatIf[]> {
  const values = await sayingPlan(input, () => horizonValues(input, jackpots));
  const evaluations = evaluateJackpots(
    input,
    values.map(({ jackpot }) => jackpot),
  );
  return evaluations.map((evaluation, at) => ({ ...evaluation, horizonValue: values[at]?.value ?? null }));
}

/** The facts that decide stand first: a terminal shows the rest below them. */
const head = [
  'jackpot',
  'notes',
  'all kept',
  'win',
  'expected net revenue',
  'over the plan',
  'expected sales',
  '90 % of sales in',
];

/** A row of the table; beside `recommended`, its money with what it differs by. */
function rowOf(
  evaluation: WhatIf,
  names: readonly ConstraintName[],
  { currency, recommended }: { readonly currency: string; readonly recommended: WhatIf | null },
): string[] {
  const { jackpot, salesInterval90, winProbability, satisfied } = evaluation;
  const [low, high] = salesInterval90;
  const compared = (of: (row: WhatIf) => number | null) => {
    const [value, base] = [of(evaluation), recommended === null ? null : of(recommended)];
    if (value === null) return 'ratio not kept';
    return money(value, currency) + (base === null ? '' : ` (${signedMoney(value - base, currency)})`);
  };
  const notes = [
    ...(recommended === null ? ['recommended'] : []),
    ...(evaluation.onGrid ? [] : ['not on the grid']),
    ...(evaluation.extrapolated ? ['extrapolated'] : []),
  ];
  return [
    money(jackpot, currency),
    notes.join(', ') || '–',
    satisfied ? 'yes' : 'NO',
    probability(winProbability),
    compared((row) => row.expectedNetRevenue),
    compared((row) => row.horizonValue),
    compared((row) => row.expectedSales),
    `${money(low, currency)} to ${money(high, currency)}`,
    ...names.map((name) => {
      const constraint = evaluation.constraints.find((other) => other.name === name);
      return constraint === undefined ? '–' : constraintText(constraint) + (constraint.satisfied ? '' : ' (missed)');
    }),
  ];
}
