import type { InputRole, OutputRole, PinnedInput, PinnedOutput } from '@jackpot/decision';

/** File names by which records from before roles were written tell what their objects are. */
const inputFiles: Readonly<Record<InputRole, string>> = {
  config: 'config.json',
  company: 'company.json',
  sales: 'sales.csv.gz',
  openDraws: 'open-draws.json',
  cash: 'cash.json',
  validation: 'validation.json',
  model: 'model.json',
  earlier: 'recommendation.json',
  champion: 'champion.json',
  prior: 'prior.json',
};
const outputFiles: Readonly<Record<OutputRole, string>> = {
  recommendation: 'recommendation.json',
  report: 'report.html',
  decision: 'decision.json',
  model: 'model.json',
  evaluation: 'evaluation.json',
};

const inputRoleOfFile = new Map(Object.entries(inputFiles).map(([role, file]) => [file, role as InputRole]));

/** Role of a record's input; null of an object that no role is known of. */
export function roleOf({ key, role }: PinnedInput): InputRole | null {
  return role ?? inputRoleOfFile.get(fileOf(key)) ?? null;
}

/** The input of a record that has `role`; null where there is none. */
export function inputOf(inputs: readonly PinnedInput[], role: InputRole): PinnedInput | null {
  return inputs.find((input) => roleOf(input) === role) ?? null;
}

/** True of an output that has `role`. */
export function isOutput({ key, role }: PinnedOutput, wanted: OutputRole): boolean {
  return role === undefined ? fileOf(key) === outputFiles[wanted] : role === wanted;
}

/** The output of a record that has `role`; null where there is none. */
export function outputOf(outputs: readonly PinnedOutput[], role: OutputRole): PinnedOutput | null {
  return outputs.find((output) => isOutput(output, role)) ?? null;
}

function fileOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}
