import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { readEvents } from '../../../api/archive/events-of'
import { standingOn } from '../../../api/archive/state'
import { dayOf } from '../../../api/shared/day'
import { COUNTY, MONDAY_MORNING, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { NO_FACTS } from '../../../api/entry-visits/facts'
import { saveEntry } from '../../../api/entry-visits/store'
import { addLeads } from '../../support/leads'
import { addWatched } from '../../support/monitoring'
import { deliverDue } from '../../support/outbox'
import { addCase, addMeasure, addRound, clearCounty, startCounty } from '../../support/reports'
import { refused, varsOf } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
const county = await startCounty(api)
const secretary = await api.addStaff({ name: '谭支书', roles: [['village_secretary', VILLAGE]] })
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await clearCounty(api)
  await api.setFigures()
})
afterAll(() => api.close())

const days = (count: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + count * 86_400_000)
}
const open = () =>
  api.call('/rounds', {
    actor: county.clerk.actor,
    body: { kind: 'risk_removal', year: 2026, areaPath: TOWNSHIP },
  })
const propose = (householdId: string) =>
  api.call('/proposals', { actor: secretary.actor, body: { kind: 'risk_removal', householdId } })
const draft = async (householdId: string) =>
  (
    await api.call('/proposals/drafts', {
      actor: secretary.actor,
      body: { kind: 'risk_removal', text: '', householdId },
    })
  ).body['refusal']
const visit = (householdId: string) =>
  api.call('/visits', { actor: secretary.actor, body: { householdId, text: '都好' } })

/** Watched since Monday, visited, with a measure that came; 180 days later, in an open round. */
async function well({
  isVisited = true,
  measure = 'confirmed' as const,
  incomeFen = 700_000 as number | null,
} = {}) {
  const mou = await addWatched(api, { incomeFen })
  if (isVisited) await visit(mou.id)
  await addMeasure(api, { householdId: mou.id, status: measure })
  days(180)
  await open()
  return mou
}

/** An entry of the open round, finished today. */
async function survey(
  householdId: string,
  found: { netIncomePerHeadFen?: number; drinking_water?: boolean },
  kind: 'survey' | 'revisit' = 'survey',
) {
  const [round] = await api.sql<{ id: string }[]>`select id from rounds where status = 'open'`
  const { netIncomePerHeadFen = null, drinking_water: water } = found
  const asked = water === undefined ? null : { isMet: water, lacking: water ? '' : '井枯了' }
  const assurances = { ...NO_FACTS.assurances, drinking_water: asked }
  const now = api.clock.now
  await saveEntry(
    api.db,
    { county: COUNTY, deps: api.deps },
    {
      roundId: round?.id ?? '',
      householdId,
      kind,
      areaPath: `${VILLAGE}.3`,
      status: 'finished',
      staffId: secretary.id,
      companionId: null,
      startedAt: now,
      finishedAt: now,
      visitedOn: dayOf(now),
      verdict: null,
      facts: { ...NO_FACTS, netIncomePerHeadFen, assurances },
      point: null,
      isFar: false,
    },
  )
}

/** Refused, and so is what was only worded. */
async function isRefused(householdId: string, reason: string) {
  expect(await draft(householdId)).toBe(reason)
  expect(await propose(householdId)).toMatchObject(refused(reason))
}

describe('that a household need not be watched any more', () => {
  test('is proposed half a year on, and the household hears it', async () => {
    const mou = await well()
    const phone = await api.addContact({ linkedTo: [mou.id] })
    expect(await draft(mou.id)).toBeNull()
    const answer = await propose(mou.id)
    expect(answer.body).toMatchObject({ code: 'proposed' })
    const [row] = await api.sql`
      select kind, level, status from applications where household_id = ${mou.id}`
    expect(row).toEqual({ kind: 'risk_removal', level: 'village', status: 'filed' })
    expect((await deliverDue(api)).filter(({ to }) => to === phone.address)).toMatchObject([
      { template: 'proposal.removal_told', vars: { due: varsOf(answer)['due'] } },
    ])
  })

  test('twice at once is one case', async () => {
    const mou = await well()
    const both = await Promise.all([propose(mou.id), propose(mou.id)])
    expect(both.map(({ body }) => body['code']).toSorted()).toEqual(['already_filed', 'proposed'])
  })

  test('goes by the days frozen with the round', async () => {
    const mou = await well()
    await api.setFigures({ risk_removal_days: 300 })
    expect(await draft(mou.id)).toBeNull()
  })
})

describe('it is refused', () => {
  test('where no such round is open', async () => {
    const mou = await addWatched(api)
    await isRefused(mou.id, 'no_round')
  })

  test('of a household nobody watches', async () => {
    const { id } = await api.addHousehold({ status: 'exited' })
    await open()
    await isRefused(id, 'not_watched')
  })

  test('a day too soon', async () => {
    const mou = await addWatched(api)
    await visit(mou.id)
    await addMeasure(api, { householdId: mou.id, status: 'confirmed' })
    days(179)
    await open()
    await isRefused(mou.id, 'too_soon')
  })

  test('where nobody has been there since', async () => {
    const mou = await well({ isVisited: false })
    await isRefused(mou.id, 'not_visited')
  })

  test('where the only note since turned out to be of another household', async () => {
    const mou = await well({ isVisited: false })
    const elsewhere = await api.addHousehold({ head: '冉启旺' })
    const visitId = String(varsOf(await visit(mou.id))['id'])
    const body = { type: 'correct', text: '都好', visitedOn: null, householdId: elsewhere.id }
    await api.call(`/visits/${visitId}/actions`, { actor: secretary.actor, body })
    await isRefused(mou.id, 'not_visited')
  })

  test('where only kin has been there since', async () => {
    const mou = await well({ isVisited: false })
    const kin = await api.addStaff({ roles: [['village_cadre', VILLAGE]], ties: [mou.id] })
    const body = { householdId: mou.id, text: '都好' }
    expect((await api.call('/visits', { actor: kin.actor, body })).status).toBe(200)
    await isRefused(mou.id, 'not_visited')
  })

  test('where all that came belongs to the last time it was watched', async () => {
    const since = new Date('2026-03-12T02:00:00Z')
    const mou = await addWatched(api, { since })
    const add = async () => {
      const round = await addRound(api, { kind: 'watch_list', status: 'closed' })
      return (await addCase(api, round, { household: mou, watch: 'unstable_exit', measured: [] }))
        .id
    }
    const before = await add()
    await api.sql`update applications set status = 'accepted'`
    await addMeasure(api, { householdId: mou.id, applicationId: before, status: 'confirmed' })
    days(1)
    await add()
    days(3)
    await visit(mou.id)
    await api.sql`update applications set status = 'accepted'`
    days(185)
    await open()
    await isRefused(mou.id, 'no_measure')
  })

  test('without a measure, or with none since it is watched', async () => {
    const mou = await addWatched(api, { since: new Date('2026-03-10T02:00:00Z') })
    await addMeasure(api, { householdId: mou.id, status: 'confirmed' })
    days(2)
    await visit(mou.id)
    days(185)
    await open()
    await isRefused(mou.id, 'no_measure')
  })

  test.each(['planned', 'denied'] as const)('with a measure that is %s', async (status) => {
    const mou = await well()
    await addMeasure(api, { householdId: mou.id, status })
    await isRefused(mou.id, 'measures_open')
  })

  test('while another risk is looked into', async () => {
    const mou = await well()
    await addLeads(api, [{ householdId: mou.id, kind: 'risk', class: 'disaster', records: null }])
    await isRefused(mou.id, 'risk_open')
  })

  test.each([
    ['lost', 'no_labour'],
    ['none', 'no_labour'],
    ['weak', null],
  ] as const)('of a household whose only member’s labour is %s: %s', async (labour, reason) => {
    const mou = await well()
    await api.ownerSql`update people set labour = ${labour} where household_id = ${mou.id}`
    expect(await draft(mou.id)).toBe(reason)
  })

  test.each([
    ['is the line', 610_000, 'income_low'],
    ['is a fen above it', 610_001, null],
    ['nobody reckoned', null, 'income_unknown'],
  ] as const)('where its income %s: %s, %s', async (_, incomeFen, reason) => {
    const mou = await well({ incomeFen })
    expect(await draft(mou.id)).toBe(reason)
    if (reason) expect(await propose(mou.id)).toMatchObject(refused(reason))
  })

  test.each([
    ['found it to live on less', { netIncomePerHeadFen: 500_000 }, 'income_low'],
    ['found it to live on more', { netIncomePerHeadFen: 800_000 }, null],
    ['found no safe water', { drinking_water: false }, 'assurance_lacking'],
    ['found safe water', { drinking_water: true }, null],
  ])('by the last who went there: %s', async (_, found, reason) => {
    const mou = await well()
    await survey(mou.id, found)
    expect(await draft(mou.id)).toBe(reason)
  })

  test('no more once whoever asks next finds the water safe', async () => {
    const mou = await well()
    await survey(mou.id, { drinking_water: false })
    days(1)
    await survey(mou.id, { drinking_water: true }, 'revisit')
    expect(await draft(mou.id)).toBeNull()
  })

  test('by the line frozen with the round', async () => {
    const mou = await well()
    await api.setFigures({ watch_line: 900_000 })
    expect(await draft(mou.id)).toBeNull()
  })

  test('by kin', async () => {
    const mou = await well()
    const kin = await api.addStaff({ roles: [['village_secretary', VILLAGE]], ties: [mou.id] })
    const body = { kind: 'risk_removal', householdId: mou.id }
    expect(await api.call('/proposals', { actor: kin.actor, body })).toMatchObject(refused('tied'))
  })
})

describe('its announcement', () => {
  async function removable() {
    const round = await addRound(api, { kind: 'risk_removal' })
    const watched = await addWatched(api)
    const given = { household: watched, signed: [], householdType: null, mainCause: null } as const
    const mou = await addCase(api, round, { ...given, measured: [] })
    return { round, mou }
  }

  test('ends the watch, and the household hears it', async () => {
    const { round, mou } = await removable()
    const phone = await api.addContact({ linkedTo: [mou.householdId] })
    const id = await county.reported(round.id)
    await county.pass(id)
    await deliverDue(api)
    await county.announce(id)
    expect(await county.standing(mou)).toMatchObject({
      roll: 'exited',
      watch: null,
      application: 'accepted',
    })
    const types = await api.sql<{ type: string }[]>`
      select type from events
       where county = ${COUNTY} and subject = ${`household:${mou.householdId}`} order by seq`
    expect(types.map(({ type }) => type)).toContain('household.risk_removed')
    expect((await deliverDue(api)).filter(({ to }) => to === phone.address)).toMatchObject([
      { template: 'report.risk_removed', vars: { day: '2026-03-09' } },
    ])
  })

  test('is in the household’s file from its events alone', async () => {
    const { round, mou } = await removable()
    const id = await county.reported(round.id)
    await county.pass(id)
    await county.announce(id)
    const events = await readEvents(api.db, COUNTY, [mou.householdId])
    const standing = standingOn(events.get(mou.householdId) ?? [], '2026-03-09')
    expect(standing).toMatchObject({ kind: 'known', state: { facts: { watch: null } } })
  })

  test.each([
    ['a new risk came up', 'lead'],
    ['nobody in it can work any more', 'labour'],
    ['it turned out to live on too little', 'income'],
  ])('waits where %s', async (_, what) => {
    const { round, mou } = await removable()
    const id = await county.reported(round.id)
    await county.pass(id)
    if (what === 'lead')
      await addLeads(api, [{ householdId: mou.householdId, kind: 'risk', class: 'accident' }])
    else if (what === 'income')
      await api.ownerSql`
        update households set net_income_per_head_fen = 600000 where id = ${mou.householdId}`
    else
      await api.ownerSql`update people set labour = 'lost' where household_id = ${mou.householdId}`
    expect(await county.announce(id)).toMatchObject(refused('nothing_ready'))
    expect(await county.standing(mou)).toMatchObject({ watch: 'unstable_exit' })
  })
})
