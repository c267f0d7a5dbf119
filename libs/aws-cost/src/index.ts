export * from './bill.ts';
export * from './country-week.ts';
export * from './idle-month.ts';
export * from './inventory.ts';
export * from './limits.ts';
export * from './price-list.ts';
export * from './run-seconds.ts';
export * from './usage.ts';
