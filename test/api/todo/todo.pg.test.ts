import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../api/shared/ids'
import { GROUP, MONDAY_MORNING, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { enter as putEntry } from '../../support/entries'
import { beginRound, startRound } from '../../support/rounds'

const api = await startApi({ connections: 2 })
await api.addCounty()
// Whom to visit is tested by itself.
await api.setFigures({ visit_days_key: null })
const round = await startRound(api)
const { applicant, cadre, clerk, secretary, postedCode, later, review } = round
const resident = await api.addStaff({ name: '姚驻村', roles: [['resident_cadre', VILLAGE]] })
const leader = await api.addStaff({ name: '龙书记', roles: [['township_secretary', TOWNSHIP]] })
const head = await api.addStaff({ name: '覃乡长', roles: [['township_head', TOWNSHIP]] })
beforeEach(async () => {
  await beginRound(api, round)
  await api.ownerSql`update notices set status = 'closed'`
  await api.ownerSql`delete from entry_visits`
})
afterAll(() => api.close())

interface Told {
  items: Record<string, unknown>[]
  climbed: Record<string, unknown>[]
}
const todoOf = async (actor: `staff:${string}`) =>
  (await api.call('/todo', { actor })).body as unknown as Told
const kindsOf = async (actor: `staff:${string}`) =>
  (await todoOf(actor)).items.map(({ kind, count }) => `${String(kind)} ${String(count)}`)

const enter = (householdId: string, kind: 'screening' | 'survey' | 'revisit') =>
  putEntry(api, { householdId, kind, staffId: cadre.id })

/** The photo of the last day. */
const prove = (code: string) => api.ownerSql`
  insert into notice_proofs (county, media_id, notice_id, moment, status, staff_id, sent_at)
  select county, ${newId()}, id, 'last', 'accepted', posted_by, ${api.clock.now}
    from notices where code = ${code}`

describe('what a case waits for is somebody’s to do', () => {
  test('from screening to the list on the wall, and at the village anew', async () => {
    await api.ownerSql`update households set status = 'registered'`
    const mou = await applicant('牟大山')
    // Once: an applicant that was not screened is one of its group.
    expect(await kindsOf(cadre.actor)).toEqual(['screening 1'])
    await enter(mou.id, 'screening')
    expect(await kindsOf(cadre.actor)).toEqual(['review 1'])
    await review(GROUP)
    expect(await kindsOf(cadre.actor)).toEqual(['posting 1'])
    const code = await postedCode(GROUP)
    expect((await todoOf(cadre.actor)).items.filter(({ kind }) => kind === 'posting')).toEqual([])
    later(8)
    expect(await kindsOf(round.office.actor)).toContain('last_proof 1')
    await prove(code)
    expect(await kindsOf(secretary.actor)).toContain('advance 1')
    await round.advance(code)
    expect(await kindsOf(secretary.actor)).toEqual(['survey 1'])
    // Nobody has noted a day of theirs in the village by now: that is their own.
    expect(await kindsOf(resident.actor)).toEqual(['residency_days 18'])
  })

  test('with the day by which it is due, from when the case came to the step', async () => {
    await api.ownerSql`update households set status = 'registered'`
    const mou = await applicant('牟大山')
    await enter(mou.id, 'screening')
    const { items } = await todoOf(cadre.actor)
    expect(items).toMatchObject([
      {
        kind: 'review',
        area: '宝坪村3社',
        dueOn: '2026-03-14',
        isLate: false,
        isToday: false,
        holders: [{ name: '熊社长' }],
      },
    ])
    api.clock.now = new Date('2026-03-13T16:00:00Z')
    expect((await todoOf(cadre.actor)).items).toMatchObject([{ isToday: true, isLate: false }])
    api.clock.now = new Date('2026-03-14T16:00:00Z')
    expect((await todoOf(cadre.actor)).items).toMatchObject([{ isToday: false, isLate: true }])
  })
})

describe('a meeting that is called', () => {
  const call = async (actor: `staff:${string}`, days: number) => {
    const [open] = await api.sql<{ id: string }[]>`select id from rounds where status = 'open'`
    const meetsAt = new Date(api.clock.now.getTime() + days * 86_400_000).toISOString()
    const body = { roundId: open?.id, areaPath: GROUP, meetsAt }
    const answer = await api.call('/reviews', { actor, body })
    expect(answer.body).toMatchObject({ code: 'called' })
  }

  test('is nobody’s to do until its day, and then whose who called it', async () => {
    await api.ownerSql`update households set status = 'registered'`
    const mou = await applicant('牟大山')
    await enter(mou.id, 'screening')
    await call(secretary.actor, 2)
    expect(await kindsOf(cadre.actor)).toEqual([])
    expect(await kindsOf(secretary.actor)).toEqual([])
    api.clock.now = new Date('2026-03-10T16:00:00Z')
    expect((await todoOf(secretary.actor)).items).toMatchObject([
      { kind: 'meeting', area: '宝坪村3社', count: 1, dueOn: '2026-03-11', isToday: true },
    ])
    expect(await kindsOf(cadre.actor)).toEqual([])
  })

  test('is its group head’s where whoever called it has left', async () => {
    await api.ownerSql`update households set status = 'registered'`
    const mou = await applicant('牟大山')
    await enter(mou.id, 'screening')
    const gone = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    await call(gone.actor, 0)
    await api.ownerSql`update staff set is_active = false where id = ${gone.id}`
    expect(await kindsOf(cadre.actor)).toEqual(['meeting 1'])
  })
})

describe('somebody who was left out and is found to belong', () => {
  test('is its group head’s to screen and to call the meeting for, in 待办 and the digest', async () => {
    await api.ownerSql`update households set status = 'registered'`
    const mou = await applicant('牟大山')
    await enter(mou.id, 'screening')
    const list = await postedCode(GROUP)
    const tan = await api.addHousehold({ head: '谭大坪' })
    const objection = await round.object(list, '漏了我家', {
      ground: 'left_out',
      householdName: '谭大坪',
    })
    const answer = await objection.decide(true, '谭大坪')
    expect(answer.body).toMatchObject({ code: 'upheld' })
    expect(await kindsOf(cadre.actor)).toEqual(['screening 1'])
    await enter(tan.id, 'screening')
    expect(await kindsOf(cadre.actor)).toEqual(['review 1'])
    api.clock.now = new Date('2026-03-10T01:00:00Z')
    await api.call('/digests', { actor: 'job:worker', method: 'POST', key: null })
    const told = await api.sql`
      select template from outbox where purpose = ${`digest:${cadre.id}:2026-03-10`}`
    expect(told).toEqual([{ template: 'digest.duty' }])
  })
})

describe('lateness climbs', () => {
  test('to the named secretary and head of the township, with who holds it', async () => {
    await api.ownerSql`update households set status = 'registered'`
    const mou = await applicant('牟大山')
    await enter(mou.id, 'screening')
    const late = { kind: 'review', dueOn: '2026-03-14', holders: [{ name: '熊社长' }] }
    api.clock.now = new Date('2026-03-17T15:59:59Z')
    expect((await todoOf(leader.actor)).climbed).toEqual([])
    api.clock.now = new Date('2026-03-17T16:00:00Z')
    expect((await todoOf(leader.actor)).climbed).toMatchObject([late])
    expect((await todoOf(head.actor)).climbed).toMatchObject([late])
    expect((await todoOf(clerk.actor)).climbed).toEqual([])
  })

  test('its holder’s digest says so from the day after, and one level up is told that day', async () => {
    await api.ownerSql`update households set status = 'registered'`
    const mou = await applicant('牟大山')
    await enter(mou.id, 'screening')
    const digestOn = async (day: string) => {
      api.clock.now = new Date(`${day}T01:00:00Z`)
      await api.call('/digests', { actor: 'job:worker', method: 'POST', key: null })
      const [own] = await api.sql<{ template: string }[]>`
        select template from outbox where purpose = ${`digest:${cadre.id}:${day}`}`
      const above = await api.sql`
        select id from outbox where template = 'todo.newly_late' and purpose like ${`%:${day}`}`
      return [own?.template, above.length > 0]
    }
    // Due on Saturday.
    expect(await digestOn('2026-03-14')).toEqual(['digest.duty', false])
    expect(await digestOn('2026-03-15')).toEqual(['digest.own_late', true])
    expect(await digestOn('2026-03-16')).toEqual(['digest.own_late', false])
    api.clock.now = new Date(MONDAY_MORNING)
  })

  test('and everybody who may see the area sees what is late and with whom', async () => {
    await api.ownerSql`update households set status = 'registered'`
    const mou = await applicant('牟大山')
    await enter(mou.id, 'screening')
    api.clock.now = new Date('2026-03-20T02:00:00Z')
    const { body } = await api.call('/todo/duties?isLate=true', { actor: clerk.actor })
    expect(body['items']).toMatchObject([{ kind: 'review', holders: [{ name: '熊社长' }] }])
    const elsewhere = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
    const other = await api.call('/todo/duties', { actor: elsewhere.actor })
    expect(other.body['items']).toEqual([])
    api.clock.now = new Date(MONDAY_MORNING)
  })
})
