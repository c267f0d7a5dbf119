import * as z from 'zod';

/** The code that decided. */
export const decidingCode = z
  .object({
    commit: z.string().nullable(),
    /** Reason that no commit is known; null where one is, and in records from before it was told. */
    noCommit: z.string().nullable().default(null),
    /** True where the work tree differed from the commit. */
    dirty: z.boolean(),
    /** Version of Node.js; records from before it was kept have none. */
    node: z.string().nullable().default(null),
  })
  .readonly();

/** The training image that was deployed when it was decided; null where training runs as a plain process. */
export const trainingImage = z.object({ digest: z.string().nullable() }).readonly();

/** Software that decided: pinned with the decision, since another version may publish it. */
export const decidingSoftware = z.object({ code: decidingCode, image: trainingImage }).readonly();
export type DecidingSoftware = z.infer<typeof decidingSoftware>;
