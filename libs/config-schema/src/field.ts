import type * as z from 'zod';

/** A key's schema with what editors and messages say of it. */
export function field<Schema extends z.ZodType>(schema: Schema, description: string, example: unknown): Schema {
  return schema.meta({ description, examples: [example] });
}
