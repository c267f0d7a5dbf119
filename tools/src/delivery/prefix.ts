/** Prefix of the system that is in production, and of the one that is tried before. */
export const DEFAULT_PREFIX = 'jackpot';
export const STAGING_PREFIX = 'jackpot-staging';

/** Beginning of every name of the system that is deployed: an account may hold several. */
export const PREFIX = process.env['JACKPOT_PREFIX'] || DEFAULT_PREFIX;
/** A name of that system. */
export const named = (name: string) => `${PREFIX}-${name}`;
