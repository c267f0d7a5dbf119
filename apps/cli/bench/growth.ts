/** CPU and wall time of one run with all its processes, and the command's largest resident set. */
export interface Run {
  readonly count: number;
  readonly cpuSeconds: number;
  readonly peakMebibytes: number;
}

export interface Verdict {
  readonly verdict: string;
  readonly kept: boolean;
}

const TOLERANCE = 0.1;
/** Number of countries by which the command has loaded and compiled everything. */
const WARM = 10;

/** CPU seconds of each country that `more` has beyond `less`: without what a run costs however many there are. */
export function cpuOfEachFurther(less: Run, more: Run): number {
  return (more.cpuSeconds - less.cpuSeconds) / (more.count - less.count);
}

/**
 * Checks that cost stays in proportion: the countries from the second size to the largest cost as much each as those from the
 * first to the second, and the largest run holds as much memory as the one of ten, both within 10 %. Sizes ascend.
 */
export function growth(runs: readonly Run[]): Verdict[] {
  const [first, second] = runs;
  const largest = runs.at(-1);
  if (first === undefined || second === undefined || largest === undefined) return [];
  return [...startUp(first, second), ...proportion(first, second, largest), ...memory(runs, largest)];
}

function startUp(first: Run, second: Run): Verdict[] {
  const fixed = first.cpuSeconds - first.count * cpuOfEachFurther(first, second);
  return [{ verdict: `CPU of a run without countries, by extrapolation: ${fixed.toFixed(2)} s`, kept: true }];
}

function proportion(first: Run, second: Run, largest: Run): Verdict[] {
  if (largest === second) return [];
  const [few, many] = [cpuOfEachFurther(first, second), cpuOfEachFurther(second, largest)];
  const kept = Math.abs(many / few - 1) <= TOLERANCE;
  const sizes = `${second.count} to ${largest.count} countries over ${first.count} to ${second.count}`;
  return [said(kept, `CPU of each further country, ${sizes}`, many / few, '0.90 to 1.10')];
}

function memory(runs: readonly Run[], largest: Run): Verdict[] {
  const warm = runs.find(({ count }) => count >= WARM);
  if (warm === undefined || warm === largest) return [];
  const ratio = largest.peakMebibytes / warm.peakMebibytes;
  const kept = ratio <= 1 + TOLERANCE;
  return [said(kept, `peak memory, ${largest.count} countries over ${warm.count}`, ratio, 'at most 1.10')];
}

function said(kept: boolean, what: string, ratio: number, bound: string): Verdict {
  return {
    verdict: `${what}: ${ratio.toFixed(2)}, ${kept ? 'as it should be' : 'NOT AS IT SHOULD BE'} (${bound})`,
    kept,
  };
}
