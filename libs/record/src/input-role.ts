import type { InputRole, PinnedInput } from '@jackpot/decision';

/** File names by which records from before roles were written tell what their inputs are. */
const fileNames: Readonly<Record<InputRole, string>> = {
  config: 'config.json',
  company: 'company.json',
  sales: 'sales.csv.gz',
  openDraws: 'open-draws.json',
  cash: 'cash.json',
  validation: 'validation.json',
  model: 'model.json',
  earlier: 'recommendation.json',
  champion: 'champion.json',
};
const roleOfFile = new Map(Object.entries(fileNames).map(([role, file]) => [file, role as InputRole]));

/** Role of a record's input; null of an object that no role is known of. */
export function roleOf({ key, role }: PinnedInput): InputRole | null {
  return role ?? roleOfFile.get(key.slice(key.lastIndexOf('/') + 1)) ?? null;
}

/** The input of a record that has `role`; null where there is none. */
export function inputOf(inputs: readonly PinnedInput[], role: InputRole): PinnedInput | null {
  return inputs.find((input) => roleOf(input) === role) ?? null;
}
