export * from './constraint-text.ts';
export * from './email.ts';
export * from './instant.ts';
export * from './money.ts';
export * from './text-table.ts';
export * from './week-table.ts';
