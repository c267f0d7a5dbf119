/** Which code and image run. */
export interface SoftwareIdentity {
  /** Git commit; null outside a repository. */
  readonly commit: string | null;
  /** True where the work tree differs from the commit. */
  readonly dirty: boolean;
  /** Digest of the training image; null where training runs as a plain process. */
  readonly imageDigest: string | null;
}
