import { type CompanyConfig, type CountryConfig, type RunTime, drawsOfRun, localDate } from '@jackpot/config-schema';
import type { CashSecret, Doomed, Subscribers } from '@jackpot/ports';
import { type RawSales, checkSales, clipToClock, formatFindings } from '@jackpot/sales-data';
import { checkCash } from '../available-cash.ts';
import type { ConfiguredCountry } from '../configured-countries.ts';
import type { PublishedSales } from '../published-sales.ts';
import type { PreflightFinding } from './preflight-finding.ts';

const MS_PER_DAY = 86_400_000;
/** Jackpots and cash are compared by these rates: those of last month are off by a per cent or two, those of last year by ten. */
const MAX_RATES_AGE_DAYS = 31;
const NO_SALES: RawSales = { columns: [], rows: [] };

/** A check that could not be made: what it would have told is not known. */
export function notChecked(check: PreflightFinding['check'], error: unknown): PreflightFinding {
  const problem = `could not be checked: ${String(error)}`;
  return { check, problem, remedy: 'see that the credentials may read it, then run: npx jackpot aws preflight' };
}

export function checkConfigs(countries: readonly ConfiguredCountry[]): PreflightFinding[] {
  const problems = new Set(countries.flatMap((country) => country.problems));
  return [...problems].map((problem) => ({ check: 'configs', problem, remedy: 'npx jackpot validate' }));
}

/** The cash as the week's opening will judge it, by then. */
export function checkCashSecret(
  { value, version }: CashSecret,
  company: CompanyConfig | null,
  decidesAt: Date,
): PreflightFinding[] {
  const checked = checkCash(value, company, decidesAt);
  if (checked.ok) return [];
  return checked.problems.map((problem) => ({
    check: 'cash',
    problem: `version ${version}, by ${decidesAt.toISOString()}: ${problem}`,
    remedy: 'npx jackpot aws cash set AMOUNT',
  }));
}

/** Rates that say when they were true, and are too old by then; those that do not say are not judged. */
export function checkExchangeRates(company: CompanyConfig | null, decidesAt: Date): PreflightFinding[] {
  if (company?.exchangeRatesAsOf === undefined) return [];
  const days = Math.floor((decidesAt.getTime() - Date.parse(company.exchangeRatesAsOf)) / MS_PER_DAY);
  if (days <= MAX_RATES_AGE_DAYS) return [];
  const problem = `company.yaml: exchangeRatesAsOf: found ${company.exchangeRatesAsOf}, ${days} days before the run, expected at most ${MAX_RATES_AGE_DAYS}`;
  return [{ check: 'exchange-rates', problem, remedy: 'write the rates of today and their date, then publish' }];
}

/** Findings of ValidateData, ahead of the run, for each country that has a draw to decide. */
export function checkData(
  configs: readonly CountryConfig[],
  sales: PublishedSales,
  decidesAt: Date,
  runs: readonly RunTime[],
): PreflightFinding[] {
  const remedy = 'npx jackpot data import FILE --country NAME, then publish';
  if (sales.problems.length > 0) return sales.problems.map((problem) => ({ check: 'data', problem, remedy }));
  const file = sales.identity?.path ?? 'sales data';
  return configs.flatMap((config) => {
    const [drawDate] = drawsOfRun(config, decidesAt, runs);
    if (drawDate === undefined) return [];
    const today = localDate(decidesAt, config.timeZone);
    const known = clipToClock(sales.countries.get(config.country) ?? NO_SALES, today).sales;
    const { findings } = checkSales(known, config, { drawDate, today });
    return formatFindings(findings, file).map((finding) => ({
      check: 'data' as const,
      problem: `${config.country}: ${finding}`,
      remedy: remedy.replace('NAME', config.country),
    }));
  });
}

export function checkTrainingQuota(quota: number, needed: number): PreflightFinding[] {
  if (quota >= needed) return [];
  const problem = `${quota} training jobs may run at once, ${needed} will be asked for: those beyond are refused for a while, then fail`;
  const remedy =
    'ask for more of "ml.m5.large for spot training job usage" in Service Quotas, Amazon SageMaker; it takes a day or more';
  return [{ check: 'training-quota', problem, remedy }];
}

/** Readers of configs who will hear nothing: AWS drops a question that is not answered within days. */
export function checkReaders(readers: readonly string[], { confirmed }: Subscribers): PreflightFinding[] {
  const remedy = 'have them follow the link of the next "AWS Notification - Subscription Confirmation"';
  return readers
    .filter((reader) => !confirmed.includes(reader))
    .map((reader) => ({ check: 'readers', problem: `${reader} never confirmed, and hears nothing`, remedy }));
}

export function checkAlarms({ confirmed, waiting }: Subscribers): PreflightFinding[] {
  if (confirmed.length > 0) return [];
  const asked = waiting.length === 0 ? '' : `; ${waiting.join(', ')} never confirmed`;
  const remedy = 'aws sns subscribe --topic-arn TOPIC --protocol email --notification-endpoint ADDRESS';
  return [{ check: 'alarms', problem: `nobody hears of alarms${asked}`, remedy }];
}

export function checkDoomed(doomed: readonly Doomed[]): PreflightFinding[] {
  return doomed.map(({ what, deletedAt }) => ({
    check: 'keys',
    problem: deletedAt === null ? `${what} cannot be used` : `${what} is deleted at ${deletedAt}`,
    remedy: what.startsWith('key')
      ? 'aws kms cancel-key-deletion, then aws kms enable-key'
      : `aws secretsmanager restore-secret --secret-id ${what.replace('secret ', '')}`,
  }));
}
