import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Channel, Receive, Rendered } from './channel'
import { describeFault } from '../../api/client'
import { readAssets } from './simulator/assets'
import { type Entry, LOOKS, type SimulatedPerson } from './simulator/entry'
import { Page } from './simulator/page'
import { createStore } from './simulator/store'
import { stream } from './simulator/stream'
import { transcriptOf } from './simulator/transcript'

export interface SimulatorOptions {
  people: readonly SimulatedPerson[]
  /** Our own number, which the phones write to; tells the county. */
  number: string
  clock: () => Date
  /** How many priced pieces a text goes out in. */
  segmentsOf(text: string): { segments: number }
  log: Logger
}

const MAX_BODY_BYTES = 64 * 1024
/** What a segment costs at a domestic gateway, in thousandths of a yuan; shown, never charged. */
const SEGMENT_MILLIYUAN = 45

const Phone = z.string().regex(/^\+[1-9]\d{6,14}$/)
const Message = z.object({
  phone: Phone,
  /** As long as the API takes. */
  text: z.string().max(10_000),
  look: z.enum(LOOKS),
  /** Made by the page: the same message sent again carries the same one. */
  id: z.string().regex(/^[\w-]{8,64}$/),
  label: z.string().max(200).optional(),
})
const PhoneBody = z.object({ phone: Phone })
const LookBody = z.object({ phone: Phone, look: z.enum(LOOKS) })

/**
 * Phones of the demo county on a page, for whoever wants to try it. Anyone who reaches the page
 * speaks as anyone: mount it for a demo only.
 */
export function createSimulator(options: SimulatorOptions): Channel {
  const { people, clock, segmentsOf } = options
  const store = createStore()

  const entryOf = (id: string, phone: string, message: Rendered): Entry => {
    const look = store.lookOf(phone)
    const { segments } = segmentsOf(message.text)
    const yuan = ((segments * SEGMENT_MILLIYUAN) / 1_000).toFixed(3)
    const price = look === 'sms' ? { segments, yuan } : null
    const at = clock().toISOString()
    return { id, phone, by: 'cunxin', ...message, look, at, state: 'sent', price }
  }

  async function take(message: z.infer<typeof Message>, receive: Receive) {
    const { id, phone, text, look, label } = message
    store.setLook(phone, look)
    const before = store.entriesOf(phone).find((entry) => entry.id === id)
    const entry: Entry = before ?? {
      id,
      phone,
      by: 'person',
      text,
      ...(label !== undefined && { label }),
      buttons: [],
      look,
      at: clock().toISOString(),
      state: 'sending',
      price: null,
    }
    store.put({ ...entry, state: 'sending' })
    try {
      const answer = await receive({
        channel: 'simulator',
        providerMessageId: `${phone} ${id}`,
        from: phone,
        to: options.number,
        isPhone: true,
        text: entry.text.toWellFormed(),
      })
      store.put({ ...entry, state: 'sent' })
      for (const [index, each] of answer.messages.entries()) {
        store.put(entryOf(`${id}.${index + 1}`, phone, each))
      }
      return answer.state
    } catch (error) {
      store.put({ ...entry, state: 'failed' })
      options.log.error({ fault: describeFault(error) }, 'a simulated text was not answered')
      return null
    }
  }

  return {
    name: 'simulator',
    abilities: { isSms: true, hasButtons: false },
    abilitiesFor: (phone) => ({
      isSms: store.lookOf(phone) === 'sms',
      hasButtons: store.lookOf(phone) === 'chat',
      ...(store.lookOf(phone) === 'chat' && { hasPictures: true as const }),
    }),
    routes(receive) {
      const app = new Hono()
      app.use('/simulator/*', tooLarge)
      app.get('/', (c) => {
        c.header('Content-Security-Policy', PAGE_POLICY)
        c.header('Referrer-Policy', 'no-referrer')
        return c.html(html`<!doctype html>${(<Page people={people} />)}`)
      })
      for (const { path, headers, content } of readAssets()) {
        app.get(`/simulator/${path}`, (c) => c.body(content, 200, headers))
      }
      app.get('/simulator/people', (c) => c.json(people))
      app.get('/simulator/events', (c) => stream(c, store))
      app.get('/simulator/transcript', (c) => {
        const phone = c.req.query('phone') ?? ''
        const name = people.find((person) => person.phone === phone)?.name ?? ''
        return c.text(transcriptOf(name, phone, store.entriesOf(phone)))
      })
      app.post('/simulator/messages', async (c) => {
        const message = await read(c, Message)
        if (!message) return c.json({ error: 'invalid' }, 400)
        const state = await take(message, receive)
        return state ? c.json({ state }) : c.json({ error: 'not_answered' }, 500)
      })
      app.post('/simulator/look', async (c) => {
        const body = await read(c, LookBody)
        if (!body) return c.json({ error: 'invalid' }, 400)
        store.setLook(body.phone, body.look)
        return c.body(null, 204)
      })
      app.post('/simulator/clear', async (c) => {
        const body = await read(c, PhoneBody)
        if (!body) return c.json({ error: 'invalid' }, 400)
        store.clear(body.phone)
        return c.body(null, 204)
      })
      return app
    },
    async send(to, message, reference) {
      store.put(entryOf(reference, to, message))
      return { providerMessageId: `simulated-${reference}` }
    },
  }
}

const tooLarge = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: (c) => c.json({ error: 'too_large' }, 413),
})

/** Nothing from elsewhere, nothing inline: what a message says can never run. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Another site's page can post a form here but no JSON: a body of another type is refused. */
async function read<T>(c: Context, schema: z.ZodType<T>): Promise<T | null> {
  if (!/^application\/json\b/i.test(c.req.header('Content-Type') ?? '')) return null
  const parsed = schema.safeParse(await c.req.json().catch(() => null))
  return parsed.success ? parsed.data : null
}
