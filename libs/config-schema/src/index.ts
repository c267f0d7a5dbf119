export { plainText } from './plain-text.ts';
export * from './company-config.ts';
export { parseCompanyConfig, parseCountryConfig } from './config-file.ts';
export * from './config-set.ts';
export { counted } from './counted.ts';
export * from './config-source.ts';
export * from './country-config.ts';
export * from './calendar.ts';
export * from './demand-config.ts';
export type { DrawException, DrawsConfig } from './draws-config.ts';
export * from './iso-date.ts';
export { type JackpotGrid, candidateJackpots, isOnGrid } from './jackpot-grid.ts';
export { type JsonSchema, companyConfigJsonSchema, countryConfigJsonSchema } from './json-schema.ts';
export * from './local-time.ts';
export * from './missing-runs.ts';
export { nearestName } from './nearest-name.ts';
export {
  type ConfigPath,
  type Parsed,
  type Place,
  type Problem,
  type ProblemCode,
  formatProblem,
  quote,
} from './problem.ts';
export { readersOf } from './readers-of.ts';
export * from './rules-on.ts';
export { type AccruingRollover, accrualOf, carriedOn } from './rollover-config.ts';
export * from './run-time.ts';
