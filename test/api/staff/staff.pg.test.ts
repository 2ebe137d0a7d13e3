import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findStaffByToken, hashToken } from '../../../api/staff/actors'
import { addStaff, giveToken } from '../../../api/staff/service'
import { addHours } from '../../../api/shared/day'
import { newId } from '../../../api/shared/ids'
import { COUNTY, OTHER_VILLAGE, startApi, type TestApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { commandContext } from '../../support/command'

let api: TestApi
let office: `staff:${string}`
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  office = (await api.addStaff({ name: '唐雪柏', roles: [['county_office', COUNTY]] })).actor
})
afterAll(() => api.close())

const secretary = {
  name: '卢思远',
  unit: '宝坪村第一书记',
  roles: [{ role: 'first_secretary', areaPath: VILLAGE }],
}
const post = (body: unknown, key?: string) =>
  api.call('/staff', { actor: office, body, ...(key && { key }) })
const count = async () => {
  const [row] = await api.sql`select count(*)::int as count from staff where county = ${COUNTY}`
  return row?.['count']
}

describe('the county office adds a member of staff', () => {
  test('who is then somebody, with roles and ties, put on record without the phone', async () => {
    const { id: householdId } = await api.addHousehold()
    const ties = [{ householdId, kind: 'kin' }]
    const body = { ...secretary, phone: '199 0000 2005', ties }
    const { status, body: added } = await post(body)
    expect(status).toBe(200)
    const staffId = String(added['staffId'])
    const actor = await api.call('/areas', { actor: `staff:${staffId}` })
    expect(actor.status).toBe(200)
    const stored = await api.sql`
      select role, area_path, household_id, kind
        from staff_roles r join staff_ties t on t.county = r.county and t.staff_id = r.staff_id
       where r.county = ${COUNTY} and r.staff_id = ${staffId}`
    expect([...stored]).toEqual([
      { role: 'first_secretary', area_path: VILLAGE, household_id: householdId, kind: 'kin' },
    ])
    const [event] = await api.sql`
      select actor, type, details from events
       where county = ${COUNTY} and subject = ${`staff:${staffId}`}`
    expect(event).toMatchObject({ actor: office, type: 'staff.added', details: { hasPhone: true } })
    expect(JSON.stringify(event)).not.toContain('2005"')
  })

  test('whose own phone then speaks for them', async () => {
    const { body } = await post({ ...secretary, phone: '１９９００００２０１８' })
    const contact = await api.addContact({ phone: '+8619900002018' })
    const { status } = await api.call('/households', { actor: contact.actor })
    expect(status).toBe(200)
    const [row] = await api.sql<{ phone_sealed: Buffer }[]>`
      select phone_sealed from staff where county = ${COUNTY} and id = ${String(body['staffId'])}`
    expect(row?.phone_sealed.includes('19900002018')).toBe(false)
  })

  test('once, when the same request arrives twice', async () => {
    const before = await count()
    const key = newId()
    const first = await post(secretary, key)
    expect(await post(secretary, key)).toEqual(first)
    expect(await count()).toBe(before + 1)
  })

  test.each([
    ['a landline', { ...secretary, phone: '023-51522222' }, 400, 'phone'],
    [
      'an area nobody knows',
      { ...secretary, roles: [{ role: 'department', areaPath: 'wuxi.x' }] },
      400,
      'roles.0.areaPath',
    ],
    [
      'a village cadre for a whole township',
      { ...secretary, roles: [{ role: 'village_cadre', areaPath: TOWNSHIP }] },
      409,
      'area_too_wide',
    ],
    [
      'a group cadre for a whole village',
      { ...secretary, roles: [{ role: 'group_cadre', areaPath: VILLAGE }] },
      409,
      'area_too_wide',
    ],
    [
      'a tie to a household that is not there',
      { ...secretary, ties: [{ householdId: newId(), kind: 'kin' }] },
      400,
      'ties.0.householdId',
    ],
    ['no role at all', { ...secretary, roles: [] }, 400, 'roles'],
    [
      'a role nobody has',
      { ...secretary, roles: [{ role: 'mayor', areaPath: COUNTY }] },
      400,
      'roles.0.role',
    ],
    ['no name', { ...secretary, name: '  ' }, 400, 'name'],
    ['a field nobody asked for', { ...secretary, isAdmin: true }, 400, 'isAdmin'],
  ])('never with %s', async (_what, body, status, reason) => {
    const before = await count()
    const answer = await post(body)
    expect([answer.status, answer.body['reason']]).toEqual([status, reason])
    expect(await count()).toBe(before)
  })

  test('never with a phone an active colleague has, but with one a former colleague had', async () => {
    await api.addStaff({ roles: [['village_cadre', VILLAGE]], phone: '+8619900002030' })
    const refused = await post({ ...secretary, phone: '19900002030' })
    expect([refused.status, refused.body['reason']]).toEqual([409, 'phone_taken'])
    const gone = {
      roles: [['village_cadre', VILLAGE] as ['village_cadre', string]],
      isActive: false,
    }
    await api.addStaff({ ...gone, phone: '+8619900002031' })
    expect((await post({ ...secretary, phone: '19900002031' })).status).toBe(200)
  })
})

const give = (staffId: string, days: number) =>
  api.db.transaction((tx) => giveToken(tx, commandContext(api), staffId, days))

describe('a token', () => {
  test('makes its holder who they are until it is over, and only its hash is kept', async () => {
    const { id } = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
    const { token, expiresAt } = await give(id, 30)
    expect(token).toMatch(/^[\w-]{43}$/)
    const now = api.deps.clock()
    expect(expiresAt).toBe(addHours(now, 30 * 24).toISOString())
    const at = (hours: number) => findStaffByToken(api.sql, COUNTY, token, addHours(now, hours))
    expect((await at(30 * 24 - 1))?.staffId).toBe(id)
    expect(await at(30 * 24)).toBeNull()
    const stored = await api.sql<{ token_hash: Buffer }[]>`
      select token_hash from staff_tokens where county = ${COUNTY} and staff_id = ${id}`
    expect(stored.map((row) => row.token_hash)).toEqual([hashToken(token)])
    const written = await api.sql`
      select details::text from events where county = ${COUNTY} and subject = ${`staff:${id}`}`
    expect(JSON.stringify(written)).not.toContain(token)
  })

  test('opens nothing in another county', async () => {
    const { id } = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
    const { token } = await give(id, 1)
    expect(await findStaffByToken(api.sql, 'wushan', token, api.deps.clock())).toBeNull()
  })

  test('is not given to who has left or never was', async () => {
    const gone = await api.addStaff({ roles: [['village_cadre', VILLAGE]], isActive: false })
    await expect(give(gone.id, 1)).rejects.toMatchObject({ code: 'not_found' })
    await expect(give(newId(), 1)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('GET /staff', () => {
  interface Page {
    items: { id: string; name: string; phone: string | null; roles: { areaPath: string }[] }[]
    next: string | null
  }
  const list = async (actor: `staff:${string}`, query = '') =>
    (await api.call(`/staff${query}`, { actor })).body as unknown as Page

  test('shows phones masked and who has none', async () => {
    const phone = '+8619977770150'
    const a = await api.addStaff({ name: '阿甲', roles: [['village_cadre', VILLAGE]], phone })
    const b = await api.addStaff({ name: '阿乙', roles: [['village_cadre', VILLAGE]], phone: null })
    const { items } = await list(office)
    expect(items.find(({ id }) => id === a.id)?.phone).toBe('199****0150')
    expect(items.find(({ id }) => id === b.id)?.phone).toBeNull()
    expect(JSON.stringify(items)).not.toContain('77770150')
  })

  test('shows a township clerk the staff of the township, with their roles there alone', async () => {
    const clerk = await api.addStaff({ name: '汪晓松', roles: [['township_clerk', TOWNSHIP]] })
    const both = await api.addStaff({
      name: '两边跑',
      roles: [
        ['resident_cadre', OTHER_VILLAGE],
        ['evaluator', COUNTY],
      ],
    })
    const above = await api.addStaff({ name: '县里人', roles: [['department', COUNTY]] })
    const gone = await api.addStaff({
      name: '已离任',
      roles: [['village_cadre', VILLAGE]],
      isActive: false,
    })
    const { items } = await list(clerk.actor, '?limit=100')
    const ids = items.map(({ id }) => id)
    expect(ids).toContain(both.id)
    expect(ids).not.toContain(above.id)
    expect(ids).not.toContain(gone.id)
    expect(items.find(({ id }) => id === both.id)?.roles).toEqual([
      { role: 'resident_cadre', areaPath: OTHER_VILLAGE },
    ])
    for (const { roles } of items)
      for (const { areaPath } of roles) expect(`${areaPath}.`).toMatch(/^wuxi\.tianyuan\./)
  })

  test('shows nobody of another county', async () => {
    const other = { ...commandContext(api), county: 'wushan' }
    await api.sql`
      insert into areas (county, path, level, name, source)
      values ('wushan', 'wuxi.tianyuan', 'township', '天元乡', '测试')`
    const { staffId } = await api.db.transaction((tx) =>
      addStaff(tx, other, {
        name: '外县人',
        unit: '外县',
        roles: [{ role: 'township_clerk', areaPath: 'wuxi.tianyuan' }],
        ties: [],
      }),
    )
    const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
    for (const actor of [office, clerk.actor])
      expect((await list(actor, '?limit=100')).items.map(({ id }) => id)).not.toContain(staffId)
  })

  test('page by page shows everybody once, namesakes too', async () => {
    for (let i = 0; i < 5; i++)
      await api.addStaff({ name: '重名', roles: [['village_cadre', VILLAGE]] })
    const whole = (await list(office, '?limit=100')).items.map(({ id }) => id)
    const paged: string[] = []
    let next: string | null = null
    do {
      const page: Page = await list(office, `?limit=2${next ? `&cursor=${next}` : ''}`)
      paged.push(...page.items.map(({ id }) => id))
      next = page.next
    } while (next)
    expect(paged).toEqual(whole)
    expect(new Set(paged).size).toBe(whole.length)
  })
})
