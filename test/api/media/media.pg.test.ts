import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keepMedia } from '../../../api/media/service'
import { COUNTY, MONDAY_MORNING, startApi, type TestApi } from '../../support/api'
import { commandContext } from '../../support/command'

let api: TestApi
let contactId: string
beforeAll(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
  contactId = (await api.addContact({ channel: 'telegram', chat: '1' })).id
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterEach(() => api.ownerSql`truncate media, media_contents, outbox`)
afterAll(() => api.close())

const MB = 1024 * 1024
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3)
const worker = { actor: 'job:worker' } as const

const keep = (references: string[], subject: string | null = 'visit:1', channel = 'telegram') =>
  api.db.transaction((tx) =>
    keepMedia(tx, commandContext(api), {
      contactId,
      channel,
      photos: references.map((reference) => ({ reference })),
      subject,
    }),
  )
const claim = async (limit = 10, channels = ['telegram']) => {
  const { body } = await api.call('/media/claims', { ...worker, body: { limit, channels } })
  return body['media'] as { id: string; reference: string; channel: string }[]
}
const result = async (id: string, status: string) => {
  const answer = await api.call(`/media/${id}/result`, { ...worker, body: { status } })
  return answer.body['status']
}
async function handIn(id: string, content: Uint8Array) {
  const response = await api.app.request(`/api/v1/media/${id}/content`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${api.deps.serviceToken}`,
      'On-Behalf-Of': 'job:worker',
      'Content-Length': String(content.length),
    },
    body: content as Uint8Array<ArrayBuffer>,
  })
  return { http: response.status, ...((await response.json()) as { status?: string }) }
}
const later = (minutes: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + minutes * 60_000)
}
const rowOf = async (id: string) => {
  const [row] = await api.sql`select * from media where county = ${COUNTY} and id = ${id}`
  return row
}
const told = async () => {
  const rows = await api.sql`select template, contact_id from outbox where county = ${COUNTY}`
  return rows.map(({ template, contact_id: to }) => [template, to === contactId])
}

describe('pictures to fetch', () => {
  test('are put down in the order they came, for their subject', async () => {
    const ids = await keep(['a', 'b'])
    expect(await rowOf(ids[1] ?? '')).toMatchObject({
      reference: 'b',
      subject: 'visit:1',
      status: 'wanted',
      attempts: 0,
    })
    expect(await keep([])).toEqual([])
  })

  test('are handed to a worker once, as many as it wants', async () => {
    await keep(['a', 'b', 'c'])
    expect(await claim(2)).toHaveLength(2)
    expect(await claim(2)).toHaveLength(1)
    expect(await claim(2)).toEqual([])
  })

  test('are handed to two workers at once without one in both hands', async () => {
    await keep(['a', 'b', 'c', 'd'])
    const taken = await Promise.all([claim(3), claim(3)])
    const references = taken.flat().map(({ reference }) => reference)
    expect(new Set(references).size).toBe(references.length)
    expect((await claim()).length + references.length).toBe(4)
  })

  test('of a channel the worker has not are left to others', async () => {
    await keep(['a'], null, 'wechat')
    expect(await claim()).toEqual([])
    expect(await claim(10, ['wechat'])).toMatchObject([{ reference: 'a', channel: 'wechat' }])
  })

  test('whose worker died are handed out again when its time is up', async () => {
    await keep(['a'])
    await claim()
    later(2)
    expect(await claim()).toEqual([])
    later(1)
    expect(await claim()).toHaveLength(1)
  })
})

describe('a picture that was fetched', () => {
  test('is kept sealed, and known by no plain hash', async () => {
    const [id = ''] = await keep(['a'])
    await claim()
    expect(await handIn(id, JPEG)).toEqual({ http: 200, status: 'kept' })
    const [content] = await api.sql`select * from media_contents`
    const row = await rowOf(id)
    expect(row?.['content_hash']).toEqual(content?.['hash'])
    expect(content).toMatchObject({ type: 'image/jpeg', county: COUNTY })
    const hash = Buffer.from(content?.['hash']).toString('hex')
    const place = { county: COUNTY, table: 'media_contents', column: 'content_sealed', row: hash }
    const opened = api.deps.sealer.open(place, content?.['content_sealed'] as Buffer)
    expect(Uint8Array.from(Buffer.from(opened, 'base64'))).toEqual(JPEG)
    const events = await api.sql`select type, details from events where subject = ${`media:${id}`}`
    expect([...events]).toEqual([{ type: 'media.kept', details: { of: 'visit:1' } }])
    expect(await told()).toEqual([])
  })

  test('twice by different people is kept once', async () => {
    const ids = await keep(['a', 'b'])
    const kept = await Promise.all(ids.map((id) => handIn(id, JPEG)))
    expect(kept.map(({ status }) => status)).toEqual(['kept', 'kept'])
    expect(await api.sql`select from media_contents`).toHaveLength(1)
  })

  test('and handed in twice, or twice at once, is handed in once', async () => {
    const [id = ''] = await keep(['a'])
    await Promise.all([handIn(id, JPEG), handIn(id, JPEG)])
    expect(await handIn(id, Uint8Array.of(1, 2, 3))).toEqual({ http: 200, status: 'kept' })
    expect(await result(id, 'lost')).toBe('kept')
    const events = await api.sql`select from events where subject = ${`media:${id}`}`
    expect(events).toHaveLength(1)
  })

  test('of 10 MB is kept; a byte more is not even read', async () => {
    const ids = await keep(['a', 'b'])
    const big = new Uint8Array(10 * MB + 1)
    big.set(JPEG)
    expect(await handIn(ids[0] ?? '', big.subarray(0, 10 * MB))).toMatchObject({ status: 'kept' })
    expect(await handIn(ids[1] ?? '', big)).toMatchObject({ http: 413 })
    expect(await rowOf(ids[1] ?? '')).toMatchObject({ status: 'wanted' })
  })

  test('and is none is refused, and its sender told once for all of one message', async () => {
    const ids = await keep(['a', 'b'])
    for (const id of ids)
      expect(await handIn(id, Buffer.from('%PDF-1.7'))).toMatchObject({ status: 'refused' })
    expect(await api.sql`select from media_contents`).toHaveLength(0)
    expect(await told()).toEqual([['attachments.photo_refused', true]])
    const [alone = ''] = await keep(['c'], null)
    await handIn(alone, new Uint8Array())
    expect(await told()).toHaveLength(2)
  })

  test('and is none either when it is sent anew: its sender hears of that, too', async () => {
    const [first = ''] = await keep(['a'])
    await handIn(first, Buffer.from('%PDF-1.7'))
    later(1)
    const [second = ''] = await keep(['b'])
    await handIn(second, Buffer.from('%PDF-1.7'))
    expect(await told()).toHaveLength(2)
  })

  test('by a body over 1 MB anywhere else is still refused', async () => {
    const body = { status: 'x'.repeat(2 * MB) }
    const [id = ''] = await keep(['a'])
    expect((await api.call(`/media/${id}/result`, { ...worker, body })).status).toBe(413)
  })
})

describe('a picture that could not be fetched', () => {
  test.each(['refused', 'lost'])(
    'because it is %s: that stands, and its sender hears of it',
    async (status) => {
      const [id = ''] = await keep(['a'])
      await claim()
      expect(await result(id, status)).toBe(status)
      expect(await result(id, status)).toBe(status)
      expect(await told()).toEqual([['attachments.photo_refused', true]])
      expect(await claim()).toEqual([])
    },
  )

  test('for now is asked for after 1, 2, 4 and 8 minutes, and then lost', async () => {
    const [id = ''] = await keep(['a'])
    for (const minutes of [1, 2, 4, 8]) {
      expect(await claim()).toHaveLength(1)
      expect(await result(id, 'later')).toBe('wanted')
      later(minutes - 0.01)
      expect(await claim()).toEqual([])
      later(0.01)
    }
    expect(await claim()).toHaveLength(1)
    expect(await result(id, 'later')).toBe('lost')
    expect(await told()).toHaveLength(1)
  })

  test('by five workers that died of it is lost', async () => {
    const [id = ''] = await keep(['a'])
    for (let i = 0; i < 5; i++) {
      expect(await claim()).toHaveLength(1)
      later(3)
    }
    expect(await claim()).toEqual([])
    expect(await rowOf(id)).toMatchObject({ status: 'lost' })
    expect(await told()).toHaveLength(1)
  })
})

test('a picture nobody sent is not there', async () => {
  const id = '019f0000-0000-7000-8000-000000000001'
  expect(
    (await api.call(`/media/${id}/result`, { ...worker, body: { status: 'lost' } })).status,
  ).toBe(404)
  expect((await handIn(id, JPEG)).http).toBe(404)
})
