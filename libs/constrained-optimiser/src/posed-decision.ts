import { type EvaluationContext, evaluationContext, evaluateCandidate } from './evaluate-candidate.ts';
import type { DecisionInput } from './decision-input.ts';
import type { EvaluatedJackpot } from './evaluated-jackpot.ts';
import { settledContext } from './plan/settle-path.ts';

/** A decision to be made: its facts, and this draw's jackpots, evaluated. */
interface PosedDecision {
  readonly context: EvaluationContext;
  readonly candidates: readonly EvaluatedJackpot[];
}

/**
 * The context, along the states of its own best plan where something is carried over.
 *
 * @param quick for who asks no candidate for its probability of a breach
 * @throws SolverError
 */
export async function posedDecision(input: DecisionInput, quick = false): Promise<PosedDecision> {
  const context = evaluationContext(input);
  // This draw's state is past: whatever the path, its candidates are the same.
  const candidates = context.bounds.jackpots.map((jackpot) => evaluateCandidate(context, jackpot, quick));
  return { context: await settledContext(context, candidates), candidates };
}
