import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CountryConfig } from '@jackpot/config-schema';
import { type ForecastModel, forecastModel } from '@jackpot/forecast-model';
import { atomicWrite } from '@jackpot/platform/local';
import { InvalidInput } from '../errors.ts';

export const MODEL = 'model.json';
export const EVALUATION = 'evaluation.json';

/** The model of a folder that `train` wrote, for this country. @throws InvalidInput */
export function readModel(folder: string, { country }: CountryConfig): ForecastModel {
  const model = readModelIfAny(folder, country);
  if (model !== null) return model;
  const path = join(folder, MODEL);
  throw new InvalidInput([`${path}: no such file. Train one: npx jackpot train ${country} --model ${folder}`]);
}

/** The same, or null where the folder holds no model yet. @throws InvalidInput */
export function readModelIfAny(folder: string, country: string): ForecastModel | null {
  const path = join(folder, MODEL);
  if (!existsSync(path)) return null;
  const parsed = forecastModel.safeParse(jsonOf(path));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw unusable(path, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not of its format'}`);
  }
  if (parsed.data.country !== country)
    throw new InvalidInput([`${path}: expected a model of ${country}, found one of ${parsed.data.country}`]);
  return parsed.data;
}

/** Each file whole or not at all; the model, which others read, comes last. */
export function writeModel(folder: string, files: { readonly [MODEL]: string; readonly [EVALUATION]: string }): void {
  mkdirSync(folder, { recursive: true });
  atomicWrite(join(folder, EVALUATION), files[EVALUATION]);
  atomicWrite(join(folder, MODEL), files[MODEL]);
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    throw unusable(path, error instanceof Error ? error.message : String(error));
  }
}

function unusable(path: string, reason: string): InvalidInput {
  return new InvalidInput([`${path}: expected a model as train writes it, found otherwise (${reason}). Train it anew`]);
}
