import { Hono } from 'hono'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../../api/app'
import type { ApiEnv } from '../../../api/http/context'
import { declare } from '../../../api/http/declare'
import { onError } from '../../../api/http/errors'
import { newId } from '../../../api/shared/ids'
import { COUNTY, startApi, type TestApi } from '../../support/api'

let api: TestApi
let office: `staff:${string}`
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  office = (await api.addStaff({ roles: [['county_office', COUNTY]] })).actor
})
afterAll(() => api.close())

async function request(path: string, init: RequestInit = {}) {
  const response = await api.app.request(`/api/v1${path}`, init)
  const text = await response.text()
  const body = (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>
  return { status: response.status, headers: response.headers, text, body }
}
const service = (behalf: string, more: Record<string, string> = {}) => ({
  Authorization: `Bearer ${api.deps.serviceToken}`,
  'On-Behalf-Of': behalf,
  ...more,
})
const told = ({ status, body }: { status: number; body: Record<string, unknown> }) => [
  status,
  body['code'],
  body['reason'],
]

const figure = { name: 'poverty_line', value: 410_000, validFrom: '2020-01-01', source: '示例' }
const events = async () => {
  const [row] = await api.sql`
    select count(*)::int as count from events
     where county = ${COUNTY} and subject = 'figure:poverty_line'`
  return row?.['count'] as number
}
const post = (body: object, key: string | null, actor = office) =>
  api.call('/figures', { actor, body, key })

describe('a write', () => {
  test('without an Idempotency-Key is refused, and with one too long', async () => {
    const before = await events()
    expect(told(await post(figure, null))).toEqual([
      400,
      'idempotency_key_missing',
      'Idempotency-Key',
    ])
    expect(told(await post(figure, 'k'.repeat(201)))).toEqual([400, 'invalid', 'Idempotency-Key'])
    expect(await events()).toBe(before)
  })

  test('sent again has its effect once and gets the same answer, also days later', async () => {
    const before = await events()
    const key = newId()
    const first = await post(figure, key)
    const { now } = api.clock
    api.clock.now = new Date(now.getTime() + 3 * 86_400_000)
    expect(await post(figure, key)).toEqual(first)
    api.clock.now = now
    expect(await events()).toBe(before + 1)
  })

  test('sent again with another body is refused and changes nothing', async () => {
    const key = newId()
    await post(figure, key)
    const before = await events()
    const answer = await post({ ...figure, value: 420_000 }, key)
    expect(told(answer)).toEqual([422, 'idempotency_key_reused', 'Idempotency-Key'])
    expect(await events()).toBe(before)
  })

  test('of somebody else under the same key is a write of its own', async () => {
    const other = await api.addStaff({ roles: [['county_office', COUNTY]] })
    const before = await events()
    const key = newId()
    await post(figure, key)
    expect((await post(figure, key, other.actor)).status).toBe(200)
    expect(await events()).toBe(before + 2)
  })

  test('sent twice at once has one effect, and both get the same answer', async () => {
    for (let i = 0; i < 5; i++) {
      const before = await events()
      const key = newId()
      const [a, b] = await Promise.all([post(figure, key), post(figure, key)])
      expect(a.status).toBe(200)
      expect(b).toEqual(a)
      expect(await events()).toBe(before + 1)
    }
  })

  test('that was refused may be put right under the same key', async () => {
    const key = newId()
    expect((await post({ ...figure, validTo: '2019-12-31' }, key)).status).toBe(400)
    expect((await post(figure, key)).status).toBe(200)
  })
})

const send = (body: string, type?: string) =>
  request('/figures', {
    method: 'POST',
    body,
    headers: service(office, {
      'Idempotency-Key': newId(),
      ...(type && { 'Content-Type': type }),
    }),
  })

describe('a body', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'of type "%s" is refused, whatever is in it',
    async (type) => {
      const answer = await send(JSON.stringify(figure), type)
      expect(told(answer)).toEqual([415, 'unsupported_media_type', 'Content-Type'])
    },
  )

  test('of JSON with its character set is taken', async () => {
    const answer = await send(JSON.stringify(figure), 'application/json; charset=utf-8')
    expect(answer.status).toBe(200)
  })

  test.each(['', '{', '{"name":}', 'name=1'])('that is no JSON, %j, is refused', async (body) => {
    expect(told(await send(body, 'application/json'))).toEqual([400, 'invalid', 'json'])
  })

  test.each([
    ['null', 'json'],
    ['[]', 'json'],
    ['"x"', 'json'],
    ['{}', 'name'],
    [JSON.stringify({ ...figure, value: null }), 'value'],
    [JSON.stringify({ ...figure, remark: 'x' }), 'remark'],
    [JSON.stringify({ ...figure, __proto__: { a: 1 }, constructor: 1 }), 'constructor'],
  ])('%s is refused by naming %s', async (body, reason) => {
    expect(told(await send(body, 'application/json'))).toEqual([400, 'invalid', reason])
  })

  test('of more than a megabyte is refused, also when it does not say how long it is', async () => {
    const large = JSON.stringify({ ...figure, source: 'x'.repeat(1024 * 1024) })
    expect(told(await send(large, 'application/json'))).toEqual([413, 'too_large', 'body'])
    const stream = new Blob([large]).stream()
    const answer = await request('/figures', {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: service(office, { 'Idempotency-Key': newId(), 'Content-Type': 'application/json' }),
    } as RequestInit)
    expect(told(answer)).toEqual([413, 'too_large', 'body'])
  })
})

describe('a path', () => {
  test.each([
    ['GET', '/nothing'],
    ['GET', '/households/a/b/c'],
    ['POST', '/households'],
    ['DELETE', '/figures'],
  ])('%s %s that leads nowhere says so like every problem', async (method, path) => {
    const { status, headers, body } = await request(path, { method, headers: service(office) })
    expect(status).toBe(404)
    expect(headers.get('Content-Type')).toBe('application/problem+json')
    expect(body).toEqual({
      type: 'about:blank',
      title: 'not_found',
      status: 404,
      code: 'not_found',
      reason: 'route',
    })
  })
})

const SECRET = 'relation "households" of 王大山 500238194711070017'

/** An app of the real kind whose one route breaks. */
function broken(log: pino.Logger) {
  const app = new Hono<ApiEnv>()
  app.onError(onError(log))
  app.use(async (c, next) => {
    c.set('deps', api.deps)
    await next()
  })
  return app.get('/', declare({ action: 'openapi.read', summary: 'x' }), () => {
    throw new Error(SECRET, { cause: new Error('select * from people') })
  })
}

describe('a fault of ours', () => {
  test('is told without a word of what is inside, and logged', async () => {
    const lines: string[] = []
    const response = await broken(pino({}, { write: (line) => lines.push(line) })).request('/')
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(JSON.parse(text)).toEqual({
      type: 'about:blank',
      title: 'internal',
      status: 500,
      code: 'internal',
      reason: 'unexpected',
    })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('select * from people')
  })

  test('in the database is told without SQL, and nothing is stored', async () => {
    await api.ownerSql`alter table figures rename to figures_away`
    try {
      const body = { name: 'poverty_line', value: 1, validFrom: '2020-01-01', source: '示例' }
      const key = newId()
      const answer = await api.call('/figures', { actor: office, body, key })
      expect(told(answer)).toEqual([500, 'internal', 'unexpected'])
      expect(JSON.stringify(answer.body)).not.toMatch(/select|insert|figures|\.ts|at /)
      const rows = await api.sql`
        select 1 from idempotency_keys where county = ${COUNTY} and key = ${key}`
      expect(rows).toHaveLength(0)
    } finally {
      await api.ownerSql`alter table figures_away rename to figures`
    }
  })
})

test('the description of the API is there for anybody, and the app serves every path in it', async () => {
  const { status, body } = await request('/openapi.json')
  expect(status).toBe(200)
  const served = new Set(createApp(api.deps).routes.map(({ path }) => path))
  const paths = Object.keys(body['paths'] as object)
  expect(paths).toContain('/api/v1/openapi.json')
  for (const path of paths) expect(served).toContain(path.replace(/\{(\w+)\}/g, ':$1'))
})
