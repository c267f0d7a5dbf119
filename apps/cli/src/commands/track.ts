import { writeFileSync } from 'node:fs';
import { fittingTable, trackHead, trackRow, trackSentences } from '@jackpot/report';
import type { Command } from 'commander';
import { Console } from '../output/console.ts';
import { outputWidth } from '../output/terminal.ts';
import { shared } from '../shared-options.ts';
import { type CountryTrack, readTracks } from '../tracking/country-track.ts';
import { trackCsv } from '../tracking/track-csv.ts';

interface TrackOptions {
  readonly configs: string;
  readonly data: string;
  readonly workspace: string;
  readonly out?: string;
  readonly json?: boolean;
}

export function addTrack(program: Command): void {
  program
    .command('track')
    .summary('what came of each recommendation')
    .description(
      'For each draw: recommended, announced, the forecast as it was published at the announced jackpot, what was sold.\n' +
        'Then how often the published intervals held, how often the recommendation was followed, and what that was worth.',
    )
    .argument('[country]', 'this country alone')
    .addOption(shared.configs())
    .addOption(shared.data())
    .addOption(shared.workspace())
    .option('--out <file>', 'CSV of every draw')
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot track england --out england.csv')
    .action(async (country: string | undefined, options: TrackOptions) => track(country, options));
}

async function track(country: string | undefined, options: TrackOptions): Promise<void> {
  const console = new Console(options.json ?? false);
  const tracks = await readTracks({ ...options, country: country ?? null }, (line) => console.note(line));
  if (options.out !== undefined) {
    writeFileSync(options.out, trackCsv(tracks));
    console.note(`${options.out}: written`);
  }
  console.result({ countries: tracks }, tracks.map(trackText).join('\n\n'));
}

function trackText(track: CountryTrack): string {
  const table = fittingTable(trackHead, track.outcomes.map(trackRow), outputWidth());
  return [
    `${track.country}, in ${track.currency}`,
    '',
    table,
    '',
    ...trackSentences(track.outcomes, track.currency),
  ].join('\n');
}
