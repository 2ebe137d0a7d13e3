import { serve } from '@hono/node-server'
import { compose } from './product'

/** The product without its loops: it only answers. */
const { app } = compose(process.env['BENCH_DATABASE'] ?? '', {
  apiUrl: 'http://127.0.0.1:9',
  clock: () => new Date(),
})

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.send?.({ port })
})
process.on('message', () => process.send?.({ cpu: process.cpuUsage() }))
