import { plainText } from '@jackpot/config-schema';
import { fittingTable, instant, percent } from '@jackpot/report';
import type { Command } from 'commander';
import { Console } from '../output/console.ts';
import { UsageError } from '../errors.ts';
import { type ModelLife, daysInUse, modelLives } from '@jackpot/record';
import { shared } from '../shared-options.ts';
import { addRollback } from './models-rollback.ts';
import { outputWidth } from '../output/terminal.ts';
import { type SystemOptions, withSystem } from '../records/system.ts';

interface ModelsOptions extends SystemOptions {
  readonly country?: string;
  readonly json?: boolean;
}

export function addModels(program: Command): void {
  const models = program
    .command('models')
    .summary("each model's life; an earlier one again")
    .description("Each country's models: what the gate said of them, when they were in use, what they decided.")
    .helpCommand(false)
    .addHelpText('after', '\nExample:\n  $ npx jackpot models england');
  models
    .command('list', { isDefault: true })
    .summary('every version, its verdict, days in use and records; also as plain "models"')
    .description("Every version of each country's model: verdict, metrics, days in use and the records it decided.")
    .argument('[country]', 'this country alone')
    .addOption(shared.workspace())
    .addOption(shared.aws())
    .addOption(shared.country())
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot models england')
    .action(async (country: string | undefined, options: ModelsOptions) =>
      list({ ...options, ...(country === undefined ? {} : { country }) }),
    );
  addRollback(models);
}

async function list({ country, json, ...place }: ModelsOptions): Promise<void> {
  const lives = await withSystem(place, async (system) => {
    const { name, countries: known, registry } = system;
    if (country !== undefined && !known.includes(country))
      throw new UsageError(`${country}: ${name} has ${known.join(', ') || 'no country'}`);
    const records = await system.records();
    const models = await Promise.all(
      known.filter((one) => country === undefined || one === country).map((one) => registry.list(one)),
    );
    return models.flatMap((ofCountry) => modelLives(ofCountry, records));
  });
  const now = new Date();
  new Console(json ?? false).result({ models: lives.map((life) => document(life, now)) }, modelsText(lives, now));
}

function document(life: ModelLife, now: Date): object {
  const { model, verdict, inUse, records } = life;
  const {
    country,
    version,
    registeredAt,
    modelDigest: digest,
    trainingJob,
    reasons,
    metrics,
    lineage,
    withdrawn,
  } = model;
  return {
    ...{ country, version, digest, verdict, reasons, withdrawn, registeredAt, trainingJob, metrics, lineage },
    inUse,
    daysInUse: daysInUse(life, now),
    records,
  };
}

const head = ['model', 'verdict', 'in use', 'loss', 'against naive', 'days', 'coverage', 'trained', 'last record'];

function modelsText(lives: readonly ModelLife[], now: Date): string {
  if (lives.length === 0) return 'No model is registered yet.\nNext: npx jackpot weekly --draw-date next';
  const withdrawals = lives.flatMap(({ model: { country, version, withdrawn } }) =>
    withdrawn === null
      ? []
      : [
          `${country} v${version} was withdrawn on ${instant(withdrawn.at)} by ${plainText(`${withdrawn.by}: ${withdrawn.reason}`)}`,
        ],
  );
  const rows = lives.map((life) => rowOf(life, now));
  return [fittingTable(head, rows, outputWidth()), ...(withdrawals.length === 0 ? [] : ['', ...withdrawals])].join(
    '\n',
  );
}

function rowOf(life: ModelLife, now: Date): string[] {
  const { model, verdict, records } = life;
  const { 'challenger.wql': loss, 'seasonalNaive.wql': naive, 'challenger.coverage90': coverage } = model.metrics;
  const others = records.length > 1 ? ` and ${records.length - 1} before` : '';
  return [
    `${model.country} v${model.version}`,
    model.withdrawn === null ? verdict : 'withdrawn',
    useText(life),
    loss?.toPrecision(3) ?? '–',
    loss === undefined || naive === undefined ? '–' : againstNaive(1 - loss / naive),
    daysInUse(life, now).toFixed(1),
    coverage === undefined ? '–' : percent(coverage),
    instant(model.registeredAt),
    `${records.at(-1) ?? 'none'}${others}`,
  ];
}

function againstNaive(gain: number): string {
  return `${percent(Math.abs(gain))} ${gain < 0 ? 'worse' : 'better'}`;
}

function useText({ inUse }: ModelLife): string {
  const last = inUse.at(-1);
  if (last === undefined) return 'never';
  return last.until === null ? `since ${instant(last.from)}` : `until ${instant(last.until)}`;
}
