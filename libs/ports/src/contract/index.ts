export * from './memory-object-store.ts';
export * from './model-registry-contract.ts';
export * from './notifier-contract.ts';
export * from './object-store-contract.ts';
export * from './record-index-contract.ts';
export * from './trainer-contract.ts';
export * from './week-claims-contract.ts';
