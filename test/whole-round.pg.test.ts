import { beforeAll, describe, expect, test } from 'vitest'
import { verifyAudit } from '../api/audit/verify'
import { readHouseholdFile } from '../api/inspections/read'
import { chainOf, missingIn } from '../api/inspections/rules'
import { COUNTY } from './support/api'
import { commandContext } from './support/command'
import {
  ADDED,
  DROPPED,
  ESCALATED,
  ON_PAPER,
  playRound,
  REGISTERED,
  SEVERED,
} from './support/whole-round/play'
import { type Trace, traceOf } from './support/whole-round/traced'
import { settleVillage } from './support/whole-round/village'

// A village of 60 households through three levels, by text and chat alone.
const village = await settleVillage()
const { api, home } = village
let played: Awaited<ReturnType<typeof playRound>>
beforeAll(async () => {
  played = await playRound(village)
}, 300_000)

const LEVELS = ['group', 'village', 'township']
const traceOfHead = (head: string): Promise<Trace> => traceOf(api, home(head).id)

describe.each(REGISTERED)('%s stands on the register', (head) => {
  let trace: Trace
  beforeAll(async () => {
    trace = await traceOfHead(head)
  })

  test('after the three visits, each finished, by three different people', () => {
    expect(trace.visits.map(({ kind }) => kind)).toEqual(['screening', 'survey', 'revisit'])
    expect(trace.visits.every(({ status }) => status === 'finished')).toBe(true)
    expect(new Set(trace.visits.map(({ by }) => by)).size).toBe(3)
  })

  test('after the three reviews, each with its quorum, its majority and its minutes', () => {
    expect([...new Set(trace.votes.map(({ level }) => level))]).toEqual(LEVELS)
    for (const { present, entitled, votesFor, minutes } of trace.votes) {
      expect(present).toBeGreaterThan(entitled / 2)
      expect(votesFor).toBeGreaterThan(present / 2)
      expect(minutes).toBe(true)
    }
  })

  test('after the three notices, photographed at both ends and over before it went on', () => {
    expect(trace.notices.map(({ level }) => level)).toEqual(LEVELS)
    for (const { proofs, closedAt, sentOnAt } of trace.notices) {
      expect(proofs).toEqual(['first', 'last'])
      expect(sentOnAt.getTime()).toBeGreaterThanOrEqual(closedAt.getTime())
    }
  })

  test('with no objection left undecided when it was registered', () => {
    for (const { status, decidedAt } of trace.objections) {
      // Withdrawn by whoever raised it: it holds nothing, and stays as it was.
      if (status === 'open') continue
      expect(decidedAt?.getTime()).toBeLessThan(trace.registeredAt?.getTime() ?? 0)
    }
  })

  test('with the four signatures, and a measure for each of its causes', () => {
    expect(trace.signatures.map(({ role }) => role)).toEqual([
      'first_secretary',
      'household',
      'township_committee',
      'village_secretary',
    ])
    expect(trace.causes).toEqual(['illness'])
    expect(trace.measures).toEqual(trace.causes)
    expect(trace.registeredAt).not.toBeNull()
  })
})

test.each(REGISTERED)('the inspection file of %s lacks no link', async (head) => {
  const file = await readHouseholdFile(commandContext(api), home(head).id)
  const one = file.cases.find(({ status }) => status === 'accepted')
  if (!one) throw new Error('no case')
  const chain = chainOf(one, file, api.clock.now)
  expect(missingIn(chain)).toEqual([])
  expect(chain.filter(({ state }) => state !== 'done')).toEqual([])
})

test('nobody else of the village’s 60 households is on it', async () => {
  const rows = await api.sql<{ head: string }[]>`
    select head_name as head from households where county = ${COUNTY} and status = 'registered'`
  expect(rows.map(({ head }) => head).toSorted()).toEqual(REGISTERED.toSorted())
  expect(village.homes).toHaveLength(60)
})

test('ten objections and more of every kind were raised, by every way, and each has its outcome', async () => {
  const rows = await api.sql<{ ground: string; status: string; way: string }[]>`
    select ground, status, way from objections where county = ${COUNTY} and appeal_of_id is null`
  expect(rows.length).toBeGreaterThanOrEqual(10)
  expect(new Set(rows.map(({ ground }) => ground))).toEqual(
    new Set(['should_not_be_listed', 'left_out', 'wrong_facts', 'faulty_procedure']),
  )
  expect(new Set(rows.map(({ way }) => way))).toEqual(new Set(['message', 'speech', 'paper']))
  const undecided = rows.filter(({ status }) => status === 'open')
  expect(undecided).toHaveLength(1)
})

test('the one that was not decided had been withdrawn by whoever raised it', async () => {
  const [open] = await api.sql`
    select withdrawal_asked_at from objections where county = ${COUNTY} and status = 'open'`
  expect(open?.['withdrawal_asked_at']).not.toBeNull()
})

test('one was taken to the next level, and decided by somebody else before that level went on', async () => {
  const [row] = await api.sql<{ same: boolean; decided: Date; code: string }[]>`
    select a.decided_by = o.decided_by as same, a.decided_at as decided, a.code
      from objections a join objections o on o.county = a.county and o.id = a.appeal_of_id`
  expect(row).toMatchObject({ same: false, code: played.appeal })
  const { notices } = await traceOfHead(ESCALATED)
  expect(notices[1]?.sentOnAt.getTime()).toBeGreaterThanOrEqual(row?.decided.getTime() ?? 0)
})

test('the household that was set apart went on only once its objection was decided', async () => {
  const { notices, objections } = await traceOfHead(SEVERED)
  const decided = objections.find(({ receipt }) => receipt === played.severed.receipt)?.decidedAt
  expect(decided).toBeDefined()
  expect(notices[1]?.sentOnAt.getTime()).toBeGreaterThanOrEqual(decided?.getTime() ?? 0)
  const severed = await api.sql`
    select distinct details ->> 'householdId' as id from events
     where county = ${COUNTY} and type = 'notice.entry_severed'`
  expect(severed).toEqual([{ id: home(SEVERED).id }])
})

test('the household that was dropped is not on it, and was told why and what it can do', async () => {
  const { registeredAt } = await traceOfHead(DROPPED)
  expect(registeredAt).toBeNull()
  await village.heard(home(DROPPED).phone, '县城有商品房一套')
  await village.heard(home(DROPPED).phone, '不服')
})

test('whose size was wrong is posted anew with as many as were counted then', async () => {
  const [row] = await api.sql`
    select e.size from notice_entries e
      join notices n on n.county = e.county and n.id = e.notice_id
     where e.household_id = ${home('冉大山').id} and n.code = ${played.lists.firstAgain}`
  expect(row).toEqual({ size: 5 })
})

test('the household that was added came by a list of its own, beside the first', async () => {
  const [row] = await api.sql<{ code: string; follows: string }[]>`
    select n.code, f.code as follows
      from notice_entries e
      join notices n on n.county = e.county and n.id = e.notice_id and n.level = 'group'
      join notices f on f.county = n.county and f.id = n.follows_id
     where e.household_id = ${home(ADDED).id} and e.status = 'advanced'`
  expect(row).toEqual({ code: played.lists.secondAgain, follows: played.lists.second })
})

test.each(ON_PAPER)('%s signed on paper, with a photo and two witnesses', async (head) => {
  const { signatures } = await traceOfHead(head)
  const own = signatures.find(({ role }) => role === 'household')
  expect(own).toMatchObject({ way: 'hand_print', witnesses: 2, photos: 1 })
})

test('everybody else signed with a code at their own phone', async () => {
  const rows = await api.sql<{ way: string; n: number }[]>`
    select way, count(*)::int as n from sign_offs
     where county = ${COUNTY} and status = 'signed' group by 1 order by 1`
  const all = REGISTERED.length * 4
  expect(rows).toEqual([
    { way: 'code', n: all - ON_PAPER.length },
    { way: 'hand_print', n: ON_PAPER.length },
  ])
})

test('what the county keeps of it was not altered', async () => {
  expect(await verifyAudit(api.ownerSql, COUNTY)).toMatchObject({ faultCount: 0 })
})

test('of some hundred texts not one named an ID number', () => {
  expect(village.bot.told.length).toBeGreaterThan(300)
  for (const text of village.bot.told) expect(text).not.toMatch(/\d{17}/)
})
