export * from './canonical-json.ts';
export * from './digest.ts';
export * from './differences.ts';
export * from './metadata.ts';
export * from './pinned-object.ts';
export * from './read-ledger.ts';
