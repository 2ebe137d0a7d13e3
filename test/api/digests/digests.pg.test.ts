import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { say } from '../../../api/messages/templates'
import { enqueue } from '../../../api/outbox/enqueue'
import {
  COUNTY,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  type TestApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { areas } from '../../../db/schema'
import { commandContext } from '../../support/command'
import { addDead } from '../../support/dead-letters'
import { postList } from '../../support/objections'

let api: TestApi
beforeEach(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
})
afterEach(() => api.close())

const send = () => api.call('/digests', { actor: 'job:worker', method: 'POST', key: null })

/** What is queued for staff, by whom it is for. */
async function digests() {
  const rows = await api.sql<{ purpose: string; template: string; class: string }[]>`
    select purpose, template, class, not_after as "notAfter", content_sealed as content, id
      from outbox where county = ${COUNTY} and purpose like 'digest:%' order by purpose`
  return rows.map(({ purpose, ...row }) => ({ ...row, staffId: purpose.split(':')[1] ?? '' }))
}
function varsOf(row: Record<string, unknown> | undefined): unknown {
  const place = {
    county: COUNTY,
    table: 'outbox',
    column: 'content_sealed',
    row: String(row?.['id']),
  }
  const content = api.deps.sealer.open(place, row?.['content'] as Buffer)
  return (JSON.parse(content) as { vars: unknown }).vars
}
const setClock = (instant: string) => {
  api.clock.now = new Date(instant)
}

/** A cadre of 宝坪村 with a call for help in their hands, since Monday 10 o'clock. */
async function busyCadre(phone?: string | null) {
  const cadre = await api.addStaff({
    roles: [['village_cadre', VILLAGE]],
    ...(phone !== undefined && { phone }),
  })
  const code = await callFor(cadre.id)
  return { ...cadre, code }
}
async function callFor(staffId: string) {
  setClock(MONDAY_MORNING)
  const family = await api.addHousehold()
  const villager = await api.addContact({ linkedTo: [family.id] })
  const { vars } = await api.runCommand(villager.id, {
    type: 'call_for_help',
    kind: 'help',
    text: '房子漏雨',
  })
  const code = String(vars['code'])
  await api.sql`update help_requests set staff_id = ${staffId} where code = ${code}`
  return code
}
const TUESDAY = '2026-03-10'
const AT_NINE = `${TUESDAY}T01:00:00.000Z`

describe('the digest', () => {
  test('tells a cadre once what waits and what comes first', async () => {
    const cadre = await busyCadre()
    setClock(AT_NINE)
    expect((await send()).body).toEqual({ waiting: 1 })
    const [digest, ...more] = await digests()
    expect(more).toEqual([])
    expect(digest).toMatchObject({
      staffId: cadre.id,
      template: 'digest.help',
      class: 'reminder',
      notAfter: new Date(`${TUESDAY}T04:00:00.000Z`),
    })
    expect(varsOf(digest)).toEqual({
      help: 1,
      objections: 0,
      lists: 0,
      code: cadre.code,
      due: '2026-03-10T02:00:00.000Z',
    })
  })

  test.each([
    [`${TUESDAY}T00:29:59.000Z`, 0],
    [`${TUESDAY}T00:30:00.000Z`, 1],
    [`${TUESDAY}T03:59:00.000Z`, 1],
    [`${TUESDAY}T04:00:00.000Z`, 0],
  ])('at %s: %d', async (instant, count) => {
    await busyCadre()
    setClock(instant)
    await send()
    expect(await digests()).toHaveLength(count)
  })

  test('comes once a day however often it is asked for, and again the next day', async () => {
    const cadre = await busyCadre()
    setClock(AT_NINE)
    await Promise.all([send(), send()])
    await send()
    expect(await digests()).toHaveLength(1)
    setClock('2026-03-11T01:00:00.000Z')
    await send()
    expect((await digests()).map(({ staffId }) => staffId)).toEqual([cadre.id, cadre.id])
  })

  test('that broke off in the middle goes on where it was', async () => {
    const cadres = [await busyCadre(), await busyCadre()]
    setClock(AT_NINE)
    const [first = ''] = cadres.map(({ id }) => id)
    const { id: contactId } = await api.addContact()
    const message = { purpose: `digest:${first}:${TUESDAY}`, class: 'reminder' as const }
    const ctx = commandContext(api)
    await enqueue(api.db, ctx, { contactId, ...message, say: say('common.yes', {}) })
    await send()
    const told = (await digests()).map(({ staffId, template }) => ({ staffId, template }))
    expect(told).toHaveLength(2)
    expect(told).toContainEqual({ staffId: first, template: 'common.yes' })
  })

  test('is over for the day once it was sent: what comes later is told by itself', async () => {
    await busyCadre()
    setClock(AT_NINE)
    await send()
    await busyCadre()
    setClock(AT_NINE)
    expect((await send()).body).toEqual({ waiting: 0 })
    expect(await digests()).toHaveLength(1)
  })

  test('tells nobody for whom nothing waits', async () => {
    await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    setClock(AT_NINE)
    expect((await send()).body).toEqual({ waiting: 0 })
    expect(await digests()).toEqual([])
  })

  test('tells nobody without a phone, and nobody who has left', async () => {
    await busyCadre(null)
    const left = await busyCadre()
    await api.sql`update staff set is_active = false where id = ${left.id}`
    setClock(AT_NINE)
    await send()
    expect(await digests()).toEqual([])
  })

  test('leaves out what was answered', async () => {
    const cadre = await busyCadre()
    await api.sql`update help_requests set status = 'answered' where code = ${cadre.code}`
    await api.sql`update leads set status = 'decided', outcome = 'settled'`
    setClock(AT_NINE)
    await send()
    expect(await digests()).toEqual([])
  })
})

describe('objections in the digest', () => {
  async function objected() {
    setClock(MONDAY_MORNING)
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const mou = await api.addHousehold({ head: '牟大山' })
    const list = await postList(api, { households: [mou] })
    const contact = await api.addContact()
    const { vars } = await api.runCommand(contact.id, {
      type: 'file_objection',
      code: list.code,
      ground: null,
      householdName: '牟大山',
      ownHousehold: null,
      text: '牟大山家有小车',
    })
    return { cadre, contact, code: String(vars['code']) }
  }

  test('are counted, with the next one’s day', async () => {
    const { cadre, code } = await objected()
    setClock(AT_NINE)
    await send()
    const [digest] = await digests()
    expect(digest).toMatchObject({ staffId: cadre.id, template: 'digest.objection' })
    expect(varsOf(digest)).toEqual({ help: 0, objections: 1, lists: 0, code, due: '2026-03-13' })
  })

  test('are not once they are withdrawn for good', async () => {
    const { contact, code } = await objected()
    await api.runCommand(contact.id, { type: 'ask_withdrawal', code })
    setClock('2026-03-10T01:59:59.000Z')
    await send()
    expect(await digests()).toHaveLength(1)
    await api.ownerSql`truncate outbox`
    setClock('2026-03-11T02:00:00.000Z')
    await send()
    expect(await digests()).toEqual([])
  })
})

describe('lists whose window is over', () => {
  /** Open until the end of 10 March. */
  async function posted(areaPath = VILLAGE) {
    setClock(MONDAY_MORNING)
    return postList(api, { days: 1, areaPath })
  }
  /** Somebody has written by phone: else there is no channel to reach staff on. */
  beforeEach(() => api.addContact())
  const told = async () => (await digests()).map(({ staffId }) => staffId)

  test('are told to those of the area who may let them go on', async () => {
    const list = await posted()
    const secretary = await api.addStaff({ roles: [['village_secretary', VILLAGE]] })
    const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
    await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    await api.addStaff({ roles: [['village_secretary', OTHER_VILLAGE]] })
    setClock('2026-03-11T01:00:00.000Z')
    await send()
    expect(await told()).toEqual([secretary.id, clerk.id].toSorted())
    const [digest] = await digests()
    expect(digest).toMatchObject({ template: 'digest.list' })
    expect(varsOf(digest)).toEqual({ lists: 1, area: '宝坪村', code: list.code })
  })

  test('are told to those of the village that took the area over', async () => {
    const merged = 'wuxi.tianyuan.jiuping'
    const row = { county: COUNTY, path: merged, level: 'village' as const, name: '九坪村' }
    await api.db.insert(areas).values({ ...row, successorPath: VILLAGE, source: '测试' })
    await posted(merged)
    const secretary = await api.addStaff({ roles: [['village_secretary', VILLAGE]] })
    setClock('2026-03-11T01:00:00.000Z')
    await send()
    expect(await told()).toEqual([secretary.id])
  })

  test('do not count while it is open, nor once they are closed or void', async () => {
    await api.addStaff({ roles: [['village_secretary', VILLAGE]] })
    const { id } = await posted()
    setClock('2026-03-10T01:00:00.000Z')
    await send()
    for (const status of ['closed', 'void']) {
      await api.sql`update notices set status = ${status} where id = ${id}`
      setClock(status === 'closed' ? '2026-03-11T01:00:00.000Z' : '2026-03-12T01:00:00.000Z')
      await send()
    }
    expect(await told()).toEqual([])
  })
})

test('a county where nobody has written yet has no channel, and no fault', async () => {
  const secretary = await api.addStaff({ roles: [['village_secretary', VILLAGE]] })
  setClock(MONDAY_MORNING)
  await postList(api, { days: 1 })
  await api.ownerSql`update contacts set is_phone = false`
  setClock('2026-03-11T01:00:00.000Z')
  expect((await send()).status).toBe(200)
  expect(await digests()).toEqual([])
  expect(secretary.phone).toBeTruthy()
})

describe('an objection whose checker has left', () => {
  test('goes to somebody else in the morning, who hears of it, once', async () => {
    const leaving = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const list = await postList(api, { days: 30 })
    const { id } = await api.addContact()
    const filed = await api.runCommand(id, {
      type: 'file_objection',
      code: list.code,
      ground: 'faulty_procedure',
      householdName: null,
      ownHousehold: null,
      text: '没开会就定了名单',
    })
    const code = String(filed.vars['code'])
    const checker = async () => {
      const [row] = await api.sql`select staff_id from objections where code = ${code}`
      return row?.['staff_id'] as unknown
    }
    expect(await checker()).toBe(leaving.id)
    const staying = await api.addStaff({ roles: [['village_secretary', VILLAGE]] })
    await api.sql`update staff set is_active = false where id = ${leaving.id}`
    setClock(AT_NINE)
    expect((await send()).body).toEqual({ waiting: 1 })
    expect(await checker()).toBe(staying.id)
    const [digest, ...more] = await digests()
    expect(more).toEqual([])
    expect(digest).toMatchObject({ staffId: staying.id, template: 'digest.objection' })
    const told = await api.sql`
      select template from outbox where purpose like 'objection:%' and purpose like ${`%${staying.id}%`}`
    expect(told.map(({ template }) => template).toSorted()).toContain('objection.assigned')
  })

  test('is given once, though it is asked for twice at once', async () => {
    const leaving = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const list = await postList(api, { days: 30 })
    const { id } = await api.addContact()
    await api.runCommand(id, {
      type: 'file_objection',
      code: list.code,
      ground: 'faulty_procedure',
      householdName: null,
      ownHousehold: null,
      text: '没开会就定了名单',
    })
    await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    await api.sql`update staff set is_active = false where id = ${leaving.id}`
    setClock(AT_NINE)
    await Promise.all([send(), send()])
    expect(await api.sql`select from events where type = 'objection.assigned'`).toHaveLength(1)
  })

  test('stays with nobody while nobody untied is left', async () => {
    const leaving = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const list = await postList(api, { days: 30 })
    const { id } = await api.addContact()
    await api.runCommand(id, {
      type: 'file_objection',
      code: list.code,
      ground: 'faulty_procedure',
      householdName: null,
      ownHousehold: null,
      text: '没开会就定了名单',
    })
    await api.sql`update staff set is_active = false where id = ${leaving.id}`
    setClock(AT_NINE)
    expect((await send()).body).toEqual({ waiting: 0 })
    expect(await api.sql`select staff_id from objections`).toEqual([{ staff_id: leaving.id }])
  })
})

describe('the county office', () => {
  const addOffice = () => api.addStaff({ roles: [['county_office', COUNTY]] })
  const undelivered = async () =>
    (await digests()).filter(({ template }) => template === 'digest.undelivered')
  async function diedAt(instant: string, given: Parameters<typeof addDead>[2] = {}) {
    setClock(instant)
    await addDead(api, (await api.addContact()).id, given)
  }

  test('hears in the morning how many messages did not arrive since the last, once', async () => {
    const office = await addOffice()
    await diedAt('2026-03-09T00:29:59.000Z')
    await diedAt('2026-03-09T00:30:00.000Z')
    await diedAt('2026-03-10T00:29:59.000Z', { status: 'unknown' })
    await diedAt('2026-03-10T00:30:00.000Z')
    setClock(AT_NINE)
    await Promise.all([send(), send()])
    await send()
    const [only, ...more] = await undelivered()
    expect(more).toEqual([])
    const [told] = await api.sql`select purpose from outbox where template = 'digest.undelivered'`
    expect(told?.['purpose']).toBe(`digest:undelivered:${office.id}:${TUESDAY}`)
    expect(only).toMatchObject({ class: 'reminder' })
    expect(varsOf(only)).toEqual({ count: 2 })
  })

  test('hears nothing where all arrived, and nobody else hears of it', async () => {
    await addOffice()
    await busyCadre()
    setClock(AT_NINE)
    await send()
    expect(await undelivered()).toEqual([])
    await diedAt('2026-03-10T06:00:00.000Z')
    setClock('2026-03-11T01:00:00.000Z')
    await send()
    expect(await undelivered()).toHaveLength(1)
  })
})

describe('what went past its day', () => {
  const late = async () =>
    api.sql<{ purpose: string }[]>`
      select purpose, id, content_sealed as content from outbox
       where template = 'todo.newly_late' order by purpose`

  test('is told once to whoever is in charge one level up', async () => {
    await api.setFigures()
    const cadre = await api.addStaff({ name: '熊长富', roles: [['village_cadre', VILLAGE]] })
    const leader = await api.addStaff({ roles: [['township_secretary', TOWNSHIP]] })
    await api.addStaff({ roles: [['township_secretary', 'wuxi.yulin']] })
    const code = await callFor(cadre.id)
    // It was to be answered by Tuesday, 10 o'clock.
    setClock('2026-03-10T01:00:00.000Z')
    await send()
    expect(await late()).toEqual([])
    setClock('2026-03-11T01:00:00.000Z')
    await Promise.all([send(), send()])
    setClock('2026-03-12T01:00:00.000Z')
    await send()
    const rows = await late()
    expect(rows.map(({ purpose }) => purpose)).toEqual([`late:${leader.id}:2026-03-11`])
    expect(varsOf(rows[0])).toMatchObject({ kind: 'help', code, late: 1, holder: '熊长富' })
  })

  test('is not told where it was done in time', async () => {
    await api.setFigures()
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    await api.addStaff({ roles: [['township_secretary', TOWNSHIP]] })
    const code = await callFor(cadre.id)
    await api.sql`update help_requests set status = 'closed' where code = ${code}`
    setClock('2026-03-11T01:00:00.000Z')
    await send()
    expect(await late()).toEqual([])
  })
})
