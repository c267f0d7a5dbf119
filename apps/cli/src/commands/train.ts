import { join } from 'node:path';
import { evaluation, judge } from '@jackpot/forecast-model';
import { atomicWrite } from '@jackpot/platform/local';
import { canonicalJson } from '@jackpot/record';
import { encodeSales } from '@jackpot/sales-data';
import { type Command, Option } from 'commander';
import { Console } from '../output/console.ts';
import { readCountryFile } from '../inputs/country-file.ts';
import { readCountrySales } from '../inputs/country-sales.ts';
import { readDataFile } from '../inputs/data-file.ts';
import { EVALUATION, MODEL, readModelIfAny, writeModel } from '../inputs/model-folder.ts';
import { scoreTable } from '../output/score-table.ts';
import { configPath, countryArgument, type NamedCountry } from '../inputs/named-country.ts';
import { shared } from '../shared-options.ts';
import { followSteps } from '../output/step-progress.ts';

interface TrainOptions extends NamedCountry {
  readonly data: string;
  readonly model?: string;
  readonly modelDir?: string;
  readonly json?: boolean;
}

/** Seed of the weekly run's jobs: recorded in the evaluation, while the fit draws no random number. */
const SEED = 1;
/** File that keeps the champion when a rejected challenger was written in its place. */
const CHAMPION = 'champion.json';

export function addTrain(program: Command): void {
  program
    .command('train')
    .summary("trains and evaluates one country's model")
    .description(
      'Trains and evaluates one country, as the training container does, for the draw after the last row of the data.\n' +
        'Writes model.json and evaluation.json. A model that is there already counts as the champion.',
    )
    .argument('[country]', "a country's name, whose config is taken")
    .addOption(shared.config())
    .addOption(shared.configs())
    .addOption(shared.data())
    .option('--model <dir>', 'folder for model.json and evaluation.json (default: models/COUNTRY)')
    .addOption(new Option('--model-dir <dir>', 'the same').hideHelp().conflicts('model'))
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot train england')
    .action(async (country: string | undefined, options: TrainOptions) =>
      trainOne({ ...options, ...(country === undefined ? {} : { country }) }),
    );
}

async function trainOne(options: TrainOptions): Promise<void> {
  const console = new Console(options.json ?? false);
  const config = readCountryFile(configPath(options));
  const folder = options.model ?? options.modelDir ?? join('models', config.country);
  const champion = readModelIfAny(folder, config.country);
  const data = await readDataFile(options.data, (line) => console.note(line));
  const { drawDate, raw, rows } = readCountrySales(data, config, {}, (line) => console.note(line));

  // Loaded when needed: TensorFlow.js takes longer to load than most commands take to run.
  const { train } = await import('@jackpot/training/step');
  const progress = followSteps(process.stderr, `training ${config.country}`, () => performance.now());
  const files = await train({
    hyperparameters: { drawDate, seed: SEED },
    config,
    champion: champion && { model: champion },
    sales: encodeSales(raw),
    onProgress: progress.note,
  }).finally(progress.end);
  const judgement = judge(evaluation.parse(JSON.parse(files[EVALUATION])), config.gate);
  const replaced = judgement.verdict === 'rejected' && champion !== null;
  if (replaced) atomicWrite(join(folder, CHAMPION), canonicalJson(champion));
  writeModel(folder, files);

  const { verdict, refresh, reasons, drift, metrics } = judgement;
  const { country } = config;
  const model = join(folder, MODEL);
  console.result(
    { country, drawDate, rows: rows.length, verdict, refresh, reasons, drift, scores: metrics, model },
    [
      `${country}: model for the draw of ${drawDate}, from ${rows.length} draws: ${verdict} by the gate`,
      ...reasons.map((reason) => `  ${reason}`),
      ...(drift === null ? [] : [`  drift since the champion: ${drift}`]),
      '',
      scoreTable([
        [champion === null ? 'this model' : 'this model (challenger)', metrics.challenger],
        ["champion's recipe", metrics.champion],
        ['seasonal naive', metrics.seasonalNaive],
        ["champion's weights since", metrics.drift],
      ]),
      '',
      ...(replaced ? [`The champion is kept as ${join(folder, CHAMPION)}: the weekly run would stay with it.`] : []),
      `Model     ${model}`,
      `Next: npx jackpot optimise ${countryArgument(options)} --model ${folder}`,
    ].join('\n'),
  );
}
