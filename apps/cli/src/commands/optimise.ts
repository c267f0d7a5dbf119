import { decide, responseUncertainty } from '@jackpot/constrained-optimiser';
import type { Decision } from '@jackpot/decision';
import { goodRangesSentence, responseUncertaintySentence } from '@jackpot/report';
import type { Command } from 'commander';
import { Console } from '../output/console.ts';
import { type CountryDecisionOptions, readCountryDecision } from '../inputs/country-decision.ts';
import { decisionLines } from '../output/decision-text.ts';
import { exitCodes, UsageError } from '../errors.ts';
import { compareHorizons, horizonTable } from '../output/horizon-table.ts';
import { sayingPlan } from '../output/saying-progress.ts';
import { countryArgument } from '../inputs/named-country.ts';
import { shared } from '../shared-options.ts';

interface OptimiseOptions extends Omit<CountryDecisionOptions, 'horizonWeeks'> {
  readonly horizonWeeks?: readonly number[];
  readonly json?: boolean;
}

export function addOptimise(program: Command): void {
  program
    .command('optimise')
    .summary("one country's decision, with a model of train")
    .description("One country's decision and plan, with a model that train wrote. Records nothing.")
    .argument('[country]', 'its config and its latest approved model are taken')
    .addOption(shared.config())
    .addOption(shared.configs())
    .addOption(shared.model())
    .addOption(shared.workspace())
    .addOption(shared.data())
    .addOption(shared.drawDate())
    .addOption(shared.availableCash())
    .option(
      '--horizon-weeks <number...>',
      "weeks planned ahead, instead of the config's: 1, or a multiple of 52; of several, the first jackpots side by side",
      withHorizon,
    )
    .addOption(shared.json())
    .addHelpText(
      'after',
      '\nExample, after "npx jackpot weekly --draw-date next":\n  $ npx jackpot optimise england --available-cash 80M\n' +
        'with a model of "npx jackpot train england":\n' +
        '  $ npx jackpot optimise england --model models/england',
    )
    .action(async (country: string | undefined, options: OptimiseOptions) => {
      process.exitCode = await optimise({ ...options, ...(country === undefined ? {} : { country }) });
    });
}

function withHorizon(text: string, others: readonly number[] = []): number[] {
  const weeks = Number(text);
  if (weeks === 1 || (weeks > 0 && weeks % 52 === 0)) return [...others, weeks];
  throw new UsageError(`--horizon-weeks: expected 1, or a multiple of 52, found "${text}"`);
}

async function optimise(options: OptimiseOptions): Promise<number> {
  const console = new Console(options.json ?? false);
  const { horizonWeeks: horizons = [], ...asked } = options;
  const shortest = horizons.length === 0 ? {} : { horizonWeeks: Math.min(...horizons) };
  const { input, model, simulatedCash, simulatedSales } = await readCountryDecision({ ...asked, ...shortest }, (line) =>
    console.note(line),
  );
  if (horizons.length > 1) {
    const rows = await compareHorizons(input, horizons);
    console.result({ horizons: rows }, horizonTable(rows, input.config));
    return rows.every(({ status }) => status === 'recommended') ? exitCodes.done : exitCodes.notAllRecommended;
  }
  const decision = await sayingPlan(input, () => decide(input));
  const uncertainty = responseUncertainty(decision, input, model);
  const { country, currency } = input.config;
  console.result(
    decisionDocument(decision),
    [
      ...decisionLines({
        ...decision,
        country,
        currency,
        simulatedCash,
        simulatedSales,
        restsOnPrior: uncertainty?.elasticity?.restsOnPrior ?? false,
        reason: decision.status === 'infeasible' ? (decision.why.at(-1) ?? null) : null,
      }),
      responseUncertaintySentence(uncertainty, decision.objectiveValue, currency),
      ...[goodRangesSentence(decision.goodRanges, currency)].filter((sentence) => sentence !== ''),
      '',
      `Next: npx jackpot what-if ${namedAs(options)} ${options.country === undefined ? '--jackpot ' : ''}${neighbours(decision)}`,
    ].join('\n'),
  );
  return decision.status === 'recommended' ? exitCodes.done : exitCodes.notAllRecommended;
}

/** The JSON document of `optimise --json`. */
function decisionDocument(decision: Decision): object {
  const { status, jackpot, objective, expectedNetRevenue, expectedSales, winProbability } = decision;
  const { extrapolated, constraints, plan } = decision;
  return {
    status,
    jackpot,
    objective,
    expectedNetRevenue,
    expectedSales,
    winProbability,
    extrapolated,
    constraints,
    plan,
  };
}

/** The country and its model, as they were named: what the next command takes. */
function namedAs(options: OptimiseOptions): string {
  return [countryArgument(options), ...(options.model === undefined ? [] : [`--model ${options.model}`])].join(' ');
}

function neighbours({ jackpot, up, down }: Decision): string {
  return [down?.jackpot, jackpot, up?.jackpot].filter((value) => value !== undefined).join(' ');
}
