import { type ChernoffArguments, chernoffArguments, chernoffRange } from './chernoff-range.ts';
import { prizeCounts } from './cumulants.ts';
import { commonStep, latticeDistribution } from './lattice-distribution.ts';
import { latticeOf, partitionPrizes } from './prize-partition.ts';
import { saddlepointTail } from './saddlepoint.ts';
import type { FixedPrize } from './winning-units.ts';

/** P(total cost > amount), given the tickets sold. */
export type CostTail = (amount: number) => number;

const latticeTolerance = 1e-9;

interface Lattice {
  readonly step: number;
  readonly mass: Float64Array;
  /** Probability of more than each number of steps. */
  readonly beyond: Float64Array;
}

/** Prizes that are counted in one way, and where their Chernoff bound is taken. */
interface PrizeGroup {
  readonly prizes: readonly FixedPrize[];
  readonly at: ChernoffArguments;
}

/**
 * The tail of the total cost of independent fixed prizes, for any number of tickets.
 *
 * Some prizes come from an exact lattice, the others from the saddlepoint, their sum by conditioning on the first;
 * Chernoff's bound settles most amounts without either. At `typicalTickets` it is settled which prize goes where, and
 * where the bound is taken (any argument gives a valid bound).
 */
export function fixedPrizeTail(prizes: readonly FixedPrize[], typicalTickets: number): (tickets: number) => CostTail {
  if (typicalTickets <= 0) return () => nothing;
  const { exact, smooth } = partitionPrizes(prizes, typicalTickets);
  const group = (members: readonly FixedPrize[]): PrizeGroup | null =>
    members.length > 0 ? { prizes: members, at: chernoffArguments(prizeCounts(members, typicalTickets)) } : null;
  const all = group(prizes);
  const exactGroup = group(exact);
  const smoothGroup = group(smooth);
  return (tickets) => {
    if (tickets <= 0 || all === null) return nothing;
    const [low, high] = chernoffRange(prizeCounts(all.prizes, tickets), all.at);
    let interior: CostTail | null = null;
    return (amount) => {
      if (amount < low) return 1;
      if (amount >= high) return 0;
      interior ??= interiorTail(exactGroup, smoothGroup, tickets);
      return interior(amount);
    };
  };
}

const nothing: CostTail = (amount) => (amount < 0 ? 1 : 0);

function interiorTail(exact: PrizeGroup | null, smooth: PrizeGroup | null, tickets: number): CostTail {
  const lattice = exact === null ? null : exactLattice(exact, tickets);
  const frequent = smooth === null ? null : smoothTail(smooth, tickets);
  if (lattice === null) return frequent ?? nothing;
  return frequent === null ? (amount) => latticeTail(lattice, amount) : (amount) => sumTail(lattice, frequent, amount);
}

function smoothTail({ prizes, at }: PrizeGroup, tickets: number): CostTail {
  const frequent = prizeCounts(prizes, tickets);
  const step = commonStep(frequent.map(({ prize }) => prize));
  const [low, high] = chernoffRange(frequent, at);
  return (amount) => {
    if (amount < low) return 1;
    return amount >= high ? 0 : saddlepointTail(frequent, step, amount);
  };
}

function exactLattice({ prizes, at: chernoff }: PrizeGroup, tickets: number): Lattice {
  const exact = prizeCounts(prizes, tickets);
  const { step, length } = latticeOf(exact, chernoff);
  const onLattice = exact.map(({ winning, prize }) => ({ winning, steps: Math.ceil(prize / step - latticeTolerance) }));
  const mass = latticeDistribution(onLattice, length);
  const beyond = new Float64Array(mass.length);
  for (let at = mass.length - 2; at >= 0; at--) beyond[at] = (beyond[at + 1] ?? 0) + (mass[at + 1] ?? 0);
  return { step, mass, beyond };
}

function latticeTail({ step, beyond }: Lattice, amount: number): number {
  return amount < 0 ? 1 : (beyond[Math.floor(amount / step + latticeTolerance)] ?? 0);
}

function sumTail(lattice: Lattice, smooth: CostTail, amount: number): number {
  let sum = latticeTail(lattice, amount);
  for (
    let at = Math.min(Math.floor(amount / lattice.step + latticeTolerance), lattice.mass.length - 1);
    at >= 0;
    at--
  ) {
    const mass = lattice.mass[at] ?? 0;
    if (mass > 0) sum += mass * smooth(amount - at * lattice.step);
  }
  return Math.min(1, sum);
}
