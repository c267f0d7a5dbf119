import * as z from 'zod';

/** An object by the key that it was written to and the SHA-256 of its bytes. */
export const pinnedObject = z.object({ key: z.string(), sha256: z.string() }).readonly();
export type PinnedObject = z.infer<typeof pinnedObject>;

/** Parts that an input plays in a decision. */
const inputRoles = [
  'config',
  'company',
  'sales',
  'openDraws',
  'cash',
  'validation',
  /** Model that decides. */
  'model',
  /** Recommendation that is held. */
  'earlier',
  /** Model that this week's training began with. */
  'champion',
  /** `prior.json`, the response of the company's other countries, that the model was fitted with. */
  'prior',
] as const;
export type InputRole = (typeof inputRoles)[number];

/** An object that a decision was made from. Records from before roles were written name none. */
export const pinnedInput = z
  .object({ key: z.string(), sha256: z.string(), role: z.enum(inputRoles).optional() })
  .readonly();
export type PinnedInput = z.infer<typeof pinnedInput>;

/** Parts that a file plays among those that a record's run wrote. */
const outputRoles = ['recommendation', 'report', 'decision', 'model', 'evaluation'] as const;
export type OutputRole = (typeof outputRoles)[number];

/** An object that a record's run wrote. Records from before roles were written name none. */
export const pinnedOutput = z
  .object({ key: z.string(), sha256: z.string(), role: z.enum(outputRoles).optional() })
  .readonly();
export type PinnedOutput = z.infer<typeof pinnedOutput>;
