import { setTimeout } from 'node:timers/promises'
import { deliverOn } from '../../bot/delivery'
import { APP_ROLE, connect } from '../../db/client'
import { NOON } from './prepare'
import { deliveryOver, nullChannel } from './sending'

/**
 * A worker as a process of its own: it sends what is due and tells its parent when how much went out. Its
 * day begins at noon when it is started, so that no hour of the night stops it.
 */
const [target = '', segmentsPerSecond = '100000', atOnce = '50'] = process.argv.slice(2)
const ahead = NOON.getTime() - Number(process.env['BENCH_BEGUN'] ?? Date.now())
const pace = Number(segmentsPerSecond)
let sent = 0
const channel = nullChannel(
  { segmentsPerSecond: pace, burst: Math.min(pace, 100_000), atOnce: Number(atOnce) },
  () => sent++,
)
const app = connect(target, { role: APP_ROLE, max: 2 })
const deps = deliveryOver(app, channel, () => new Date(Date.now() + ahead))
setInterval(() => {
  if (sent > 0) process.send?.({ sent, at: Date.now() })
  sent = 0
}, 20)
process.send?.({ ready: true })
for (;;) {
  const { waitMs } = await deliverOn(deps, channel, 'bulk')
  await setTimeout(Math.max(waitMs, 5))
}
