import { type JsonSchema, companyConfigJsonSchema, countryConfigJsonSchema } from '@jackpot/config-schema';

/** The files of `configs/schema/`, which editors check configs against, by name. */
export function configSchemas(): Readonly<Record<string, string>> {
  return {
    'company.schema.json': jsonText(companyConfigJsonSchema()),
    'country.schema.json': jsonText(countryConfigJsonSchema()),
  };
}

function jsonText(schema: JsonSchema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
