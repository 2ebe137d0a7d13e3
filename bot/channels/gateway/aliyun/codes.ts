import type { SendError } from '../../channel'

/** Aliyun's codes by what they ask of us, of refusals and of receipts; every other is our own fault. */
const CODES = {
  /** The person has refused our texts, or stands on a list of those who did. */
  stop: ['USER_REJECT', 'MOBILE_IN_BLACK', 'BLACK_LIST_LIMIT', 'isv.BLACK_LIST_LIMIT'],
  /** The phone itself takes no texts; it can be rung. */
  voice: ['MOBILE_TERMINAL_ERROR'],
  /** No mobile of the mainland, or not in use any more. */
  fix: [
    'isv.MOBILE_NUMBER_ILLEGAL',
    'isv.INTERNATIONAL_NUMBER_NOT_SUPPORTED',
    'INVALID_NUMBER',
    'IS_CLOSED',
    'MOBILE_NOT_ON_SERVICE',
  ],
  /** Too many to one phone, phone off or in arrears, too many at once, the platform's own trouble. */
  retry: [
    'isv.BUSINESS_LIMIT_CONTROL',
    'MOBILE_SEND_LIMIT',
    'MOBILE_ACCOUNT_ABNORMAL',
    'SP_UNKNOWN_ERROR',
    'isp.SYSTEM_ERROR',
    'Throttling',
    'Throttling.User',
    'Throttling.Api',
    'ServiceUnavailable',
  ],
  /** A hop further on broke: it may have been taken. */
  unclear: ['isp.GATEWAY_ERROR', 'InternalError', 'ServiceTimeout'],
} as const

const KINDS = new Map<string, SendError['kind']>(
  Object.entries(CODES).flatMap(([kind, codes]) =>
    codes.map((code) => [code, kind as keyof typeof CODES] as const),
  ),
)

/** A second try is enough: often it is a dead number. */
const ONCE: readonly string[] = ['SP_UNKNOWN_ERROR', 'MOBILE_ACCOUNT_ABNORMAL']

export const errorOf = (code: string): SendError => ({
  code,
  kind: KINDS.get(code) ?? 'alarm',
  ...(ONCE.includes(code) && { onlyOnce: true }),
})

/** How long to wait after "too many" where Aliyun does not say. */
const WAIT_SECONDS = 5
const LONGEST_WAIT_SECONDS = 3_600

/** Too many at once for the account, not for one phone: everything waits. */
export const isThrottled = (status: number, code: string) =>
  status === 429 || code === 'ServiceUnavailable' || code.startsWith('Throttling')

export function waiting(error: SendError, retryAfter: string | null): SendError {
  if (error.kind === 'stop' || error.kind === 'fix' || error.kind === 'voice') return error
  const asked = /^\d+$/.test(retryAfter ?? '') ? Number(retryAfter) : WAIT_SECONDS
  return { ...error, kind: 'retry', retryAfterSeconds: Math.min(asked, LONGEST_WAIT_SECONDS) }
}
