export { findMapping, type StatedMapping } from './find-mapping.ts';
export { type ImportMapping, readMapping, writeMapping } from './import-mapping.ts';
export { type KnownCountry, MappingNotFound } from './known-country.ts';
export { type DateOrder, dateOrders } from './read-date.ts';
export { type ImportedDraw, readDraws, type RowLeftOut } from './read-draws.ts';
export { readSourceFile } from './read-source-file.ts';
export { type CountryChange, type CountryDraws, changeSales, type SalesChange } from './sales-change.ts';
export { UnreadableSource } from './source-table.ts';
