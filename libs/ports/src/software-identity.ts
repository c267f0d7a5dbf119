/** Code that runs, its Node.js, and the image that trains. */
export interface SoftwareIdentity {
  /** Git commit; null where none is known. */
  readonly commit: string | null;
  /** Reason that no commit is known, or null. */
  readonly noCommit: string | null;
  /** True where the work tree differs from the commit. */
  readonly dirty: boolean;
  /** Version of Node.js, whose arithmetic is its own. */
  readonly nodeVersion: string;
  /** Digest of the training image; null where training runs as a plain process. */
  readonly imageDigest: string | null;
}
