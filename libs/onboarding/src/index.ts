export * from './answers.ts';
export * from './new-config.ts';
