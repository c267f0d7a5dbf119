import { type CompanyConfig, type CountryConfig, readersOf, runAfter, runsOf } from '@jackpot/config-schema';
import type { AccountWatch, Clock, ObjectStore, Secrets } from '@jackpot/ports';
import { weeklyConcurrency } from '@jackpot/workflow';
import { configuredCountries } from '../configured-countries.ts';
import { readPublishedSales } from '../published-sales.ts';
import * as checks from './checks.ts';
import type { PreflightFinding, PreflightReport } from './preflight-finding.ts';

/** Ports that the checks read; they write nothing. */
export interface PreflightPorts {
  readonly store: ObjectStore;
  readonly secrets: Secrets;
  readonly account: AccountWatch;
  readonly clock: Clock;
}

/**
 * Checks what the next weekly run would fail at. Each check stands for itself: one that cannot be made is a finding, and the
 * others are made.
 */
export async function preflight({ store, secrets, account, clock }: PreflightPorts): Promise<PreflightReport> {
  const findings: PreflightFinding[] = [];
  const check = async (name: PreflightFinding['check'], work: () => Promise<readonly PreflightFinding[]>) => {
    findings.push(...(await work().catch((error: unknown) => [checks.notChecked(name, error)])));
  };
  let company: CompanyConfig | null = null;
  let configs: readonly CountryConfig[] = [];
  await check('configs', async () => {
    const found = await configuredCountries(store, undefined);
    company = found.company;
    configs = found.countries.flatMap(({ config }) => config ?? []);
    return checks.checkConfigs(found.countries);
  });
  const runs = runsOf(company);
  const decidesAt = runAfter(clock.now(), runs);
  await check('cash', async () => checks.checkCashSecret(await secrets.availableCash(), company, decidesAt));
  await check('exchange-rates', async () => Promise.resolve(checks.checkExchangeRates(company, decidesAt)));
  await check('data', async () => checks.checkData(configs, await readPublishedSales(store), decidesAt, runs));
  await check('training-quota', async () =>
    checks.checkTrainingQuota(await account.trainingQuota(), Math.min(configs.length, weeklyConcurrency)),
  );
  await check('readers', async () =>
    checks.checkReaders([...readersOf(configs).keys()], await account.subscribers('recommendations')),
  );
  await check('alarms', async () => checks.checkAlarms(await account.subscribers('alarms')));
  await check('keys', async () => checks.checkDoomed(await account.doomed()));
  return { decidesAt: decidesAt.toISOString(), findings };
}
