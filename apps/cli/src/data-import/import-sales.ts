import { type CountryConfig, drawsBetween } from '@jackpot/config-schema';
import {
  changeSales,
  findMapping,
  type ImportMapping,
  type KnownCountry,
  MappingNotFound,
  readDraws,
  readSourceFile,
  type RowLeftOut,
  type SalesChange,
  type StatedMapping,
  UnreadableSource,
} from '@jackpot/sales-import';
import { InvalidInput } from '../errors.ts';
import { readInput } from '../inputs/input-file.ts';
import { keptMapping, mappingPath } from './kept-mapping.ts';
import { dataText } from './data-text.ts';

interface ImportRequest {
  readonly file: string;
  readonly country: string;
  /** Null where the country has no config yet: then its draws are not held against one. */
  readonly config: CountryConfig | null;
  /** The product's data. */
  readonly data: string;
  readonly stated: StatedMapping;
  /** True where a mapping that was kept is not to be used. */
  readonly anew: boolean;
}

/** A file that was read, before anything is written. */
export interface ReadImport {
  /** Kind of file, for people. */
  readonly format: string;
  readonly mapping: ImportMapping;
  /** Path of the kept mapping. */
  readonly mappingPath: string;
  /** True where the mapping stands there as it is. */
  readonly mappingKept: boolean;
  readonly passedOver: readonly RowLeftOut[];
  /** Headers of the file that are no column of the product. */
  readonly unread: readonly string[];
  /** The jackpot that the file says of the draw to come. */
  readonly nextJackpot: number | null;
  readonly change: SalesChange;
}

/** Reads a sales file of any layout for one country. Nothing is written. @throws InvalidInput */
export async function readImport(request: ImportRequest): Promise<ReadImport> {
  const { file, country, config, data, stated, anew } = request;
  try {
    const source = await readSourceFile(readInput(file));
    const known = knownCountry(config);
    const path = mappingPath(data, country);
    const kept = anew ? null : keptMapping(path);
    const mapping = kept ?? findMapping(source, known, stated);
    const { draws, refused, ...others } = readDraws(source, mapping, known);
    const change = changeSales(dataText(data), [{ country, config, draws, refused }]);
    const isKept = kept !== null;
    return { format: source.format, mapping, mappingPath: path, mappingKept: isKept, ...others, change };
  } catch (error) {
    if (error instanceof UnreadableSource) throw new InvalidInput([`${file}: ${error.message}`]);
    if (error instanceof MappingNotFound) throw new InvalidInput(error.problems.map((text) => `${file}: ${text}`));
    throw error;
  }
}

function knownCountry(config: CountryConfig | null): KnownCountry {
  if (config === null) return { drawsBetween: null, jackpots: null };
  const { min, max } = config.jackpot;
  return { drawsBetween: (from, to) => drawsBetween(config, from, to), jackpots: { min, max } };
}
