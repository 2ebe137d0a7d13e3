import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  COUNTY,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  type TestApi,
  VILLAGE,
} from '../../support/api'
import { postList } from '../../support/objections'

let api: TestApi
let cadre: Awaited<ReturnType<TestApi['addStaff']>>
beforeAll(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
  cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterAll(() => api.close())

async function objected(given: Parameters<typeof postList>[1] = {}, text = '牟大山家有小车') {
  const areaPath = given.areaPath ? `${given.areaPath}.1` : `${VILLAGE}.3`
  const mou = await api.addHousehold({ head: '牟大山', areaPath })
  const list = await postList(api, { households: [mou], ...given })
  const tan = await api.addHousehold({ head: '覃秘密' })
  const contact = await api.addContact({ linkedTo: [tan.id] })
  const { vars } = await api.runCommand(contact.id, {
    type: 'file_objection',
    code: list.code,
    ground: null,
    householdName: '牟大山',
    ownHousehold: null,
    text,
  })
  const code = String(vars['code'])
  const [row] = await api.sql<{ id: string }[]>`select id from objections where code = ${code}`
  return { mou, list, contact, code, id: row?.id ?? '' }
}

type Item = Record<string, unknown>
const listed = async (query: string, actor = cadre.actor) => {
  const { body } = await api.call(`/objections?${query}`, { actor })
  return body as unknown as { items: Item[]; next: string | null }
}

describe('the list of objections', () => {
  test('shows what is to be done and never who filed it', async () => {
    const { code, contact, list, mou } = await objected()
    const { items } = await listed(`code=${code}`)
    expect(items).toEqual([
      {
        id: expect.any(String),
        code,
        noticeCode: list.code,
        level: 'village',
        area: '宝坪村',
        areaPath: VILLAGE,
        ground: 'should_not_be_listed',
        householdId: mou.id,
        way: 'message',
        status: 'open',
        filedOn: '2026-03-09',
        dueOn: '2026-03-13',
        isOverdue: false,
        appealOfId: null,
        villageCaseId: null,
        isWithdrawalAsked: false,
        assignee: { staffId: cadre.id, name: cadre.name },
        isMine: true,
        decidedOn: null,
      },
    ])
    expect(JSON.stringify(items)).not.toMatch(
      new RegExp(`${contact.id}|${contact.address.slice(3)}|小车`),
    )
  })

  test('is overdue from the day after', async () => {
    const { code } = await objected()
    api.clock.now = new Date('2026-03-13T15:59:59Z')
    expect((await listed(`code=${code}`)).items[0]?.['isOverdue']).toBe(false)
    api.clock.now = new Date('2026-03-13T16:00:00Z')
    expect((await listed(`code=${code}`)).items[0]?.['isOverdue']).toBe(true)
  })

  test('shows the open ones first, page by page, each once', async () => {
    const all = [await objected(), await objected(), await objected(), await objected()]
    await api.sql`update objections set status = 'rejected' where id = ${all[0]?.id ?? ''}`
    const withdrawn = all[1]
    await api.runCommand(withdrawn?.contact.id ?? '', {
      type: 'ask_withdrawal',
      code: withdrawn?.code ?? '',
    })
    api.clock.now = new Date('2026-03-10T02:00:00Z')
    const seen: Item[] = []
    let next: string | null = ''
    while (next !== null) {
      const page = await listed(`limit=2${next ? `&cursor=${next}` : ''}`)
      seen.push(...page.items)
      next = page.next
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
    const statuses = seen.map(({ status }) => (status === 'open' ? 0 : 1))
    expect(statuses).toEqual(statuses.toSorted())
    const codes = seen.map(({ code }) => code)
    for (const { code } of all) expect(codes).toContain(code)
    expect(seen.find(({ code }) => code === withdrawn?.code)?.['status']).toBe('withdrawn')
    const open = await listed('isOpen=true&limit=100')
    expect(open.items.every(({ status }) => status === 'open')).toBe(true)
    const closed = await listed('isOpen=false&limit=100')
    expect(open.items.length + closed.items.length).toBe(seen.length)
  })

  test('shows a cadre what waits for them, and nothing of another village', async () => {
    const there = await objected({ areaPath: OTHER_VILLAGE, areaName: '新华村' })
    const { items } = await listed('limit=100')
    expect(items.map(({ code }) => code)).not.toContain(there.code)
    const mine = await listed('isMine=true&limit=100')
    expect(mine.items.every(({ isMine }) => isMine === true)).toBe(true)
    const colleague = await api.addStaff({ roles: [['village_secretary', VILLAGE]] })
    expect((await listed('isMine=true', colleague.actor)).items).toEqual([])
    const others = await listed('isMine=false&limit=100', colleague.actor)
    expect(others.items.length).toBe(items.length)
    await api.sql`update staff set is_active = false where id = ${colleague.id}`
  })

  test.each(['cursor=x', 'isOpen=maybe', 'code=12', 'limit=0'])('refuses %s', async (query) => {
    expect((await api.call(`/objections?${query}`, { actor: cadre.actor })).status).toBe(400)
  })
})

describe('one objection', () => {
  const read = (id: string, actor = cadre.actor) => api.call(`/objections/${id}`, { actor })

  test('holds what is to be checked, and puts on record who looked', async () => {
    const { id, contact } = await objected()
    const { status, body } = await read(id)
    expect(status).toBe(200)
    expect(body).toMatchObject({ head: '牟大山', body: '牟大山家有小车', reason: null })
    const phone = contact.address.slice(3)
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`${contact.id}|${phone}|覃秘密`))
    const looks = await api.sql`
      select actor from audit where county = ${COUNTY} and subject = ${`objection:${id}`}
         and action = 'objection.read'`
    expect(looks).toEqual([{ actor: cadre.actor }])
  })

  test('is there for the area alone', async () => {
    const { id } = await objected({ areaPath: OTHER_VILLAGE, areaName: '新华村' })
    expect((await read(id)).status).toBe(404)
  })

  test('hides the words from kin of the household', async () => {
    const { id, mou } = await objected()
    const kin = await api.addStaff({ roles: [['village_cadre', VILLAGE]], ties: [mou.id] })
    expect((await read(id, kin.actor)).body).toMatchObject({ head: '牟大山', body: null })
    await api.sql`update staff set is_active = false where id = ${kin.id}`
  })

  test('hides them from a cadre whose phone stands for the household', async () => {
    const { id, mou } = await objected()
    const own = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    await api.sql`
      update people set phone_index = s.phone_index from staff s
       where s.id = ${own.id} and people.household_id = ${mou.id}`
    expect((await read(id, own.actor)).body).toMatchObject({ head: '牟大山', body: null })
    await api.sql`update staff set is_active = false where id = ${own.id}`
  })
})

test('a contact sees what it filed and is open, and nobody else’s', async () => {
  const { contact, code } = await objected()
  await objected()
  const mine = () => api.call('/objections/mine', { actor: contact.actor })
  expect((await mine()).body).toEqual({ objections: [{ code, isWithdrawing: false }] })
  await api.runCommand(contact.id, { type: 'ask_withdrawal', code })
  expect((await mine()).body).toEqual({ objections: [{ code, isWithdrawing: true }] })
  api.clock.now = new Date('2026-03-10T02:00:00Z')
  expect((await mine()).body).toEqual({ objections: [] })
})
