import { type ConfigSet, readConfigSet } from '@jackpot/config-schema';

/** Answers on the company that a first country of a folder, or of a currency, brings with it. */
export interface CompanyAnswers {
  readonly currency: string;
  /** Value of one unit of the country's currency in the company's; undefined where it is not given. */
  readonly exchangeRate?: string | undefined;
  readonly safetyNet?: string | undefined;
}

/** A company's config before and after the new country is added. */
export interface CompanyText {
  readonly text: string;
  /** False where nothing is to be written. */
  readonly changed: boolean;
}

/**
 * The company's config with the country's currency added; a new config in that currency if there is none. Comments and other
 * lines stay as they are.
 */
export function companyText(now: string | null, others: ConfigSet, answers: CompanyAnswers): CompanyText {
  const { currency, exchangeRate, safetyNet = '0' } = answers;
  if (now === null) {
    const text =
      `currency: ${currency} # ISO 4217 code of the company's currency\n` +
      `safetyNet: ${safetyNet} # cash that prizes must not touch, in ${currency}\n`;
    return { text, changed: true };
  }
  if (exchangeRate === undefined || !needsRate(others, currency)) return { text: now, changed: false };
  const line = `  ${currency}: ${exchangeRate}\n`;
  const block = /^exchangeRates:[^\n{]*\n/m;
  if (block.test(now)) return { text: now.replace(block, (head) => head + line), changed: true };
  const inline = /^exchangeRates:\s*\{\s*/m;
  if (inline.test(now))
    return { text: now.replace(inline, `exchangeRates: { ${currency}: ${exchangeRate}, `), changed: true };
  return { text: `${now.trimEnd()}\nexchangeRates:\n${line}`, changed: true };
}

/** True where the company counts in another currency and states no rate for this one. */
export function needsRate({ company }: ConfigSet, currency: string): boolean {
  return company.ok && company.value.currency !== currency && company.value.exchangeRates[currency] === undefined;
}

/** The other configs beside another text of the company's. */
export function withCompany(others: ConfigSet, text: string): ConfigSet {
  return { ...others, company: readConfigSet([{ name: 'company.yaml', text }]).company };
}

/** Problems of the text to write; empty if the file stays unchanged. */
export function companyProblems({ text, changed }: CompanyText): string[] {
  const { company } = readConfigSet([{ name: 'company.yaml', text }]);
  return company.ok || !changed ? [] : company.problems.map(({ message }) => message);
}
