import type { ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Logger } from 'pino'
import { ApiError, type ErrorCode } from '../shared/errors'
import { describeFault } from '../shared/fault'

const STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  refused: 409,
  stale: 409,
  figure_missing: 409,
  idempotency_key_missing: 400,
  idempotency_key_reused: 422,
  too_large: 413,
  unsupported_media_type: 415,
} as const satisfies Record<ErrorCode, ContentfulStatusCode>

/** RFC 9457: `code` is stable, `reason` the field or the rule's refusal; nothing of our insides. */
export function problem(code: ErrorCode | 'internal', reason: string, status: number): Response {
  const body = { type: 'about:blank', title: code, status, code, reason }
  const headers = { 'Content-Type': 'application/problem+json' }
  return new Response(JSON.stringify(body), { status, headers })
}

/** The one place where an error becomes HTTP. */
export const onError =
  (log: Logger): ErrorHandler =>
  (error, c) => {
    if (error instanceof ApiError) return problem(error.code, error.reason, STATUS[error.code])
    if (error instanceof HTTPException) return problem('invalid', 'request', error.status)
    const { method, path: route } = c.req
    log.error({ fault: describeFault(error), method, route }, 'request failed')
    return problem('internal', 'unexpected', 500)
  }

export const onNotFound: NotFoundHandler = () => problem('not_found', 'route', 404)
