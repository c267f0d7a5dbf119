/** Ways in which a country's week ends. */
export const recordStatuses = ['recommended', 'awaiting-approval', 'infeasible', 'held', 'failed'] as const;
export type RecordStatus = (typeof recordStatuses)[number];

/**
 * Tells whether a later result may take the place of the record in force.
 *
 * `recommended` is final unless superseded on purpose. `failed`, `held` and `infeasible` give way to a later result,
 * except to a mere failure: that must not take a usable jackpot out of force. `awaiting-approval` gives way to whatever its
 * approval, or the want of it, leads to.
 */
export function maySupersede(inForce: RecordStatus, later: RecordStatus, onPurpose: boolean): boolean {
  switch (inForce) {
    case 'recommended':
      return onPurpose && later !== 'failed';
    case 'infeasible':
    case 'held':
      return later !== 'failed';
    case 'awaiting-approval':
    case 'failed':
      return true;
  }
}
