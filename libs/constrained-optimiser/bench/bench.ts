/**
 * Measures a decision: `npx nx bench optimiser`. With PYTHON naming an interpreter that has NumPy and SciPy, its peers run
 * beside it: SciPy's milp on the same plan, and a handler of the one-week rule.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { evaluationContext, evaluateCandidate } from '../src/evaluate-candidate.ts';
import { Horizon } from '../src/plan/horizon.ts';
import { planGap } from '../src/plan/integer-plan.ts';
import { firstDrawSales } from '../src/plan/plan-problem.ts';
import { solvePlan } from '../src/plan/solve-plan.ts';
import { loadSolver } from '../src/plan/solver.ts';
import { drawDate, forecast, game, input, jackpots } from './game.ts';

const python = process.env['PYTHON'];
const folder = mkdtempSync(join(tmpdir(), 'jackpot-bench-'));
const root = join(import.meta.dirname, '../../..');
const mostSeconds = 120;

/** Processor time of user and system, as Python's `process_time` has it: what else the machine does hardly moves it. */
const processor = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const seconds = (from: number): number => (performance.now() - from) / 1000;
const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', cwd: root });

function evaluation(): void {
  const context = evaluationContext(input({ max: 1 }, 1));
  const started = performance.now();
  const evaluated = jackpots.map((jackpot) => evaluateCandidate(context, jackpot).constraints.length);
  const each = (1e6 * seconds(started)) / evaluated.length;
  console.log(`evaluation of ${jackpots.length} jackpots: ${each.toFixed(0)} µs each`);
}

/** A bound half a point from what a past year at one jackpot came to: below the best one for a cap, above it for a floor. */
async function plan(name: 'cap' | 'floor', pastJackpot: number): Promise<void> {
  const highs = await loadSolver();
  const { window } = evaluationContext(input({ max: 1 }, 52, pastJackpot));
  const past = window.expectedPrizes / window.sales;
  const context = evaluationContext(
    input(name === 'cap' ? { max: past + 0.005 } : { min: past - 0.005 }, 52, pastJackpot),
  );
  const evaluating = processor();
  const candidates = jackpots.map((jackpot) => evaluateCandidate(context, jackpot));
  const problem = new Horizon(context).problem(candidates);
  const evaluated = processor() - evaluating;
  const started = processor();
  const solution = solvePlan(highs, { problem, aim: 'objective', lenient: null });
  const ours = processor() - started;
  const options = problem.draws.reduce((sum, draw) => sum + draw.length, 0);
  console.log(
    `plan with ${name}, 52 weeks, ${options} options, processor time: forecasts and money ${evaluated.toFixed(1)} s`,
  );
  console.log(
    `  ours        ${ours.toFixed(1)} s, ${solution ? `gap ${planGap(solution, firstDrawSales(problem)).toExponential(1)}` : 'no plan'}`,
  );
  if (python === undefined) return;
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(problem));
  const peer = JSON.parse(run(python, join(import.meta.dirname, 'milp.py'), file, String(mostSeconds))) as {
    readonly seconds: number;
    readonly objective: number | null;
    readonly gap: number | null;
  };
  const found = peer.objective === null ? 'no plan' : `gap ${peer.gap?.toExponential(1)}`;
  console.log(`  SciPy milp  ${peer.seconds.toFixed(1)} s, ${found} (stopped at the latest after ${mostSeconds} s)`);
  console.log(`  ratio of times ${(ours / peer.seconds).toFixed(2)}`);
  if (peer.objective !== null && solution)
    console.log(`  ratio of objectives ${(solution.value / peer.objective).toFixed(6)}`);
}

function bundle(): void {
  run(process.execPath, 'tools/src/bundle.ts', 'apps/optimiser');
  const sizes = ['handler.mjs', 'highs.wasm'].map(
    (file) => gzipSync(readFileSync(join(root, 'apps/optimiser/dist', file))).length,
  );
  const megabytes = sizes.map((size) => (size / 1e6).toFixed(2));
  const sum = sizes.reduce((total, size) => total + size, 0) / 1e6;
  console.log(`bundle, compressed: ${sum.toFixed(2)} MB (program ${megabytes[0]}, solver ${megabytes[1]}), goal 2`);
}

function firstAnswer(): void {
  const config = game({ max: 0.48 }, 1);
  const rows = jackpots.map((jackpot) => forecast({ drawDate, jackpot }).points);
  const { window } = evaluationContext(input({ max: 0.48 }, 1));
  const file = join(folder, 'one-week.json');
  const given = {
    jackpots,
    tickets: rows.map((points) => points.map(({ tickets }) => tickets)),
    probability: rows[0]?.map(({ probability }) => probability),
    ticketPrice: config.ticketPrice,
    oneIn: 45e6,
    secondaryShare: 0.25,
    ...config.shares,
    fixedCost: config.fixedCost,
    pastSales: window.sales,
    pastPrizes: window.expectedPrizes,
    max: 0.48,
    limit: 1e9,
    breachProbability: 1.9e-4,
  };
  writeFileSync(file, JSON.stringify(given));
  const program = join(folder, 'first-answer.mjs');
  const entry = join(import.meta.dirname, 'first-answer.ts');
  run(
    join(root, 'node_modules/.bin/esbuild'),
    entry,
    '--bundle',
    '--platform=node',
    '--format=esm',
    '--minify',
    `--outfile=${program}`,
    '--log-level=error',
    '--banner:js=import{createRequire as __c}from"node:module";const require=__c(import.meta.url);',
  );
  const time = (command: string, ...args: string[]) => {
    const times = Array.from({ length: 5 }, () => {
      const started = performance.now();
      const answer = run(command, ...args);
      return { answer: answer.trim(), took: seconds(started) };
    });
    return times.reduce((best, other) => (other.took < best.took ? other : best));
  };
  const ours = time(process.execPath, program, file);
  console.log(`first answer of the one-week rule, cold, best of 5: ours ${ours.took.toFixed(2)} s, ${ours.answer}`);
  if (python === undefined) return;
  const peer = time(python, join(import.meta.dirname, 'one_week.py'), file);
  console.log(
    `  Python ${peer.took.toFixed(2)} s, ${peer.answer}; ratio ${(ours.took / peer.took).toFixed(2)}, goal 0.2`,
  );
}

evaluation();
bundle();
firstAnswer();
await plan('cap', 20e6);
await plan('floor', 27e6);
