import { createHash } from 'node:crypto';
import { SHIPPED_SALES_MD5 } from '@jackpot/sales-data';
import type { DecisionInput } from '@jackpot/constrained-optimiser';
import type { ForecastModel } from '@jackpot/forecast-model';
import { decisionInput } from '@jackpot/recommendation';
import { countryCash } from './country-cash.ts';
import { readCountryAndCompany } from './country-file.ts';
import { countryModel } from './country-model.ts';
import { readCountrySales } from './country-sales.ts';
import { readDataFile } from './data-file.ts';
import { InvalidInput, UsageError } from '../errors.ts';
import { configPath } from './named-country.ts';

export interface CountryDecisionOptions {
  readonly country?: string;
  readonly config?: string;
  readonly configs: string;
  /** A folder of `train`; without it, the workspace's latest approved model. */
  readonly model?: string;
  readonly workspace: string;
  readonly data: string;
  readonly drawDate?: string;
  readonly availableCash?: string;
  /** Instead of the config's. */
  readonly horizonWeeks?: number;
}

/** Inputs of one country's decision, read from files. */
interface CountryDecision {
  readonly input: DecisionInput;
  readonly model: ForecastModel;
  readonly simulatedCash: boolean;
  /** True where the sales are those that ship. */
  readonly simulatedSales: boolean;
}

/** @throws InvalidInput with every problem of the file that has one, UsageError */
export async function readCountryDecision(
  options: CountryDecisionOptions,
  note: (line: string) => void,
): Promise<CountryDecision> {
  const path = configPath(options);
  const { config: written, company } = readCountryAndCompany(path);
  const { horizonWeeks = written.plan.horizonWeeks } = options;
  if (horizonWeeks === 1 && written.constraints.payoutRatio.confidence !== undefined)
    throw new UsageError(
      `--horizon-weeks: expected 52 or more, found 1: ${path} asks for confidence in the year ahead`,
    );
  const config = { ...written, plan: { ...written.plan, horizonWeeks } };
  const { model, name } = await countryModel(options.model, options.workspace, config);
  const data = await readDataFile(options.data, note);
  const { drawDate, rows, planned, openDraws } = readCountrySales(
    data,
    config,
    { drawDate: options.drawDate, company },
    note,
  );
  if (model.fit.cutoff >= drawDate)
    throw new InvalidInput([
      `${name}: the model has seen draws up to ${model.fit.cutoff}, so it cannot forecast that of ${drawDate}. ` +
        'Train one on earlier rows, or choose a later --draw-date',
    ]);
  const { cash, simulated } = countryCash(options.availableCash, company, config);
  return {
    input: decisionInput({ config, cash, history: rows, planned, openDraws }, model, drawDate),
    model,
    simulatedCash: simulated,
    simulatedSales: createHash('md5').update(data.bytes).digest('hex') === SHIPPED_SALES_MD5,
  };
}
