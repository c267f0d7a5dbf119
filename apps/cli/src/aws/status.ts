import { runsOf } from '@jackpot/config-schema';
import { fittingTable, instant, zonedInstant } from '@jackpot/report';
import { configuredCountries } from '@jackpot/week-opener/step';
import type { Command } from 'commander';
import { Console } from '../output/console.ts';
import { outputWidth } from '../output/terminal.ts';
import { readRecords } from '@jackpot/record';
import { shared } from '../shared-options.ts';
import { type DrawStatus, drawStatuses } from './draw-status.ts';

/** `jackpot aws status`: where each draw to come stands. */
export function addStatus(aws: Command): void {
  aws
    .command('status')
    .summary('where each draw to come stands, and who must act by when')
    .description(
      'Of each draw to come: its state, since when, who must act by when, and the next command. It changes nothing.',
    )
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot aws status')
    .action(async ({ json }: { readonly json?: boolean }) => {
      // The SDK takes long to load.
      const { withDeployment } = await import('@jackpot/platform/aws');
      const draws = await withDeployment(async (deployment) => {
        const { company, countries } = await configuredCountries(deployment.store, undefined);
        const records = await readRecords(
          deployment.index,
          countries.map(({ country }) => country),
        );
        const running = (await deployment.runningWeeks()).map(({ startedAt }) => startedAt).sort();
        const runs = runsOf(company);
        return drawStatuses({ countries, records, runningSince: running.at(-1) ?? null, runs }, new Date());
      });
      new Console(json ?? false).result({ draws }, statusText(draws));
    });
}

/** A table of the draws, then what each actor runs next. */
export function statusText(draws: readonly DrawStatus[]): string {
  const rows = draws.map(({ country, drawDate, state, since, who, by }) => [
    country,
    drawDate ?? 'unknown',
    state,
    since === null ? '' : instant(since),
    who ?? 'nobody',
    by === null ? '' : zonedInstant(by.at, by.timeZone),
  ]);
  const next = draws.flatMap((draw) => (draw.next === null ? [] : [{ ...draw, next: draw.next }]));
  const commands = [...new Set(next.map((draw) => draw.next))].map((command) => {
    const countries = next.filter((draw) => draw.next === command).map(({ country }) => country);
    return `Next, ${[...new Set(countries)].join(', ')}: ${command}`;
  });
  return [
    fittingTable(['country', 'draw', 'state', 'since', 'who acts', 'by'], rows, outputWidth()),
    '',
    ...commands,
  ].join('\n');
}
