import * as z from 'zod';

/** An object by the key that it was written to and the SHA-256 of its bytes. */
export const pinnedObject = z.object({ key: z.string(), sha256: z.string() }).readonly();
export type PinnedObject = z.infer<typeof pinnedObject>;
