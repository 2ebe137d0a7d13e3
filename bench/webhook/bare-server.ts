import { createHmac, timingSafeEqual } from 'node:crypto'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { connect } from '../../db/client'
import { AUTH_TOKEN, PUBLIC_URL, WEBHOOK_PATH } from './requests'

/**
 * The baseline: Hono, HMAC, and one round trip that inserts the message and selects the household's
 * status. No session, no lease, no stored answer, no sealing.
 */
const { sql } = connect(process.env['BENCH_DATABASE'] ?? '')

const app = new Hono().post(WEBHOOK_PATH, async (c) => {
  const params = Object.fromEntries(new URLSearchParams(await c.req.text()))
  const text = Object.keys(params)
    .toSorted()
    .reduce((all, key) => all + key + params[key], PUBLIC_URL + WEBHOOK_PATH)
  const wanted = createHmac('sha1', AUTH_TOKEN).update(text).digest()
  const given = Buffer.from(c.req.header('X-Twilio-Signature') ?? '', 'base64')
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return c.body(null, 403)
  const [row] = await sql`
    with message as (
      insert into bench_messages (sid, sender, body)
      values (${params['MessageSid'] ?? ''}, ${params['From'] ?? ''}, ${params['Body'] ?? ''})
      on conflict do nothing
    )
    select status from bench_status where phone = ${params['From'] ?? ''}`
  const xml = `<?xml version="1.0"?><Response><Message>${row?.['status']}</Message></Response>`
  return c.body(xml, 200, { 'Content-Type': 'text/xml; charset=utf-8' })
})

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.send?.({ port })
})
process.on('message', () => process.send?.({ cpu: process.cpuUsage() }))
