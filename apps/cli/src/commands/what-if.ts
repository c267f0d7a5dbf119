import { type JackpotEvaluation, evaluateJackpots, horizonValues } from '@jackpot/constrained-optimiser';
import type { ConstraintName } from '@jackpot/decision';
import { constraintLabel, constraintText, fittingTable, money, probability } from '@jackpot/report';
import type { Command } from 'commander';
import { Console } from '../output/console.ts';
import { type CountryDecisionOptions, readCountryDecision } from '../inputs/country-decision.ts';
import { SIMULATED } from '../output/decision-text.ts';
import { UsageError } from '../errors.ts';
import { sayingPlan } from '../output/plan-progress.ts';
import { shared } from '../shared-options.ts';
import { outputWidth } from '../output/terminal.ts';

interface WhatIfOptions extends CountryDecisionOptions {
  readonly jackpot: string[];
  readonly json?: boolean;
}

export function addWhatIf(program: Command): void {
  program
    .command('what-if')
    .summary('forecast, constraints and money for given jackpots')
    .description('Forecast, constraints and money for given jackpots, on the grid of the config or off it.')
    .addOption(shared.config())
    .addOption(shared.model())
    .requiredOption('--jackpot <amount...>', "jackpots to look at, in the country's currency")
    .addOption(shared.data())
    .addOption(shared.drawDate())
    .addOption(shared.availableCash())
    .addOption(shared.json())
    .addHelpText(
      'after',
      '\nExample, after "npx jackpot train --config configs/england.yaml --model-dir models/england":\n' +
        '  $ npx jackpot what-if --config configs/england.yaml --model models/england --jackpot 15000000 20000000',
    )
    .action(async (options: WhatIfOptions) => whatIf(options));
}

async function whatIf(options: WhatIfOptions): Promise<void> {
  const console = new Console(options.json ?? false);
  const jackpots = options.jackpot.map(jackpotOf);
  const { input, simulatedCash } = await readCountryDecision(options, (line) => console.note(line));
  const values = await sayingPlan(input, () => horizonValues(input, jackpots));
  const evaluations = evaluateJackpots(input, jackpots).map((evaluation, at) => ({
    ...evaluation,
    horizonValue: values[at] ?? null,
  }));
  const { country, currency } = input.config;
  console.result(
    { country, drawDate: input.drawDate, currency, simulatedCash, jackpots: evaluations },
    [
      ...(simulatedCash ? [SIMULATED] : []),
      `${country}, draw of ${input.drawDate}`,
      '',
      fittingTable(
        [...moneyHead, ...constraintNames(evaluations).map(constraintLabel), 'notes'],
        evaluations.map((evaluation) => rowOf(evaluation, constraintNames(evaluations), currency)),
        outputWidth(),
      ),
    ].join('\n'),
  );
}

function jackpotOf(text: string): number {
  const jackpot = Number(text);
  if (text.trim() !== '' && Number.isFinite(jackpot) && jackpot > 0) return jackpot;
  throw new UsageError(`--jackpot: expected an amount above 0, such as 15000000, found "${text}"`);
}

const moneyHead = [
  'jackpot',
  'expected sales',
  '90 % of sales in',
  'expected net revenue',
  'over the plan',
  'win',
  'all kept',
];

function constraintNames([first]: readonly JackpotEvaluation[]): ConstraintName[] {
  return first?.constraints.map(({ name }) => name) ?? [];
}

/** What a jackpot would bring now, and over the horizon that begins with it. */
type WhatIf = JackpotEvaluation & { readonly horizonValue: number | null };

function rowOf(evaluation: WhatIf, names: readonly ConstraintName[], currency: string): string[] {
  const { jackpot, expectedSales, salesInterval90, expectedNetRevenue, horizonValue, winProbability, satisfied } =
    evaluation;
  const [low, high] = salesInterval90;
  const notes = [
    ...(evaluation.onGrid ? [] : ['not on the grid']),
    ...(evaluation.extrapolated ? ['extrapolated'] : []),
  ];
  return [
    money(jackpot, currency),
    money(expectedSales, currency),
    `${money(low, currency)} to ${money(high, currency)}`,
    money(expectedNetRevenue, currency),
    horizonValue === null ? 'ratio not kept' : money(horizonValue, currency),
    probability(winProbability),
    satisfied ? 'yes' : 'NO',
    ...names.map((name) => {
      const constraint = evaluation.constraints.find((other) => other.name === name);
      return constraint === undefined ? '–' : constraintText(constraint) + (constraint.satisfied ? '' : ' (missed)');
    }),
    notes.join(', ') || '–',
  ];
}
