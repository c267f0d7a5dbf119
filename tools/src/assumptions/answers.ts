import type { RehearsedAccount } from '../rehearsal/rehearsed-account.ts';

export const isList = (answer: unknown): answer is readonly unknown[] => Array.isArray(answer);
export const isOneOrMore = (answer: unknown) => isList(answer) && answer.length > 0;
export const isNone = (answer: unknown) => isList(answer) && answer.length === 0;
export const bucketOf = ({ prefix, account, region }: RehearsedAccount) => `${prefix}-${account}-${region}`;
