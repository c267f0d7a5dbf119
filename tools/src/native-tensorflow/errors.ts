/** The native binding could not be set up; the message says what is missing or what failed. */
export class NativeSetUpError extends Error {
  override readonly name = 'NativeSetUpError';
}
