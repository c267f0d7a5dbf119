export * from './bounded-text.ts';
export * from './country-item.ts';
export * from './country-state.ts';
export * from './keys.ts';
export * from './object-access.ts';
export * from './week-summary.ts';
export * from './week.ts';
export * from './weekly-definition.ts';
