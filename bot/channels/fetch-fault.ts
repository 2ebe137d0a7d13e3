import type { SendError, SendResult } from './channel'

/** Nothing had been sent when these occurred: nobody was found, or nobody opened. */
const NOT_REACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])

/** After a timeout or a lost connection the message may have been taken all the same. */
export function errorOfFetch(error: unknown): SendError {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return { code: 'timeout', kind: 'unclear' }
  }
  return { code: 'network', kind: wasReached(error) ? 'unclear' : 'retry' }
}

/** Nothing went out, whatever the message: the provider itself was not reached. */
export const isUnreached = (result: SendResult): boolean =>
  'error' in result && result.error.code === 'network' && result.error.kind === 'retry'

/** `fetch` wraps the system's error; of several addresses tried each has one of its own. */
function wasReached(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(wasReached)
  if (!(error instanceof Error)) return true
  const { code } = error as { code?: unknown }
  if (typeof code === 'string' && NOT_REACHED.has(code)) return false
  return error.cause === undefined || wasReached(error.cause)
}
