import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { closeLapsed } from '../../../api/check-campaigns/close'
import { replaceCheckers } from '../../../api/check-campaigns/replace'
import { isInScope } from '../../../api/check-campaigns/rules'
import { writeReportSheet } from '../../../api/check-campaigns/sheet'
import { CAMPAIGN_SCOPES } from '../../../db/values/check-campaigns'
import { ROLL_STATUSES, WATCH_KINDS } from '../../../db/values/roll'
import {
  COUNTY,
  GROUP,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { addCampaign, addCheck, clearCampaigns } from '../../support/check-campaigns'
import { commandContext } from '../../support/command'

const api = await startApi({ connections: 2 })
afterAll(() => api.close())
await api.addCounty()
// Phones of the county have written before: whoever is told is reached by the same way.
await api.addContact()
const office = await api.addStaff({ name: '李县', roles: [['county_office', COUNTY]] })
const clerk = await api.addStaff({ name: '冉乡', roles: [['township_clerk', TOWNSHIP]] })
const cadre = await api.addStaff({ name: '熊长富', roles: [['village_cadre', VILLAGE]] })
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await clearCampaigns(api)
  await api.sql`delete from outbox`
  await api.sql`update households set status = 'closed'`
})

const BODY = { areaPath: TOWNSHIP, scope: 'exited', dueOn: '2026-03-20' }
const open = (more: object = {}, key?: string) =>
  api.call('/check-campaigns', {
    actor: clerk.actor,
    body: { ...BODY, ...more },
    ...(key && { key }),
  })
const answer = (checks: object[], key?: string) =>
  api.call('/check-campaigns/checks', {
    actor: cadre.actor,
    body: { checks },
    ...(key && { key }),
  })
const count = async (table: string) =>
  Number((await api.sql`select count(*)::int as n from ${api.sql(table)}`)[0]?.['n'])
const exited = (areaPath = GROUP) => api.addHousehold({ status: 'exited', areaPath })

describe('a campaign', () => {
  test.each(CAMPAIGN_SCOPES)(
    'of %s goes to whom its rule says, whatever they are watched for',
    async (scope) => {
      const wanted = new Set<string>()
      for (const status of ROLL_STATUSES)
        for (const watch of [null, ...WATCH_KINDS]) {
          const { id } = await api.addHousehold({ status })
          await api.sql`update households set watch = ${watch} where id = ${id}`
          if (isInScope(scope, { status, watch })) wanted.add(id)
        }
      await api.addHousehold({ status: 'exited', areaPath: 'wuxi.yulin.wusong.1' })
      expect((await open({ scope })).body['code']).toBe('opened')
      const rows = await api.sql<{ id: string }[]>`select household_id as id from campaign_checks`
      expect(new Set(rows.map(({ id }) => id))).toEqual(wanted)
    },
  )

  test('asked for twice is opened once, and each checker is told once', async () => {
    await exited()
    const key = 'open-once'
    const [first, again] = [await open({}, key), await open({}, key)]
    expect(again.body).toEqual(first.body)
    expect(await count('check_campaigns')).toBe(1)
    expect(await count('outbox')).toBe(2)
  })

  test('of two opened at once over the same place only one is', async () => {
    await exited()
    const answers = await Promise.all([open(), open({ areaPath: VILLAGE }), open()])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
    expect(await count('check_campaigns')).toBe(1)
  })

  test('beside another village’s is no matter', async () => {
    await exited()
    await exited(`${OTHER_VILLAGE}.1`)
    expect((await open({ areaPath: VILLAGE })).status).toBe(200)
    expect((await open({ areaPath: OTHER_VILLAGE })).status).toBe(200)
  })

  test('may follow one that closed by its day', async () => {
    await exited()
    await open({ dueOn: '2026-03-09' })
    // Seven days for late ones.
    api.clock.now = new Date('2026-03-16T15:59:59Z')
    expect((await open()).body['reason']).toBe('campaign_open')
    api.clock.now = new Date('2026-03-16T16:00:00Z')
    expect((await open()).status).toBe(200)
  })

  test.each([
    [{ dueOn: '2026-03-08' }, 409, 'due_in_past'],
    [{ scope: 'watched' }, 409, 'nobody_in_scope'],
    [{ areaPath: 'wuxi.yulin' }, 404, 'area'],
    [{ areaPath: 'wuxi.nowhere' }, 404, 'area'],
    [{ scope: 'nobody' }, 400, 'scope'],
    [{ dueOn: '20.3.' }, 400, 'dueOn'],
    [{ more: 1 }, 400, 'more'],
  ])('with %j is refused %i %s, and nothing is kept', async (more, status, reason) => {
    await exited()
    const { body, ...refused } = await open(more)
    expect([refused.status, body['reason']]).toEqual([status, reason])
    expect(await count('check_campaigns')).toBe(0)
    expect(await count('outbox')).toBe(0)
  })

  test('reminds before its last day whoever has anybody left, and nobody else', async () => {
    const { id } = await exited()
    await open()
    const [reminder] = await api.sql`
      select not_before, guard from outbox where purpose like '%:due'`
    // Two days before, at nine.
    expect(reminder?.['not_before']).toEqual(new Date('2026-03-18T01:00:00Z'))
    expect(reminder?.['guard']).toMatchObject({ kind: 'check_waiting' })
    expect((await answer([{ householdId: id, outcome: 'right' }])).body['code']).toBe('checked')
  })
})

describe('an answer', () => {
  test('sent twice is taken once', async () => {
    const { id } = await exited()
    await open()
    const check = [{ householdId: id, outcome: 'changed', note: '生了个娃儿' }]
    const [first, again] = [await answer(check, 'once'), await answer(check, 'once')]
    expect(again.body).toEqual(first.body)
    await answer(check)
    const events = await api.sql`select from events where subject = ${`household:${id}`}`
    expect(events).toHaveLength(1)
  })

  test('of two at once about one household one stands behind the other', async () => {
    const { id } = await exited()
    await open()
    const answers = await Promise.all([
      answer([{ householdId: id, outcome: 'right' }]),
      answer([{ householdId: id, outcome: 'wrongly_in', note: '有车' }]),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const events =
      await api.sql`select type from events where subject = ${`household:${id}`} order by seq`
    expect(events.filter(({ type }) => String(type).startsWith('check.'))).toHaveLength(2)
    expect(await count('campaign_checks')).toBe(1)
  })

  test('wrongly in, twice and corrected, is one lead', async () => {
    const { id } = await exited()
    await open()
    await answer([{ householdId: id, outcome: 'wrongly_in', note: '有车' }])
    await answer([{ householdId: id, outcome: 'right' }])
    await answer([{ householdId: id, outcome: 'wrongly_in', note: '真有车' }])
    expect(await api.sql`select from leads where household_id = ${id}`).toHaveLength(1)
  })

  test('keeps what was said sealed', async () => {
    const { id } = await exited()
    await open()
    await answer([{ householdId: id, outcome: 'changed', note: '老汉住院了' }])
    const rows = await api.sql`select row_to_json(c)::text as c from campaign_checks c
      union all select row_to_json(e)::text from events e where e.subject = ${`household:${id}`}`
    expect(JSON.stringify(rows)).not.toContain('住院')
    const report = await api.call('/check-campaigns', { actor: clerk.actor })
    const [{ id: campaign } = { id: '' }] = report.body['items'] as { id: string }[]
    const read = await api.call(`/check-campaigns/${campaign}/checks`, { actor: clerk.actor })
    expect(read.body['items']).toMatchObject([{ note: '老汉住院了', outcome: 'changed' }])
    const seen = await api.sql`select from audit where action = 'check.read'`
    expect(seen.length).toBeGreaterThan(0)
  })
})

describe('a checker who left', () => {
  test('is replaced in the morning, and whoever takes over hears it', async () => {
    const gone = await api.addStaff({
      name: '走了',
      roles: [['village_cadre', VILLAGE]],
      isActive: false,
    })
    const { id: householdId } = await exited()
    const campaignId = await addCampaign(api, { openedBy: clerk.id })
    await addCheck(api, { householdId, campaignId, checkerId: gone.id })
    const done = await exited()
    await addCheck(api, { householdId: done.id, campaignId, checkerId: gone.id, outcome: 'right' })
    await replaceCheckers(commandContext(api))
    await replaceCheckers(commandContext(api))
    const rows = await api.sql`select household_id, checker_id from campaign_checks`
    expect(rows.find((row) => row['household_id'] === householdId)?.['checker_id']).toBe(cadre.id)
    expect(rows.find((row) => row['household_id'] === done.id)?.['checker_id']).toBe(gone.id)
    expect(await api.sql`select from outbox where purpose like '%:more:%'`).toHaveLength(1)
  })

  test('or has become kin is replaced, too; where nobody is left it waits', async () => {
    const { id: householdId } = await exited()
    const campaignId = await addCampaign(api, { openedBy: clerk.id })
    await addCheck(api, { householdId, campaignId, checkerId: cadre.id })
    for (const { id } of [cadre, clerk])
      await api.sql`insert into staff_ties (county, staff_id, household_id, kind)
                    values ('wuxi', ${id}, ${householdId}, 'kin')`
    await replaceCheckers(commandContext(api))
    const [row] = await api.sql`select checker_id from campaign_checks`
    expect(row?.['checker_id']).toBe(cadre.id)
    await api.sql`delete from staff_ties where staff_id = ${clerk.id}`
    await replaceCheckers(commandContext(api))
    const [after] = await api.sql`select checker_id from campaign_checks`
    expect(after?.['checker_id']).toBe(clerk.id)
    await api.sql`delete from staff_ties`
  })
})

describe('what was not checked by its day', () => {
  test('is late the day after, climbs to the township’s leaders, and is nobody’s once it is closed', async () => {
    const leader = await api.addStaff({ roles: [['township_head', TOWNSHIP]] })
    const { id: householdId } = await exited()
    const campaignId = await addCampaign(api, { openedBy: clerk.id, dueOn: '2026-03-10' })
    await addCheck(api, { householdId, campaignId, checkerId: cadre.id })
    type Listed = { kind: string; isLate: boolean }[]
    const todo = async (actor: typeof cadre.actor, of: 'items' | 'climbed') =>
      ((await api.call('/todo', { actor })).body[of] as Listed).filter(
        ({ kind }) => kind === 'periodic_check',
      )
    // The last second of its day in China.
    api.clock.now = new Date('2026-03-10T15:59:59Z')
    expect(await todo(cadre.actor, 'items')).toMatchObject([{ isLate: false }])
    api.clock.now = new Date('2026-03-10T16:00:00Z')
    expect(await todo(cadre.actor, 'items')).toMatchObject([{ isLate: true }])
    expect(await todo(leader.actor, 'climbed')).toEqual([])
    api.clock.now = new Date('2026-03-14T02:00:00Z')
    expect(await todo(leader.actor, 'climbed')).toHaveLength(1)
    await api.sql`update check_campaigns set status = 'closed'`
    expect(await todo(cadre.actor, 'items')).toEqual([])
    expect(await todo(leader.actor, 'climbed')).toEqual([])
  })
})

describe('a household that is no more', () => {
  const read = async (path: string, actor = cadre.actor) => (await api.call(path, { actor })).body
  const duties = async () =>
    ((await read('/todo'))['items'] as { kind: string; count: number }[]).filter(
      ({ kind }) => kind === 'periodic_check',
    )

  test('is nobody’s to check, and no row of the report’s', async () => {
    const { id: gone } = await exited()
    const { id: stays } = await exited()
    const campaignId = await addCampaign(api, { openedBy: clerk.id })
    for (const householdId of [gone, stays])
      await addCheck(api, { householdId, campaignId, checkerId: cadre.id })
    expect(await duties()).toMatchObject([{ count: 2 }])
    await api.sql`update households set status = 'closed', status_since = '2026-03-09' where id = ${gone}`
    expect(await duties()).toMatchObject([{ count: 1 }])
    const mine = (await read('/check-campaigns/mine'))['items']
    expect(mine).toMatchObject([{ left: 1 }])
    const report = await read(`/check-campaigns/${campaignId}`, clerk.actor)
    expect(report).toMatchObject({
      households: 1,
      unvisited: 1,
      villages: [{ households: 1, unvisited: 1 }],
      byChecker: [{ given: 2, left: 1 }],
    })
    const unvisited = await read(
      `/check-campaigns/${campaignId}/checks?isUnvisited=true`,
      clerk.actor,
    )
    expect(unvisited['items']).toMatchObject([{ householdId: stays }])
    expect((await answer([{ householdId: stays, outcome: 'right' }])).body).toMatchObject({
      vars: { left: 0 },
    })
    expect(await duties()).toEqual([])
  })

  test('but was checked before stays counted, and so does one that goes when all is over', async () => {
    const { id: checked } = await exited()
    const { id: later } = await exited()
    const campaignId = await addCampaign(api, { openedBy: clerk.id })
    await addCheck(api, {
      householdId: checked,
      campaignId,
      checkerId: cadre.id,
      outcome: 'right',
    })
    await addCheck(api, { householdId: later, campaignId, checkerId: cadre.id })
    await api.sql`update households set status = 'closed', status_since = '2026-03-10' where id = ${checked}`
    await api.sql`update households set status = 'closed', status_since = '2026-03-28' where id = ${later}`
    expect(await read(`/check-campaigns/${campaignId}`, clerk.actor)).toMatchObject({
      households: 2,
      right: 1,
      unvisited: 1,
    })
  })
})

describe('a checker who works elsewhere', () => {
  const checkerOf = async (householdId: string) => {
    const [row] = await api.sql`
      select checker_id, area_path from campaign_checks where household_id = ${householdId}`
    return [row?.['checker_id'], row?.['area_path']]
  }

  test('than the household has moved to is replaced by one who is there', async () => {
    const there = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
    const { id: householdId } = await exited()
    const { id: stays } = await exited()
    const campaignId = await addCampaign(api, { openedBy: clerk.id })
    for (const each of [householdId, stays])
      await addCheck(api, { householdId: each, campaignId, checkerId: cadre.id })
    await api.sql`update households set area_path = ${`${OTHER_VILLAGE}.1`} where id = ${householdId}`
    await replaceCheckers(commandContext(api))
    expect(await checkerOf(householdId)).toEqual([there.id, `${OTHER_VILLAGE}.1`])
    expect(await checkerOf(stays)).toEqual([cadre.id, GROUP])
  })

  test('since a transfer is replaced, too', async () => {
    const moved = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
    const { id: householdId } = await exited()
    const campaignId = await addCampaign(api, { openedBy: clerk.id })
    await addCheck(api, { householdId, campaignId, checkerId: moved.id })
    await replaceCheckers(commandContext(api))
    expect(await checkerOf(householdId)).toEqual([cadre.id, GROUP])
  })

  test('a household that moved out of the campaign’s area is nobody’s to check', async () => {
    const { id: householdId } = await exited()
    const campaignId = await addCampaign(api, { openedBy: clerk.id })
    await addCheck(api, { householdId, campaignId, checkerId: cadre.id })
    await api.sql`update households set area_path = 'wuxi.yulin.wusong.1' where id = ${householdId}`
    await replaceCheckers(commandContext(api))
    const { body } = await api.call('/check-campaigns/mine', { actor: cadre.actor })
    expect(body['items']).toEqual([])
  })
})

describe('a campaign whose days are over', () => {
  const told = () => api.sql`select from outbox where purpose like '%:lapsed'`

  test('is closed in the morning after, and whoever opened it hears of it once', async () => {
    const { id: householdId } = await exited()
    await addCheck(api, {
      householdId,
      campaignId: await addCampaign(api, { openedBy: clerk.id, closesOn: '2026-03-09' }),
      checkerId: cadre.id,
    })
    await closeLapsed(commandContext(api))
    expect(await told()).toHaveLength(0)
    api.clock.now = new Date('2026-03-09T16:00:00Z')
    await Promise.all([closeLapsed(commandContext(api)), closeLapsed(commandContext(api))])
    await closeLapsed(commandContext(api))
    expect(await told()).toHaveLength(1)
    expect(await api.sql`select details from events where type = 'campaign.lapsed'`).toMatchObject([
      { details: { households: 1, unvisited: 1 } },
    ])
    const [row] = await api.sql`select status, closed_on::text as day from check_campaigns`
    expect(row).toMatchObject({ status: 'closed', day: '2026-03-09' })
  })

  test('and that its opener closed is told of no more', async () => {
    const { id: householdId } = await exited()
    const campaignId = await addCampaign(api, { openedBy: clerk.id, closesOn: '2026-03-09' })
    await addCheck(api, { householdId, campaignId, checkerId: cadre.id })
    await api.call(`/check-campaigns/${campaignId}/actions`, {
      actor: clerk.actor,
      body: { type: 'close' },
    })
    api.clock.now = new Date('2026-03-09T16:00:00Z')
    await closeLapsed(commandContext(api))
    expect(await told()).toHaveLength(0)
  })
})

describe('its report', () => {
  const reportOf = async (id: string, actor = office.actor) =>
    (await api.call(`/check-campaigns/${id}`, { actor })).body

  test('counts every outcome by village and by checker, and changes with one row', async () => {
    const campaignId = await addCampaign(api, { openedBy: clerk.id })
    const ids: string[] = []
    for (const outcome of ['right', 'right', 'changed', 'wrongly_in', null] as const) {
      const { id: householdId } = await exited()
      ids.push(householdId)
      await addCheck(api, { householdId, campaignId, checkerId: cadre.id, outcome })
    }
    const other = await exited(`${OTHER_VILLAGE}.1`)
    await addCheck(api, {
      householdId: other.id,
      campaignId,
      checkerId: clerk.id,
      areaPath: `${OTHER_VILLAGE}.1`,
    })
    await api.sql`update campaign_checks set checked_by = checker_id where outcome is not null`
    expect(await reportOf(campaignId)).toMatchObject({
      households: 6,
      right: 2,
      changed: 1,
      wronglyIn: 1,
      missed: 0,
      unvisited: 2,
      donePermille: 667,
      wronglyInPermille: 250,
      villages: [
        { area: '宝坪村', households: 5, unvisited: 1 },
        { area: '新华村', households: 1, unvisited: 1, wronglyInPermille: null },
      ],
      byChecker: [
        { name: '冉乡', given: 1, done: 0, left: 1 },
        { name: '熊长富', given: 5, done: 4, left: 1 },
      ],
    })
    await api.sql`update campaign_checks set outcome = 'wrongly_in', checked_by = ${cadre.id} where household_id = ${ids[4] ?? ''}`
    expect(await reportOf(campaignId)).toMatchObject({
      wronglyIn: 2,
      unvisited: 1,
      wronglyInPermille: 400,
    })
    // A cadre sees the part that lies in the village.
    expect(await reportOf(campaignId, cadre.actor)).toMatchObject({ households: 5 })
    const { bytes } = await writeReportSheet(commandContext(api), campaignId)
    expect(bytes.length).toBeGreaterThan(1000)
  })

  test('is nobody’s of another township', async () => {
    const stranger = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
    const id = await addCampaign(api, { openedBy: clerk.id })
    const { status } = await api.call(`/check-campaigns/${id}`, { actor: stranger.actor })
    expect(status).toBe(404)
  })
})
