import type { AvailableCash, ObjectStore } from '@jackpot/ports';
import { instant, money } from '@jackpot/report';
import { checkCash, configuredCountries } from '@jackpot/week-opener/step';
import { InvalidInput, UsageError } from '../errors.ts';
import { parsePositiveAmount } from '../inputs/amount.ts';

interface CashStatement {
  readonly amount: string;
  readonly currency?: string;
  readonly asOf?: string;
}

interface StatedCash {
  readonly cash: AvailableCash;
  /** Amount as a person reads it before it is stored. */
  readonly text: string;
  /** Warning about an amount that is unusual, though possibly right. */
  readonly note: string | null;
}

/**
 * The cash that a person states, judged by the published `company.yaml` as the week's opening will judge it.
 * @throws UsageError where it is none; InvalidInput where the next run would refuse it, or company.yaml is wrong
 */
export async function statedCash(stated: CashStatement, store: ObjectStore, now: Date): Promise<StatedCash> {
  const amount = parsePositiveAmount('amount', stated.amount);
  const { company, countries } = await configuredCountries(store, undefined);
  if (company === null) throw new InvalidInput([...new Set(countries.flatMap(({ problems }) => problems))]);
  const { currency = company.currency, asOf = now.toISOString() } = stated;
  const cash = { amount, currency, asOf };
  const checked = checkCash(cash, company, now);
  if (!checked.ok) throw new UsageError(checked.problems.join('\n'));
  const text = `${money(amount, currency)} available as of ${instant(new Date(asOf).toISOString())}`;
  const isShort = checked.available !== null && checked.available <= company.safetyNet;
  const net = money(company.safetyNet, company.currency);
  return { cash, text, note: isShort ? `That is no more than the safety net, ${net}: no jackpot will be safe.` : null };
}
