import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfigSet } from '@jackpot/config-schema';
import {
  type Answers,
  type Question,
  MalformedAnswer,
  NoCashLeft,
  companyProblems,
  companyText,
  defaultAnswers,
  needsRate,
  newConfig,
  newConfigProblems,
  questionNames,
  withCompany,
} from '@jackpot/onboarding';
import { UsageError } from '../errors.ts';
import { readInput } from '../inputs/input-file.ts';
import { ask } from '../output/ask.ts';
import { canAsk } from '../output/confirm.ts';
import type { Console } from '../output/console.ts';

export interface OnboardOptions extends Partial<Answers> {
  readonly configs: string;
  readonly data: string;
  readonly json?: boolean;
}

export const configPath = (folder: string, name: string): string => join(folder, `${name}.yaml`);

export const companyPath = (folder: string): string => join(folder, 'company.yaml');

/** Schema for editors, where the folder has it. */
const SCHEMA = 'schema/country.schema.json';

/** `--ticket-price` for `ticketPrice`. */
export function optionOf(question: Question): string {
  return `--${question.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Null where there is none yet. */
export function readCompany(folder: string): string | null {
  const path = companyPath(folder);
  return existsSync(path) ? readInput(path).toString('utf8') : null;
}

export function rateHint(others: ConfigSet, { currency, exchangeRate }: Answers): string[] {
  return exchangeRate === undefined && needsRate(others, currency)
    ? [`  or give it here, and company.yaml takes it: --exchange-rate RATE, the value of ${currency} 1`]
    : [];
}

export async function answersOf(
  name: string,
  given: OnboardOptions,
  others: ConfigSet,
  proposed: Partial<Answers>,
  console: Console,
): Promise<Answers> {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const defaults = { ...defaultAnswers(others, timeZone), ...proposed };
  const companyNow = readCompany(given.configs);
  const isNeeded = (question: Question, { currency = defaults.currency }: Partial<Answers>) =>
    question === 'exchangeRate' ? needsRate(others, currency) : question !== 'safetyNet' || companyNow === null;
  const refusal = (answers: Partial<Answers>): string | null => {
    try {
      const whole = { cashShare: '0.000001', ...defaults, ...answers };
      const text = newConfig(name, whole, schemaIn(given.configs));
      // A rate is asked for once the currency is known.
      const company = companyText(companyNow, others, { ...whole, exchangeRate: whole.exchangeRate ?? '1' });
      const beside = newConfigProblems(configPath(given.configs, name), text, withCompany(others, company.text));
      return [...companyProblems(company), ...beside].join('\n') || null;
    } catch (error) {
      if (error instanceof MalformedAnswer) return error.message;
      throw error;
    }
  };
  const asked = canAsk() && !console.json ? await ask(givenOf(given), defaults, refusal, isNeeded) : givenOf(given);
  const { cashShare, ...rest } = { ...defaults, ...asked };
  if (cashShare === undefined) throw new NoCashLeft(others);
  return { ...rest, cashShare };
}

function givenOf(options: OnboardOptions): Partial<Answers> {
  return Object.fromEntries(
    questionNames.flatMap((question) => (options[question] === undefined ? [] : [[question, options[question]]])),
  );
}

/** @throws UsageError where an answer is not of its form */
export function configText(name: string, folder: string, answers: Answers): string {
  try {
    return newConfig(name, answers, schemaIn(folder));
  } catch (error) {
    if (error instanceof MalformedAnswer) throw new UsageError(`${optionOf(error.question)}: ${error.message}`);
    throw error;
  }
}

function schemaIn(folder: string): string | null {
  return existsSync(join(folder, SCHEMA)) ? SCHEMA : null;
}
