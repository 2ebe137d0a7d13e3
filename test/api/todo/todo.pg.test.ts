import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../api/shared/ids'
import { entryVisits } from '../../../db/schema'
import { COUNTY, GROUP, MONDAY_MORNING, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { beginRound, startRound } from '../../support/rounds'

const api = await startApi({ connections: 2 })
await api.addCounty()
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

async function enter(householdId: string, kind: 'screening' | 'survey' | 'revisit') {
  const [open] = await api.sql<{ id: string }[]>`select id from rounds where status = 'open'`
  await api.db.insert(entryVisits).values({
    county: COUNTY,
    id: newId(),
    roundId: open?.id ?? '',
    householdId,
    areaPath: GROUP,
    kind,
    status: 'finished',
    staffId: cadre.id,
    startedAt: api.clock.now,
    factsSealed: Buffer.alloc(0),
    openDisputes: 0,
    isFar: false,
  })
}

/** The photo of the last day. */
const prove = (code: string) => api.ownerSql`
  insert into notice_proofs (county, media_id, notice_id, moment, status, staff_id, sent_at)
  select county, ${newId()}, id, 'last', 'accepted', posted_by, ${api.clock.now}
    from notices where code = ${code}`

describe('what a case waits for is somebody’s to do', () => {
  test('from screening to the list on the wall, and at the village anew', async () => {
    await api.ownerSql`update households set status = 'registered'`
    const mou = await applicant('牟大山')
    expect(await kindsOf(cadre.actor)).toEqual(['screening 1', 'screening 1'])
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
    expect(await kindsOf(resident.actor)).toEqual([])
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
