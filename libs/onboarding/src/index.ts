export * from './answers.ts';
export * from './company-text.ts';
export * from './disagreements.ts';
export * from './new-config.ts';
export * from './proposed-answers.ts';
export * from './row-facts.ts';
