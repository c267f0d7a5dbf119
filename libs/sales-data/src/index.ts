export * from './check-sales.ts';
export { type SalesColumn, salesColumns } from './columns.ts';
export * from './file-problem.ts';
export * from './finding.ts';
export { writeGzipText } from './gzip-text.ts';
export * from './raw-sales.ts';
export * from './sales-encoding.ts';
export * from './sales-row.ts';
export * from './split-by-country.ts';
