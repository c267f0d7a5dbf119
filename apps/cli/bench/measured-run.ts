/**
 * One measured run in a process of its own: `measured-run.ts weekly|validate CONFIGS DATA WORKSPACE [replay-training]
 * [default-heap]` prints what it took.
 *
 * The process's own CPU time and largest resident set are the operating system's (`getrusage`). CPU time of the training
 * processes is what the kernel has added up of children that ended and were waited for: `cutime` and `cstime` of
 * `/proc/self/stat`, in ticks of 1/100 s. By step: wall time from a state's begin to its end, summed over countries, waiting
 * included; and the CPU time of this process between the event before and the state's end, which is the state's own,
 * because steps compute without a pause and one at a time.
 */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { addValidate } from '../src/commands/validate.ts';
import { readConfigsFolder } from '../src/inputs/configs-folder.ts';
import { keepHeapSmall } from '../src/small-heap.ts';
import { runWeek } from '../src/weekly-run/run-week.ts';
import { replayTraining } from './replay-training.ts';

const TICKS_PER_SECOND = 100;
const CLOCK = { now: () => new Date('2026-11-25T20:00:00Z') };

export interface Step {
  wallSeconds: number;
  cpuSeconds: number;
}

export interface Measured {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly childrenCpuSeconds: number;
  readonly peakMebibytes: number;
  readonly steps: Readonly<Record<string, Step>>;
  /** Number of countries by how they ended. */
  readonly counts: Readonly<Record<string, number>>;
}

const [what, configs = '', data = '', workspace = '', ...variants] = process.argv.slice(2);
if (!variants.includes('default-heap')) keepHeapSmall();
if (variants.includes('replay-training')) replayTraining(workspace);
const steps: Record<string, Step> = {};
const started = performance.now();
const counts = what === 'weekly' ? await weekly() : await validate();
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const measured: Measured = {
  wallSeconds: (performance.now() - started) / 1000,
  cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
  childrenCpuSeconds: childrenCpuSeconds(),
  peakMebibytes: maxRSS / 1024,
  steps,
  counts,
};
process.stdout.write(`${JSON.stringify(measured)}\n`);

async function weekly(): Promise<Measured['counts']> {
  const entered = new Map<string, number>();
  let cpuBefore = ownCpuSeconds();
  const { files } = readConfigsFolder(configs);
  const week = await runWeek({
    workspace,
    configs: files,
    data: { path: data, bytes: readFileSync(data), versioned: false },
    cash: {
      value: { amount: 1e10, currency: 'EUR', asOf: CLOCK.now().toISOString() },
      version: 'bench',
      simulated: false,
    },
    clock: CLOCK,
    request: { drawDate: '2026-11-28' },
    onEvent: ({ state, phase, item }) => {
      const key = `${state} ${countryOf(item)}`;
      const cpu = ownCpuSeconds();
      if (phase === 'entered') {
        entered.set(key, performance.now());
        add('between states', 0, cpu - cpuBefore);
      } else add(state, (performance.now() - (entered.get(key) ?? started)) / 1000, cpu - cpuBefore);
      cpuBefore = cpu;
    },
  });
  return week.counts;
}

async function validate(): Promise<Measured['counts']> {
  const program = new Command();
  addValidate(program, CLOCK);
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = () => true;
  await program.parseAsync(['validate', '--configs', configs, '--data', data], { from: 'user' });
  process.stdout.write = write;
  return { valid: 1 };
}

function add(step: string, wallSeconds: number, cpuSeconds: number): void {
  const sum = (steps[step] ??= { wallSeconds: 0, cpuSeconds: 0 });
  sum.wallSeconds += wallSeconds;
  sum.cpuSeconds += cpuSeconds;
}

function countryOf(item: unknown): string {
  return typeof item === 'object' && item !== null && 'country' in item ? String(item.country) : '';
}

function ownCpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function childrenCpuSeconds(): number {
  // The second field is the program's name in brackets, which may hold spaces; after it, cutime is field 16 of the whole.
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND;
}
