export * from './pointer.ts';
export * from './published-data.ts';
export * from './remote.ts';
export * from './verified-object.ts';
