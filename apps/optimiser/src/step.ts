import type { Approval } from '@jackpot/decision';
import { type WrittenDecision, type ToOptimise, drawKeys, drawsOf, toOptimise } from '@jackpot/workflow';
import { answerOf, approvalDeadline } from './approval.ts';
import { type OptimiserPorts, decideDraws } from './decide-draws.ts';

/**
 * Optimise: decides the draws of a country in order, with the latest approved model, and writes each one's `decision.json`, with
 * every object that was read for it and how the last recommendation became this one. Without an approval in time the earlier
 * jackpot is held instead. What it hands on is the first draw's, but `approval`, which is asked once for all of them.
 * @throws NothingToHold
 */
export async function optimise(input: unknown, ports: OptimiserPorts): Promise<WrittenDecision> {
  const item = toOptimise.parse(input);
  const answer = answerOf(item);
  const { first, recommends } = await decide(item, answer, ports);
  if (answer !== null || !recommends) return { ...first, approval: null };
  const deadline = await approvalDeadline(item, ports);
  if (deadline === null || 'seconds' in deadline) return { ...first, approval: deadline };
  return { ...(await decide(item, deadline, ports)).first, approval: null };
}

interface DecidedItem {
  readonly first: Omit<WrittenDecision, 'approval'>;
  /** True where one of the draws has a recommendation. */
  readonly recommends: boolean;
}

async function decide(item: ToOptimise, answer: Approval | null, ports: OptimiserPorts): Promise<DecidedItem> {
  const statuses = await decideDraws(item, answer, ports);
  const [draw] = drawsOf(item);
  const [status] = statuses;
  if (draw === undefined || status === undefined) throw new TypeError('an item without draws: parsing refuses it');
  return {
    first: { status, key: drawKeys(draw.prefix).decision },
    recommends: statuses.includes('recommended'),
  };
}
