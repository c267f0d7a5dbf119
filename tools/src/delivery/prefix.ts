/** Beginning of every name of the system that is deployed: an account may hold several. */
export const PREFIX = process.env['JACKPOT_PREFIX'] || 'jackpot';
/** A name of that system. */
export const named = (name: string) => `${PREFIX}-${name}`;
