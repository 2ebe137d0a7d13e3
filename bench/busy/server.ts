import { serve } from '@hono/node-server'
import { NOON } from '../fanout/prepare'
import { compose } from '../webhook/product'

/** The product with its loops, its day beginning at noon: it sends while it answers. */
const begun = Date.now()
const { app, bot } = compose(process.env['BENCH_DATABASE'] ?? '', {
  apiUrl: process.env['BENCH_PROVIDER'] ?? '',
  clock: () => new Date(NOON.getTime() + Date.now() - begun),
})
bot.work()

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.send?.({ port })
})
