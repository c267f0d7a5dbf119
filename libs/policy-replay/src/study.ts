export { type ReplayTask, type RunReplays, replayStudy } from './replay-study.ts';
export { type StudyJournal, studyDigest, studyJournal } from './study-journal.ts';
