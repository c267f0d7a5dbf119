import * as z from 'zod';

/** The registered model that a decision was made with. */
export const decidingModel = z
  .object({
    version: z.int(),
    /** SHA-256 of the artefact, which lies at `key`. */
    digest: z.string(),
    recipeDigest: z.string(),
    trainingJob: z.string(),
    key: z.string(),
    /** ISO instant. */
    registeredAt: z.string(),
  })
  .readonly();
