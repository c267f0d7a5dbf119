export type { CodeAtHand, CodeMissing, OtherCode } from './code-at-hand.ts';
export type { RepeatedDecision } from './decide-again.ts';
export { explainRecords } from './explain-records.ts';
export { type RecordedArtefacts, indexedArtefacts } from './recorded-artefacts.ts';
export { recordedDecision } from './recorded-decision.ts';
export { reproduceRecord } from './reproduce-record.ts';
export type { CodeVersion, Reproduction } from './reproduction.ts';
export { reproductionProblems } from './reproduction-problems.ts';
export { storedArtefacts } from './stored-artefacts.ts';
