import { type CompanyConfig, exchangeRate } from '@jackpot/config-schema';
import type { DecisionInput } from '@jackpot/constrained-optimiser';
import { decisionInput } from '@jackpot/optimiser/step';
import * as z from 'zod';
import { availableCash } from './available-cash.ts';
import { readCountryAndCompany } from './country-file.ts';
import { readCountrySales } from './country-sales.ts';
import { readDataFile } from './data-file.ts';
import { InvalidInput } from './errors.ts';
import { readModel } from './model-folder.ts';

export interface CountryDecisionOptions {
  readonly config: string;
  readonly model: string;
  readonly data: string;
  readonly drawDate?: string;
  readonly availableCash?: string;
}

/** What one country's decision depends on, read from files. */
export interface CountryDecision {
  readonly input: DecisionInput;
  readonly simulatedCash: boolean;
}

const amountOfCash = z.object({ amount: z.number(), currency: z.string() });

/** @throws InvalidInput with every problem of the file that has one, UsageError */
export async function readCountryDecision(
  options: CountryDecisionOptions,
  note: (line: string) => void,
): Promise<CountryDecision> {
  const { config, company } = readCountryAndCompany(options.config);
  const model = readModel(options.model, config);
  const data = await readDataFile(options.data, note);
  const { drawDate, rows } = readCountrySales(data, config, options.drawDate, note);
  if (model.fit.cutoff >= drawDate)
    throw new InvalidInput([
      `${options.model}: the model has seen draws up to ${model.fit.cutoff}, so it cannot forecast that of ${drawDate}. ` +
        'Train one on earlier rows, or choose a later --draw-date',
    ]);
  const secret = availableCash(options.availableCash, company, new Date());
  const { amount, currency } = amountOfCash.parse(secret.value);
  const cash = {
    available: amount * rateOf(company, currency),
    safetyNet: company.safetyNet,
    exchangeRate: exchangeRate(company, config.currency),
  };
  return {
    input: decisionInput({ config, cash, history: rows }, model, drawDate),
    simulatedCash: secret.simulated,
  };
}

function rateOf(company: CompanyConfig, currency: string): number {
  if (currency === company.currency || company.exchangeRates[currency] !== undefined)
    return exchangeRate(company, currency);
  throw new InvalidInput([
    `the available cash is in ${currency}, and company.yaml states no exchange rate for it: add one, or give ` +
      `--available-cash in ${company.currency}`,
  ]);
}
