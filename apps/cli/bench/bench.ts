/**
 * What the weekly run and `validate` cost as countries are added: `npx nx bench cli`. The whole of it, as in `docs/cost.md`:
 * `npx nx bench cli -- --countries 1,10,100 --validate 1,100,1000`. On Linux alone, see `measured-run.ts`.
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { manyCountries } from './many-countries.ts';
import type { Measured } from './measured-run.ts';

const { values } = parseArgs({
  options: {
    /** Numbers of countries of the weekly run; the default is a quick run. */
    countries: { type: 'string', default: '1,4' },
    /** Trains one country and hands its model to all: the cost of the rest, in seconds instead of minutes. */
    'replay-training': { type: 'boolean', default: false },
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
    const training = values['replay-training'] ? 'replayed' : 'real';
    const program = join(import.meta.dirname, 'measured-run.ts');
    const output = execFileSync(process.execPath, [program, what, configs, data, join(folder, 'workspace'), training], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
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

/** CPU over that of the run with one country, and over what that would be in proportion; memory likewise. */
let one: Measured | null = null;
say(
  'weekly, countries',
  'CPU s',
  'of parent',
  'of training',
  'training each',
  'wall s',
  'CPU ratio',
  'in proportion',
  'peak MiB',
  'ratio',
);
for (const count of numbers(values.countries)) {
  const measured = measure('weekly', count);
  one ??= measured;
  const total = ({ cpuSeconds, childrenCpuSeconds }: Measured) => cpuSeconds + childrenCpuSeconds;
  const ratio = total(measured) / total(one);
  say(
    String(count),
    total(measured),
    measured.cpuSeconds,
    measured.childrenCpuSeconds,
    measured.childrenCpuSeconds / count,
    measured.wallSeconds,
    ratio,
    ratio / count,
    measured.peakMebibytes,
    measured.peakMebibytes / one.peakMebibytes,
  );
  for (const [step, { wallSeconds, cpuSeconds }] of Object.entries(measured.steps))
    say(
      `  ${step}`,
      cpuSeconds + (step === 'TrainModel' ? measured.childrenCpuSeconds : 0),
      cpuSeconds,
      '',
      '',
      wallSeconds,
    );
  say('  ended', ...Object.entries(measured.counts).map(([status, ended]) => `${ended} ${status}`));
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
