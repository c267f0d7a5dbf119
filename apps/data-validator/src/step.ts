import { type CountryConfig, countryConfig, localDate } from '@jackpot/config-schema';
import type { ObjectStore } from '@jackpot/ports';
import { canonicalJson, getPinned, getPinnedJson } from '@jackpot/record';
import { type RawSales, checkSales, decodeSales, formatFindings, formatSalesNote } from '@jackpot/sales-data';
import { countryKeys, type ReadyCountryItem, type Validation, toValidate } from '@jackpot/workflow';

/** Sales that are not there at all: the checks say what is missing. */
const NO_SALES: RawSales = { columns: [], rows: [] };

/**
 * ValidateData: judges one country's sales and writes `validation.json`. Findings are a result, not an error: the
 * workflow goes on to hold an earlier jackpot.
 */
export async function validateData(input: unknown, ports: { store: ObjectStore }): Promise<Validation> {
  const item = toValidate.parse(input);
  const config = countryConfig.parse(await getPinnedJson(ports.store, item.inputs.config));
  // The name alone: where the file lay must not change what is recorded.
  const file = item.data?.path.split(/[\\/]/).at(-1) ?? 'sales data';
  const checked =
    item.dataProblems.length > 0
      ? { rows: [], findings: item.dataProblems, notes: [] }
      : judge(await readSales(ports.store, item), config, item, file);
  const key = countryKeys(item.prefix).validation;
  const verdict = checked.findings.length === 0 ? 'pass' : 'findings';
  await ports.store.put(
    key,
    canonicalJson({
      country: item.country,
      drawDate: item.drawDate,
      verdict,
      findings: checked.findings,
      notes: [...checked.notes, ...(item.announcedOtherwise ?? [])],
      draws: checked.rows.length,
      laterRowsLeftOut: item.laterRows,
    }),
  );
  return { verdict, key };
}

async function readSales(store: ObjectStore, item: ReadyCountryItem): Promise<RawSales> {
  return item.inputs.sales === null ? NO_SALES : decodeSales(await getPinned(store, item.inputs.sales));
}

function judge(sales: RawSales, config: CountryConfig, { drawDate, clock }: ReadyCountryItem, file: string) {
  const today = localDate(new Date(clock), config.timeZone);
  const { rows, findings, notes } = checkSales(sales, config, { drawDate, today });
  return {
    rows,
    findings: formatFindings(findings, file),
    notes: notes.map((note) => formatSalesNote(note, file)),
  };
}
