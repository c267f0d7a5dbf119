export * from './constraint-text.ts';
export { countryPage } from './country/country-page.ts';
export * from './email.ts';
export * from './evidence.ts';
export * from './instant.ts';
export * from './make-known.ts';
export * from './money.ts';
export * from './text-table.ts';
export * from './week-table.ts';
