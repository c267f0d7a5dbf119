/**
 * Measures the weekly run and `validate` as countries are added: `npx nx bench cli`. The full measurement of `docs/generated/cost-figures.md`:
 * `npx nx bench cli -- --countries=1,10,100 --validate=1,100,1000`. On Linux alone, see `measured-run.ts`. Exits 1 where the
 * cost of a further country, or what the command holds in memory, grows with their number (`growth.ts`).
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Run, cpuOfEachFurther, growth } from './growth.ts';
import { manyCountries } from './many-countries.ts';
import type { Measured } from './measured-run.ts';

const { values } = parseArgs({
  options: {
    /** Numbers of countries of the weekly run; the default is a quick run. */
    countries: { type: 'string', default: '1,4' },
    /** Trains one country and hands its model to all: the cost of the rest, of which planning is nearly all. */
    'replay-training': { type: 'boolean', default: false },
    /** Lets Node collect garbage when it likes: what `small-heap.ts` saves and costs. */
    'default-heap': { type: 'boolean', default: false },
    validate: { type: 'string', default: '1,100,1000' },
    /** Draws of each country. */
    weeks: { type: 'string', default: '110' },
    /** Draws of its gate; the product's default is 26. */
    gate: { type: 'string', default: '26' },
  },
});
const size = { weeks: Number(values.weeks), gateDraws: Number(values.gate) };

function measure(what: 'weekly' | 'validate', count: number): Measured {
  const { folder, configs, data } = manyCountries(count, size);
  try {
    const variants = (['replay-training', 'default-heap'] as const).filter((name) => values[name]);
    const program = join(import.meta.dirname, 'measured-run.ts');
    const output = execFileSync(
      process.execPath,
      [program, what, configs, data, join(folder, 'workspace'), ...variants],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    return JSON.parse(output) as Measured;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function say(...cells: readonly (string | number)[]): void {
  const texts = cells.map((cell, index) => {
    const text = typeof cell === 'number' ? cell.toFixed(2) : cell;
    return index === 0 ? text.padEnd(18) : text.padStart(12);
  });
  process.stdout.write(`${texts.join(' ')}\n`);
}

const numbers = (text: string) => text.split(',').filter(Boolean).map(Number);
const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? '?'}`;
process.stdout.write(`${machine}, ${size.weeks} draws a country, ${size.gateDraws} of them for the gate

`);

const runs: Run[] = [];
say('weekly, countries', 'CPU s', 'of parent', 'of training', 'each further', 'wall s', 'peak MiB');
for (const count of numbers(values.countries)) {
  const measured = measure('weekly', count);
  const run = {
    count,
    cpuSeconds: measured.cpuSeconds + measured.childrenCpuSeconds,
    peakMebibytes: measured.peakMebibytes,
  };
  const last = runs.at(-1);
  say(
    String(count),
    run.cpuSeconds,
    measured.cpuSeconds,
    measured.childrenCpuSeconds,
    last === undefined ? '' : cpuOfEachFurther(last, run),
    measured.wallSeconds,
    run.peakMebibytes,
  );
  runs.push(run);
  for (const [step, { wallSeconds, cpuSeconds }] of Object.entries(measured.steps)) {
    const inAll = cpuSeconds + (step === 'TrainModel' ? measured.childrenCpuSeconds : 0);
    if (inAll > 0) say(`  ${step}`, inAll, cpuSeconds, '', inAll / count, wallSeconds);
  }
  say('  ended', ...Object.entries(measured.counts).map(([status, ended]) => `${ended} ${status}`));
}
for (const { verdict, kept } of growth(runs)) {
  process.stdout.write(`${verdict}\n`);
  if (!kept) process.exitCode = 1;
}

let first: { count: number; measured: Measured } | null = null;
process.stdout.write('\n');
say('validate, countries', 'CPU s', 'wall s', 'ms more each', 'peak MiB');
for (const count of numbers(values.validate)) {
  const measured = measure('validate', count);
  const more = first && (1000 * (measured.cpuSeconds - first.measured.cpuSeconds)) / (count - first.count);
  say(String(count), measured.cpuSeconds, measured.wallSeconds, more ?? '', measured.peakMebibytes);
  first ??= { count, measured };
}
