/** Mark on every output whose available cash is not the company's. */
export const SIMULATED = 'SIMULATED: the available cash is a demonstration amount, not the company’s.';
