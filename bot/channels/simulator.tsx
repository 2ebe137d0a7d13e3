import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Logger } from 'pino'
import type { Channel, Receive, Rendered } from './channel'
import { describeFault } from '../../api/client'
import { readAssets } from './simulator/assets'
import {
  LookBody,
  type Message,
  PhoneBody,
  read,
  readMessage,
  tooLarge,
  tooLargeWithPicture,
} from './simulator/bodies'
import type { Entry, SimulatedPerson } from './simulator/entry'
import { Page } from './simulator/page'
import {
  createPictures,
  headersOf,
  type Picture,
  pictureIdOf,
  readPicture,
} from './simulator/pictures'
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

/** What a segment costs at a domestic gateway, in thousandths of a yuan; shown, never charged. */
const SEGMENT_MILLIYUAN = 45

/**
 * Phones of the demo county on a page, for whoever wants to try it. Anyone who reaches the page
 * speaks as anyone: mount it for a demo only.
 */
export function createSimulator(options: SimulatorOptions): Channel {
  const { people, number, clock, segmentsOf } = options
  const store = createStore()
  const pictures = createPictures()

  const entryOf = (id: string, phone: string, message: Rendered): Entry => {
    const look = store.lookOf(phone)
    const { segments } = segmentsOf(message.text)
    const yuan = ((segments * SEGMENT_MILLIYUAN) / 1_000).toFixed(3)
    const price = look === 'sms' ? { segments, yuan } : null
    const at = clock().toISOString()
    return { id, phone, by: 'cunxin', ...message, look, at, state: 'sent', price }
  }

  async function take(message: Message, picture: Picture | null, receive: Receive) {
    const { id, phone, text, look, label } = message
    const pictureId = pictureIdOf(phone, id)
    const url = `/simulator/pictures/${pictureId}`
    if (picture) pictures.put(pictureId, picture)
    store.setLook(phone, look)
    const before = store.entriesOf(phone).find((entry) => entry.id === id)
    const entry: Entry = before ?? {
      id,
      phone,
      by: 'person',
      text,
      ...(label !== undefined && { label }),
      buttons: [],
      ...(picture && { picture: { url, page: url } }),
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
        to: number,
        isPhone: true,
        text: entry.text.toWellFormed(),
        // Sent again it need not bring its picture along: that is here already.
        ...(entry.picture && { attachments: attachmentsOf(pictureId) }),
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
    pace: { address: number, segmentsPerSecond: 200, burst: 200, dailyCap: 1_000, atOnce: 50 },
    abilitiesFor: (phone) => ({
      isSms: store.lookOf(phone) === 'sms',
      hasButtons: store.lookOf(phone) === 'chat',
      ...(store.lookOf(phone) === 'chat' && { hasPictures: true as const }),
    }),
    routes(receive) {
      const app = new Hono()
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
      app.get('/simulator/pictures/:id', (c) => {
        const picture = pictures.find(c.req.param('id'))
        return picture ? c.body(picture.content, 200, headersOf(picture)) : c.notFound()
      })
      app.post('/simulator/messages', tooLargeWithPicture, async (c) => {
        const message = await readMessage(c)
        if (message === 'invalid') return c.json({ error: message }, 400)
        if (message === 'too_large') return c.json({ error: message }, 413)
        const { look, picture: sent } = message
        if (sent !== undefined && look === 'sms') return c.json({ error: 'no_pictures' }, 400)
        const picture = sent === undefined ? null : readPicture(sent)
        if (picture === 'too_large') return c.json({ error: picture }, 413)
        if (picture === 'not_a_picture') return c.json({ error: picture }, 415)
        const state = await take(message, picture, receive)
        return state ? c.json({ state }) : c.json({ error: 'not_answered' }, 500)
      })
      app.post('/simulator/look', tooLarge, async (c) => {
        const body = await read(c, LookBody)
        if (!body) return c.json({ error: 'invalid' }, 400)
        store.setLook(body.phone, body.look)
        return c.body(null, 204)
      })
      app.post('/simulator/clear', tooLarge, async (c) => {
        const body = await read(c, PhoneBody)
        if (!body) return c.json({ error: 'invalid' }, 400)
        store.clear(body.phone)
        return c.body(null, 204)
      })
      return app
    },
    fetchMedia: async (reference) => pictures.find(reference)?.content ?? 'lost',
    async send(to, message, reference) {
      store.put(entryOf(reference, to, message))
      return { providerMessageId: `simulated-${reference}` }
    },
  }
}

const attachmentsOf = (reference: string) => ({
  photos: [{ reference }],
  place: null,
  sharedPhone: null,
})

/** Nothing from elsewhere, nothing inline: what a message says can never run. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
