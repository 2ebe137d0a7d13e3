import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { quorumOf } from '../../../api/reviews/rules'
import { startApi } from '../../support/api'
import { NEIGHBOURS, startMeetings } from '../../support/meetings'
import { rebuildReview, storedReview } from '../../support/review-history'

const api = await startApi({ connections: 4 })
await api.addCounty()
const meetings = await startMeetings(api)
afterAll(() => api.close())

const person = fc.constantFrom(...NEIGHBOURS, '谭大山', '牟大山')
const count = fc.nat(7)
/** What may come to a meeting in any order, sensible or not. */
const act = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('set_up' as const),
      entitled: fc.integer({ min: 1, max: 8 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('attend' as const),
      who: fc.array(person, { minLength: 1, maxLength: 5 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('leave' as const), who: person }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('paper' as const), giver: person, holder: person }),
  },
  {
    weight: 14,
    arbitrary: fc.record({
      do: fc.constant('vote' as const),
      which: fc.nat(1),
      votesFor: count,
      /** Against are who is left, or anything. */
      votesAgainst: fc.option(count, { nil: null }),
      kin: fc.option(fc.nat(2), { nil: null }),
      reason: fc.constantFrom(null, '收入过线'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('minute' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), which: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('close' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('void' as const) }) },
)
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

/** A meeting with two households, on which all of this is tried. */
async function play(acts: readonly Act[]) {
  await meetings.begin()
  const cases = [await meetings.applicant('谭大山'), await meetings.applicant('牟大山')]
  const id = await meetings.called()
  await meetings.setUp(id, 6)
  await meetings.attend(id, NEIGHBOURS.slice(0, 4).join(' '))
  for (const each of acts) await perform(id, cases, each)
  return { id, cases }
}

async function perform(id: string, cases: readonly { id: string; caseId: string }[], each: Act) {
  switch (each.do) {
    case 'set_up':
      return meetings.setUp(id, each.entitled)
    case 'attend':
      return meetings.attend(id, each.who.join(' '))
    case 'leave':
      return meetings.attend(id, `去掉 ${each.who}`)
    case 'paper':
      return meetings.attend(id, `${each.giver} 委托 ${each.holder}`)
    case 'vote':
      return voteOn(id, cases[each.which]?.caseId ?? '', each)
    case 'minute':
      return meetings.minute(id)
    case 'withdraw':
      return api.sql`
        update applications set withdrawal_asked_at = '2026-03-08T01:00:00Z'
         where id = ${cases[each.which]?.caseId ?? ''} and status = 'filed'`
    case 'close':
      return meetings.close(id)
    case 'void':
      return meetings.cancel(id)
  }
}

/** Against are as many as it takes, where it is not said how many: kin may be among those present. */
async function voteOn(id: string, caseId: string, each: Extract<Act, { do: 'vote' }>) {
  const { votesFor, votesAgainst, kin, reason } = each
  const present = Number((await meetings.progress(id))['present'])
  const left = Math.max(0, present - votesFor - (kin ?? 0))
  const tries = votesAgainst === null ? [left, left - 1, left - 2] : [votesAgainst]
  for (const against of tries.filter((tried) => tried >= 0)) {
    const vote = { votesFor, votesAgainst: against, kin, reason }
    if ((await meetings.vote(id, caseId, vote)).status === 200) return
  }
}

/** As a meeting ends that nothing came between. */
const ending = (votesFor: number): Act[] => [
  { do: 'set_up', entitled: 8 },
  { do: 'attend', who: [...NEIGHBOURS] },
  ...[0, 1].map((which): Act => {
    const votes = { votesFor, votesAgainst: null, kin: null }
    return { do: 'vote', which, ...votes, reason: '收入过线' }
  }),
  { do: 'minute' },
  { do: 'close' },
]

/** What may never be, whatever was tried. */
async function check(id: string, cases: readonly { id: string; caseId: string }[]) {
  const stored = await storedReview(api, id)
  expect(await rebuildReview(api, id)).toEqual(stored)
  for (const { caseId } of cases) {
    const now = await meetings.caseOf(caseId)
    const item = stored.items.get(caseId) as
      { votesFor: number; outcome: string; hasReason: boolean } | undefined
    if (stored.status === 'closed' && item) {
      const present = Number(stored.present)
      expect(item.outcome === 'passed').toBe(item.votesFor > present / 2)
      expect(now).toMatchObject(
        item.outcome === 'passed'
          ? { status: 'filed', review_id: id }
          : { status: 'declined', reason: '收入过线' },
      )
    } else {
      expect(now?.review_id).toBeNull()
      expect(now?.status).not.toBe('declined')
    }
  }
  if (stored.status !== 'closed') return
  const { entitled, present } = stored
  expect(stored.attendees.size).toBe(present)
  expect(Number(present)).toBeGreaterThanOrEqual(quorumOf(Number(entitled), 667))
  expect(Number(present)).toBeLessThanOrEqual(Number(entitled))
  for (const item of stored.items.values()) {
    const { votesFor, votesAgainst, abstained, kinAbstained } = item as Record<string, number>
    expect(Number(votesFor) + Number(votesAgainst) + Number(abstained) + Number(kinAbstained)).toBe(
      present,
    )
  }
}

test(
  'whatever is tried at a meeting, nothing is decided without a quorum, every vote adds up, and its events tell it whole',
  { timeout: 120_000 },
  async () => {
    const tried = fc.array(act, { minLength: 4, maxLength: 14 })
    const histories = fc.tuple(tried, fc.nat(6), fc.boolean())
    await fc.assert(
      fc.asyncProperty(histories, async ([acts, votesFor, isEnded]) => {
        const { id, cases } = await play(isEnded ? [...acts, ...ending(votesFor)] : acts)
        await check(id, cases)
      }),
      { numRuns: process.env['FULL'] ? 200 : 15, endOnFailure: true },
    )
  },
)

test('closing twice changes nothing', async () => {
  const { id, cases } = await play([
    { do: 'vote', which: 0, votesFor: 4, votesAgainst: null, kin: null, reason: null },
    { do: 'minute' },
    { do: 'close' },
  ])
  const before = await storedReview(api, id)
  expect(before.status).toBe('closed')
  const told = await api.sql`select count(*)::int as n from outbox`
  await meetings.close(id)
  expect(await storedReview(api, id)).toEqual(before)
  expect(await api.sql`select count(*)::int as n from outbox`).toEqual(told)
  await check(id, cases)
})
