import { createRequire } from 'node:module';

/** Path of the state machine's definition. */
export const DEFINITION_FILE = createRequire(import.meta.url).resolve('@jackpot/workflow/weekly.asl.json');
