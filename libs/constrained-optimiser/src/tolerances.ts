/** Objectives nearer than this to the best, relative to a draw's expected sales, are equal: then the lowest jackpot is chosen. */
export const equalObjective = 1e-9;
