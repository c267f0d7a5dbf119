import { fittingTable, money, percent } from '@jackpot/report';
import type { Command } from 'commander';
import { type GroupCash, groupCash } from '../cash-shares/group-cash.ts';
import { UsageError } from '../errors.ts';
import { exploredRecords } from '../exploring/explored-record.ts';
import { parsePositiveAmount } from '../inputs/amount.ts';
import { Console } from '../output/console.ts';
import { SIMULATED } from '../output/decision-text.ts';
import { outputWidth } from '../output/terminal.ts';
import { shared } from '../shared-options.ts';

interface SharesOptions {
  readonly workspace: string;
  readonly json?: boolean;
}

export function addCash(program: Command): void {
  const cash = program
    .command('cash')
    .summary("shares of the company's cash that earn most")
    .description("The company's cash above its safety net, and each country's share of it.")
    .helpCommand(false)
    .addHelpText('after', '\nExample:\n  $ npx jackpot cash shares 40M 60M');
  cash
    .command('shares')
    .summary('the shares that earn most, from the latest records')
    .description(
      'For the draws of the latest records, at several amounts of available cash: what the present shares cost, the shares that\n' +
        'earn most, and what deciding all countries jointly could add to them at most. It changes nothing: a config holds its\n' +
        'share under constraints.cash.share.',
    )
    .argument(
      '[amounts...]',
      "available cash, in the company's currency: 40M; without them, parts of what was recorded",
    )
    .addOption(shared.workspace())
    .addOption(shared.json())
    .addHelpText(
      'after',
      '\nExample, after "npx jackpot weekly --draw-date next":\n  $ npx jackpot cash shares 40M 60M',
    )
    .action(async (amounts: readonly string[], options: SharesOptions) => shares(amounts, options));
}

async function shares(asked: readonly string[], { workspace, json }: SharesOptions): Promise<void> {
  const console = new Console(json ?? false);
  const amounts = asked.map((text) => parsePositiveAmount('available cash', text));
  const { latest: records } = await exploredRecords(workspace);
  if (records.length === 0)
    throw new UsageError(
      `${workspace} holds no recommendation to advise on. Next: npx jackpot weekly --draw-date next`,
    );
  const group = await groupCash(records, amounts);
  console.result(group, sharesText(group));
}

function sharesText(group: GroupCash): string {
  const { currency, draws, amounts } = group;
  const dates = draws.map(({ drawDate }) => drawDate).sort();
  const cost = ({ amount, ofDraws, infeasible }: GroupCash['amounts'][number]['best']) =>
    `${money(Math.round(amount), currency)}, ${percent(ofDraws, 2)}${infeasible.length > 0 ? `; infeasible: ${infeasible.join(', ')}` : ''}`;
  const costs = amounts.map(({ availableCash, present, best, jointAddsAtMost }) => [
    money(availableCash, currency),
    cost(present),
    cost(best),
    money(Math.round(jointAddsAtMost), currency),
  ]);
  const shareRows = draws.map(({ country, share }) => [
    country,
    shareText(share),
    ...amounts.map(({ shares: best }) => shareText(best[country] ?? 0)),
  ]);
  return [
    ...(group.simulatedCash ? [SIMULATED] : []),
    `Cash of the draws of ${[...new Set([dates[0], dates.at(-1)])].join(' to ')}; costs are of the objective, against draws short of no cash`,
    '',
    fittingTable(
      ['available cash', 'present shares cost', 'best shares cost', 'deciding jointly adds at most'],
      costs,
      outputWidth(),
    ),
    '',
    fittingTable(
      [
        'constraints.cash.share',
        'present',
        ...amounts.map(({ availableCash }) => `at ${money(availableCash, currency)}`),
      ],
      shareRows,
      outputWidth(),
    ),
    '',
    'Write the shares into the configs: all of them together sum to at most 1. What one week needs moves with its jackpots.',
  ].join('\n');
}

function shareText(share: number): string {
  return share.toFixed(4);
}
