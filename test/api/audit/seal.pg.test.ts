import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordAccess } from '../../../api/audit/record'
import { sealAudit } from '../../../api/audit/seal'
import { verifyAudit } from '../../../api/audit/verify'
import { COUNTY, startApi, type TestApi, VILLAGE } from '../../support/api'
import { commandContext } from '../../support/command'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
})
afterAll(() => api.close())

async function look(count: number, county = COUNTY) {
  const ctx = { ...commandContext(api), county }
  for (let i = 0; i < count; i++) await recordAccess(api.db, ctx, 'household.read', 'household:a')
}
const seal = (batch?: number, county = COUNTY) => sealAudit(api.db, county, api.deps.clock(), batch)
const unsealed = async () => (await verifyAudit(api.sql, COUNTY)).unsealed

describe('sealing', () => {
  test('covers every row once, batch by batch, the last one as full as it gets', async () => {
    await look(7)
    expect(await seal(3)).toEqual({ seals: 3, rows: 7 })
    expect(await unsealed()).toBe(0)
    const rows = await api.sql`
      select seq, row_count from audit_seals where county = ${COUNTY} order by seq`
    expect([...rows]).toEqual([
      { seq: 1, row_count: 3 },
      { seq: 2, row_count: 3 },
      { seq: 3, row_count: 1 },
    ])
  })

  test('makes no seal over nothing', async () => {
    await seal()
    expect(await seal()).toEqual({ seals: 0, rows: 0 })
  })

  test('covers a row that was committed late, after later ones were sealed', async () => {
    const late = commandContext(api)
    await api.db.transaction(async (tx) => {
      await recordAccess(tx, late, 'household.read', 'household:late')
      await look(2)
      await seal()
    })
    expect(await unsealed()).toBe(1)
    expect(await seal()).toEqual({ seals: 1, rows: 1 })
  })

  test('by two workers at once covers each row once and breaks no chain', async () => {
    for (let i = 0; i < 8; i++) {
      await look(5)
      const done = await Promise.all([seal(2), seal(2), seal(2)])
      await seal()
      expect(done.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThanOrEqual(5)
    }
    expect(await verifyAudit(api.sql, COUNTY)).toMatchObject({ unsealed: 0, faults: [] })
  })

  test('leaves other counties alone', async () => {
    await look(2, 'wushan')
    await seal()
    expect((await verifyAudit(api.sql, 'wushan')).unsealed).toBe(2)
    expect(await seal(10, 'wushan')).toEqual({ seals: 1, rows: 2 })
  })

  test('is asked for by the worker over the API', async () => {
    await look(1)
    const { status, body } = await api.call('/audit/seals', { actor: 'job:worker', method: 'POST' })
    expect([status, body]).toEqual([200, { seals: 1, rows: 1 }])
  })
})

describe('the inspector asks who looked at a household', () => {
  test('and is told, oldest first and page by page; the asking is on record too', async () => {
    const inspector = await api.addStaff({ roles: [['discipline_inspector', COUNTY]] })
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const { id } = await api.addHousehold()
    for (let i = 0; i < 5; i++) {
      api.clock.now = new Date(api.clock.now.getTime() + 1_000)
      await api.call(`/households/${id}`, { actor: cadre.actor })
    }
    const seen: { actor: string; action: string; at: string }[] = []
    for (let cursor = ''; seen.length < 5;) {
      const query = `?subject=household:${id}&limit=2${cursor && `&cursor=${cursor}`}`
      const { status, body } = await api.call(`/audit${query}`, { actor: inspector.actor })
      expect(status).toBe(200)
      const { items, next } = body as { items: typeof seen; next: string }
      seen.push(...items)
      cursor = next
    }
    const readings = seen.filter(({ action }) => action === 'household.read')
    expect(readings.map(({ actor }) => actor)).toEqual(Array(5).fill(cadre.actor))
    expect(readings.map(({ at }) => at)).toEqual(readings.map(({ at }) => at).toSorted())
    const asked = await api.sql`
      select actor from audit
       where county = ${COUNTY} and subject = ${`household:${id}`} and action = 'audit.read'`
    expect(asked.length).toBeGreaterThanOrEqual(3)
    expect(asked[0]?.['actor']).toBe(inspector.actor)
  })

  test.each([
    ['', 'subject'],
    ['?subject=household', 'subject'],
    ['?subject=household:%25', 'subject'],
    ['?subject=household:a&cursor=x', 'cursor'],
    ['?subject=household:a&limit=1000', 'limit'],
  ])('badly, by %s, and the field is named', async (query, reason) => {
    const { status, body } = await api.call(`/audit${query}`, { actor: 'job:command' })
    expect([status, body['reason']]).toEqual([400, reason])
  })
})
