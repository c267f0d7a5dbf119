/** Stretches of neighbours that agree, each with its first and last index. */
export interface Run<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
}

export function runsOf<T>(values: readonly T[]): Run<T>[] {
  const runs: Run<T>[] = [];
  values.forEach((value, index) => {
    const open = runs.at(-1);
    if (open !== undefined && open.value === value) runs[runs.length - 1] = { ...open, to: index };
    else runs.push({ value, from: index, to: index });
  });
  return runs;
}
