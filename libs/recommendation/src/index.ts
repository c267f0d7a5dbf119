export { PinnedJackpotError } from '@jackpot/constrained-optimiser';
export { decideFrom } from './decide-from.ts';
export { decisionInput } from './decision-input.ts';
export { amountsOf } from './amounts-of.ts';
export { type SourcedDecision, codeChange, explainChange, unexplainedChange } from './explain-change.ts';
export { type LoadedInputs, loadInputs } from './loaded-inputs.ts';
export { NothingToHold } from './hold-earlier.ts';
export { InputsNotPinned, type PinnedSources, recordedSources, withRoles } from './pinned-sources.ts';
