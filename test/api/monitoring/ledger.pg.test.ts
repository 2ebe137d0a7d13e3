import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { changeHousehold } from '../../../api/archive/change-household'
import { enterLedger } from '../../../api/monitoring/ledger'
import { proposeForWatch } from '../../../api/monitoring/watch'
import { COUNTY, MONDAY_MORNING, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { addLeadRow } from '../../support/leads'
import { staffContext } from '../../support/monitoring'
import { addCase, addRound, clearCounty, startCounty } from '../../support/reports'
import { refused } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
const county = await startCounty(api)
const { clerk } = county
const secretary = await api.addStaff({ roles: [['village_secretary', VILLAGE]] })
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await clearCounty(api)
})
afterAll(() => api.close())

const enter = (householdId: string, ties: string[] = [], areaPath = TOWNSHIP) =>
  api.db.transaction((tx) =>
    enterLedger(tx, staffContext(api, clerk, { ties, areaPath }), {
      householdId,
      leadId: null,
      class: 'medical_cost',
      reason: '老伴透析，花销大',
    }),
  )
const leave = (householdId: string, reason = '病好了', actor = secretary.actor) =>
  api.call('/monitoring/ledger/endings', { actor, body: { householdId, reason } })
const entries = (householdId: string) =>
  api.sql`
    select class, entered_on, left_on, left_because, left_by, reason_sealed, end_sealed
      from ledger_entries where county = ${COUNTY} and household_id = ${householdId}
     order by entered_on, id`
const eventsOf = async (householdId: string) =>
  (
    await api.sql<{ type: string }[]>`
      select type from events where subject = ${`household:${householdId}`} order by seq`
  ).map(({ type }) => type)

describe('a household on the border of poverty', () => {
  test('stands in the ledger with a reason that is sealed', async () => {
    const { id } = await api.addHousehold()
    await enter(id)
    const [row] = await entries(id)
    expect(row).toMatchObject({ class: 'medical_cost', entered_on: '2026-03-09', left_on: null })
    expect(String(row?.['reason_sealed'])).not.toContain('透析')
    const [event] = await api.sql`select details::text as d from events where type like '%ledger%'`
    expect(event?.['d']).not.toContain('透析')
  })

  test('stands there no more once it is no household, and nothing about it waits', async () => {
    const { id } = await api.addHousehold()
    await enter(id)
    const { code } = await addLeadRow(api, { householdId: id, kind: 'risk', class: 'income_drop' })
    await api.db.transaction((tx) =>
      changeHousehold(tx, staffContext(api, clerk), {
        householdId: id,
        reason: 'closed',
        evidence: 'change:0',
        set: { status: 'closed' },
      }),
    )
    expect(await entries(id)).toMatchObject([{ left_on: '2026-03-09', left_because: 'closed' }])
    const [lead] = await api.sql`select status, outcome from leads where code = ${code}`
    expect(lead).toEqual({ status: 'decided', outcome: 'settled' })
    expect(await eventsOf(id)).toEqual([
      'household.ledger_entered',
      'household.changed',
      'household.ledger_left',
      'lead.decided',
    ])
  })

  test('stands there once, named again and twice at once', async () => {
    const { id } = await api.addHousehold()
    await Promise.all([enter(id), enter(id)])
    await enter(id)
    expect(await entries(id)).toHaveLength(1)
    expect(await eventsOf(id)).toEqual([
      'household.ledger_entered',
      'household.ledger_named_again',
      'household.ledger_named_again',
    ])
  })

  test.each(['registered', 'exited', 'returned'] as const)('not one that is %s', async (status) => {
    const { id } = await api.addHousehold({ status })
    await expect(enter(id)).rejects.toThrow('on_register')
  })

  test('not one that is watched, nor of another township, nor kin', async () => {
    const { id } = await api.addHousehold()
    await expect(enter(id, [id])).rejects.toThrow('tied')
    await expect(enter(id, [], 'wuxi.yulin')).rejects.toThrow('not_found')
    await api.ownerSql`update households set watch = 'borderline' where id = ${id}`
    await expect(enter(id)).rejects.toThrow('watched')
  })
})

describe('it leaves the ledger', () => {
  test('by a decision with a reason, and its entry is kept', async () => {
    const { id } = await api.addHousehold()
    await enter(id)
    expect((await leave(id)).body).toMatchObject({ code: 'left_ledger' })
    const [row, ...others] = await entries(id)
    expect(others).toEqual([])
    expect(row).toMatchObject({ left_because: 'decided', left_by: secretary.id })
    expect(await leave(id)).toMatchObject(refused('not_in_ledger'))
    await enter(id)
    expect(await entries(id)).toHaveLength(2)
  })

  test('twice at once one decides', async () => {
    const { id } = await api.addHousehold()
    await enter(id)
    const both = await Promise.all([leave(id), leave(id)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('not without a reason, nor by kin, nor by a cadre of the group', async () => {
    const { id } = await api.addHousehold()
    await enter(id)
    expect(await leave(id, ' ')).toMatchObject({ status: 400 })
    const kin = await api.addStaff({ roles: [['village_secretary', VILLAGE]], ties: [id] })
    expect(await leave(id, '好了', kin.actor)).toMatchObject(refused('tied'))
    const cadre = await api.addStaff({ roles: [['group_cadre', `${VILLAGE}.3`]] })
    expect(await leave(id, '好了', cadre.actor)).toMatchObject({ status: 403 })
  })

  test.each([
    ['identification', 'registered'],
    ['watch_list', 'watched'],
  ] as const)('once an announcement of %s puts it elsewhere', async (kind, because) => {
    const round = await addRound(api, { kind })
    const mou = await addCase(api, round, { watch: kind === 'watch_list' ? 'borderline' : null })
    await enter(mou.householdId)
    const id = await county.reported(round.id)
    await county.pass(id)
    await county.announce(id)
    expect(await entries(mou.householdId)).toMatchObject([
      { left_because: because, left_by: null, left_on: '2026-03-09' },
    ])
  })
})

describe('a lead’s decision', () => {
  const watch = (householdId: string, as: 'borderline' | null = null, ties: string[] = []) =>
    api.db.transaction((tx) =>
      proposeForWatch(tx, staffContext(api, clerk, { ties }), {
        householdId,
        leadId: '00000000-0000-4000-8000-000000000001',
        watch: as,
      }),
    )
  const open = () =>
    api.call('/rounds', {
      actor: clerk.actor,
      body: { kind: 'watch_list', year: 2026, areaPath: TOWNSHIP },
    })

  test.each([
    ['unregistered', 'borderline'],
    ['exited', 'unstable_exit'],
    ['registered', 'sudden_difficulty'],
  ] as const)('puts one that is %s before the open round: %s', async (status, kind) => {
    await open()
    const { id } = await api.addHousehold({ status })
    const { applicationId, code, due } = await watch(id)
    const [row] = await api.sql`
      select id, code, kind, watch, level, answer_due_on from applications where household_id = ${id}`
    expect(row).toEqual({
      id: applicationId,
      code,
      kind: 'watch_list',
      watch: kind,
      level: 'village',
      answer_due_on: due,
    })
  })

  test('waits for a round, and puts nobody there twice, nor who is watched, nor as what it is not', async () => {
    const { id } = await api.addHousehold()
    await expect(watch(id)).rejects.toThrow('no_round')
    await open()
    await watch(id)
    await expect(watch(id)).rejects.toThrow('already_filed')
    const other = await api.addHousehold({ status: 'exited' })
    await expect(watch(other.id, 'borderline')).rejects.toThrow('wrong_watch')
    await expect(watch(other.id, null, [other.id])).rejects.toThrow('tied')
    await api.ownerSql`update households set watch = 'unstable_exit' where id = ${other.id}`
    await expect(watch(other.id)).rejects.toThrow('watched')
  })
})
