/** Prefix of the names of the system that is meant: an account may hold several, of stages or regions. */
export const prefixInUse = (): string => process.env['JACKPOT_PREFIX'] ?? 'jackpot';
