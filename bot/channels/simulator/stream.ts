import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { SimulatorEvent } from './entry'
import type { Store } from './store'

/** A page that takes its events slower than this is cut off; it comes back and is told all again. */
const MOST_WAITING = 1_000

/** What the phones show now, then every change. */
export function stream(c: Context, store: Store): Response {
  const phone = c.req.query('phone')
  return streamSSE(c, async (sse) => {
    let waiting = 0
    let last: Promise<unknown> = Promise.resolve()
    const push = (event: SimulatorEvent) => {
      waiting += 1
      if (waiting > MOST_WAITING) return sse.abort()
      const data = JSON.stringify(event)
      last = last.then(() => sse.writeSSE({ event: event.type, data })).finally(() => waiting--)
    }
    push(store.snapshot(phone))
    const stop = store.listen((change) => {
      const about = change.type === 'entry' ? change.entry.phone : change.phone
      if (phone === undefined || about === phone) push(change)
    })
    await new Promise<void>((resolve) => sse.onAbort(resolve))
    stop()
  })
}
