import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../api/shared/ids'
import { households, people } from '../../../db/schema'
import {
  COUNTY,
  GROUP,
  OTHER_VILLAGE,
  startApi,
  type TestApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'

let api: TestApi
let cadre: `staff:${string}`
let office: `staff:${string}`
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  cadre = (await api.addStaff({ roles: [['village_cadre', VILLAGE]] })).actor
  office = (await api.addStaff({ roles: [['county_office', COUNTY]] })).actor
})
afterAll(() => api.close())

interface Page {
  items: { id: string; head: string; areaPath: string; village: string | null }[]
  next: string | null
}

async function list(actor: `staff:${string}`, query = ''): Promise<Page> {
  const { status, body } = await api.call(`/households${query}`, { actor })
  expect(status).toBe(200)
  return body as unknown as Page
}
const idsOf = ({ items }: Page) => items.map(({ id }) => id)

const named = (q: string) => list(cadre, `?q=${encodeURIComponent(q)}`).then(idsOf)

async function walk(actor: `staff:${string}`, query: string, between = async () => {}) {
  const seen: string[] = []
  for (let next: string | null = ''; next !== null;) {
    const page: Page = await list(actor, `${query}${next && `&cursor=${next}`}`)
    seen.push(...idsOf(page))
    next = page.next
    await between()
  }
  return seen
}

describe('a village cadre asks for households', () => {
  test('and gets those of the village and its groups, no others', async () => {
    const inGroup = await api.addHousehold({ areaPath: GROUP })
    const inVillage = await api.addHousehold({ areaPath: VILLAGE })
    const outside = await api.addHousehold({ areaPath: OTHER_VILLAGE })
    const alike = await api.addHousehold({ areaPath: `${VILLAGE}x.3` })
    const ids = idsOf(await list(cadre, '?limit=100'))
    expect(ids).toEqual(expect.arrayContaining([inGroup.id, inVillage.id]))
    expect(ids).not.toContain(outside.id)
    expect(ids).not.toContain(alike.id)
    const all = idsOf(await list(office, '?limit=100'))
    expect(all).toEqual(expect.arrayContaining([inGroup.id, outside.id]))
  })

  test('of a smaller area, or of one outside, which shows nothing', async () => {
    const { id } = await api.addHousehold({ areaPath: GROUP })
    await api.addHousehold({ areaPath: OTHER_VILLAGE })
    const { items } = await list(cadre, `?area=${GROUP}&limit=100`)
    expect(items.map((each) => each.id)).toContain(id)
    expect(new Set(items.map(({ areaPath }) => areaPath))).toEqual(new Set([GROUP]))
    expect(items[0]?.village).toBe('宝坪村')
    expect(idsOf(await list(cadre, `?area=${OTHER_VILLAGE}`))).toEqual([])
    // Asking around the own area brings no more than the own area.
    const wide = await list(cadre, `?area=${TOWNSHIP}&limit=100`)
    for (const { areaPath } of wide.items) expect(`${areaPath}.`).toMatch(`${VILLAGE}.`)
  })

  test('by part of a name, taken literally, or by the whole number', async () => {
    const { id } = await api.addHousehold({ head: '冉启旺' })
    const percent = await api.addHousehold({ head: '冉%旺' })
    await api.sql`
      update households set number = '50023824320000099' where county = ${COUNTY} and id = ${id}`
    expect(await named('启旺')).toEqual([id])
    expect(await named('50023824320000099')).toEqual([id])
    expect(await named('5002382432')).toEqual([])
    expect(await named('%')).toEqual([percent.id])
    expect(await named("';--")).toEqual([])
  })

  test('page by page, and each once though others are added meanwhile', async () => {
    for (let i = 0; i < 7; i++) await api.addHousehold({ head: '同名人' })
    const before = idsOf(await list(cadre, '?limit=100'))
    const seen = await walk(cadre, '?limit=3', async () => {
      await api.addHousehold({ head: '后来人' })
    })
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(expect.arrayContaining(before))
  })

  test('and the asking is put on record', async () => {
    const { actor } = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    await list(actor)
    await list(actor, `?area=${GROUP}`)
    const rows = await api.sql`
      select action, subject from audit
       where county = ${COUNTY} and actor = ${actor} order by subject`
    expect([...rows]).toEqual([
      { action: 'household.list', subject: `area:${VILLAGE}` },
      { action: 'household.list', subject: `area:${GROUP}` },
    ])
  })

  test.each([
    ['?limit=0', 'limit'],
    ['?limit=101', 'limit'],
    ['?limit=many', 'limit'],
    ['?area=wuxi._', 'area'],
    ['?q=%00', 'q'],
    ['?cursor=%25', 'cursor'],
  ])('%s is refused by naming %s', async (query, reason) => {
    const { status, body } = await api.call(`/households${query}`, { actor: cadre })
    expect([status, body['code'], body['reason']]).toEqual([400, 'invalid', reason])
  })
})

test('nobody sees a household of another county, the county office neither', async () => {
  const row = { county: 'wushan', id: newId(), key: 'x', areaPath: GROUP, headName: '外县人' }
  const rest = { size: 1, status: 'registered' as const, otherCauses: [] }
  await api.db.insert(households).values({ ...row, ...rest, fingerprint: Buffer.alloc(16) })
  for (const actor of [cadre, office]) {
    expect(await walk(actor, '?limit=100')).not.toContain(row.id)
    expect((await api.call(`/households/${row.id}`, { actor })).status).toBe(404)
  }
})

describe('a village cadre opens one household', () => {
  const ID_NUMBER = '509938196205140038'
  const PHONE = '+8619988880150'
  const ACCOUNT = '6200000091831572943'

  async function addFull() {
    const household = await api.addHousehold({ head: '王大山', idNumber: ID_NUMBER, phone: PHONE })
    const place = { county: COUNTY, table: 'households', column: 'bank_account_sealed' }
    const sealed = api.deps.sealer.seal({ ...place, row: household.id }, ACCOUNT)
    await api.sql`
      update households set bank_account_sealed = ${sealed}, wage_fen = 1558000
       where county = ${COUNTY} and id = ${household.id}`
    return household
  }

  test('with its members, every number masked', async () => {
    const { id } = await addFull()
    const child = { county: COUNTY, id: newId(), householdId: id, name: '王小山', isHead: false }
    const place = { county: COUNTY, table: 'people', column: 'id_number_sealed', row: child.id }
    await api.db.insert(people).values({
      ...child,
      relation: '之子',
      health: ['healthy'],
      idNumberSealed: api.deps.sealer.seal(place, '509938201503110019'),
      idNumberIndex: Buffer.alloc(16, 9),
    })
    const { status, body } = await api.call(`/households/${id}`, { actor: cadre })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id,
      head: '王大山',
      area: '宝坪村3社',
      wageFen: 1_558_000,
      bankAccount: '****2943',
      members: [
        { name: '王大山', isHead: true, idNumber: '509938************', phone: '199****0150' },
        { name: '王小山', isHead: false, idNumber: '509938************', phone: null },
      ],
    })
    const said = JSON.stringify(body)
    for (const secret of [ID_NUMBER, '0038', '88880150', '9183157', 'ealed', 'ndex', 'fingerprint'])
      expect(said).not.toContain(secret)
  })

  test('and the reading is put on record, with the request it came in', async () => {
    const { id } = await api.addHousehold()
    await api.call(`/households/${id}`, { actor: cadre })
    const rows = await api.sql`
      select actor, action, at from audit
       where county = ${COUNTY} and subject = ${`household:${id}`}`
    expect([...rows]).toEqual([{ actor: cadre, action: 'household.read', at: api.deps.clock() }])
  })

  test('but outside the village it is as if it were not there, and nothing is on record', async () => {
    const { id } = await api.addHousehold({ areaPath: OTHER_VILLAGE })
    const outside = await api.call(`/households/${id}`, { actor: cadre })
    const nowhere = await api.call(`/households/${newId()}`, { actor: cadre })
    expect([outside.status, nowhere.status]).toEqual([404, 404])
    expect(outside.body).toEqual(nowhere.body)
    const rows = await api.sql`
      select 1 from audit where county = ${COUNTY} and subject = ${`household:${id}`}`
    expect(rows).toHaveLength(0)
  })

  test('by an id that is none, and the field is named', async () => {
    const { status, body } = await api.call('/households/7', { actor: cadre })
    expect([status, body['reason']]).toEqual([400, 'id'])
  })
})
