/** A benchmark was started without what it needs; its message is the line that says how. */
export class UsageError extends Error {
  override name = 'UsageError'
}
