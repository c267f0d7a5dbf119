export type { NeededGrant } from './needed-grant.ts';
export { RecordedAccount } from './recorded-account.ts';
