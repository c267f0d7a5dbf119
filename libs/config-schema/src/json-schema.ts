import * as z from 'zod';
import { companyConfig } from './company-config.ts';
import { countryConfig } from './country-config.ts';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** JSON Schema (draft 2020-12) of `configs/COUNTRY.yaml` as it is written: what has a default may be left out. */
export function countryConfigJsonSchema(): JsonSchema {
  return { title: "A country's lottery", ...z.toJSONSchema(countryConfig, { io: 'input' }) };
}

/** JSON Schema (draft 2020-12) of `configs/company.yaml`. */
export function companyConfigJsonSchema(): JsonSchema {
  return { title: "The company's money", ...z.toJSONSchema(companyConfig, { io: 'input' }) };
}
