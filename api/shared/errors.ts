/** What a caller can be told. Stable: clients branch on it. */
export type ErrorCode =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'refused'
  | 'stale'
  | 'figure_missing'
  | 'idempotency_key_missing'
  | 'idempotency_key_reused'
  | 'too_large'
  | 'unsupported_media_type'

/** An answer the caller can act on. Anything else that is thrown is a fault of ours. */
export class ApiError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** A stable word for why: the field that is wrong, the refusal of a rule. */
    readonly reason: string,
  ) {
    super(`${code}: ${reason}`)
    this.name = 'ApiError'
  }
}
