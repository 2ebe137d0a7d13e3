import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExitGap } from '../../../api/exits/rules'
import {
  attendanceRefusal,
  closeRefusal,
  dayRefusal,
  mayHold,
  meetingRefusal,
  minutesRefusal,
  MOST_ENTITLED,
  nextStep,
  outcomeOf,
  overburdened,
  type Progress,
  quorumOf,
  readVote,
  splitReady,
} from '../../../api/reviews/rules'

describe('who calls a meeting and writes it down', () => {
  test.each([
    ['group', 'group_cadre', true],
    ['group', 'village_cadre', true],
    ['group', 'village_secretary', true],
    ['group', 'first_secretary', false],
    ['group', 'resident_cadre', false],
    ['group', 'township_clerk', false],
    ['village', 'group_cadre', false],
    ['village', 'village_cadre', true],
    ['village', 'village_secretary', true],
    ['village', 'first_secretary', true],
    ['village', 'township_head', false],
    ['township', 'village_secretary', false],
    ['township', 'township_clerk', true],
    ['township', 'township_committee', true],
    ['township', 'township_secretary', true],
    ['township', 'township_head', true],
    ['township', 'county_office', false],
  ] as const)('of a %s: %s %s', (level, role, isHolder) => {
    expect(mayHold(level, [role])).toBe(isHolder)
    expect(mayHold(level, ['evaluator', role])).toBe(isHolder)
  })

  test('nobody without a part there', () => expect(mayHold('group', [])).toBe(false))
})

describe('a quorum', () => {
  test.each([
    // Two thirds, and a person less is none.
    [3, 667, 2],
    [30, 667, 20],
    [31, 667, 21],
    [52, 667, 35],
    [999, 667, 666],
    [1_000, 667, 667],
    // More than half.
    [9, 501, 5],
    [10, 501, 6],
    [11, 501, 6],
    [1_000, 501, 501],
    [7, 1_000, 7],
    [1, 667, 1],
  ])('of %i at %i permille is %i', (entitled, permille, needed) =>
    expect(quorumOf(entitled, permille)).toBe(needed),
  )

  test('of two thirds is exact for as many as a meeting can have', () => {
    for (let entitled = 1; entitled <= MOST_ENTITLED; entitled++) {
      expect(quorumOf(entitled, 667)).toBe(Math.ceil((2 * entitled) / 3))
      expect(quorumOf(entitled, 501)).toBe(Math.floor(entitled / 2) + 1)
    }
  })
})

describe('a household is passed by more than half of those present', () => {
  test.each([
    [19, 38, 'declined'],
    [20, 38, 'passed'],
    [19, 37, 'passed'],
    [18, 37, 'declined'],
    [1, 1, 'passed'],
    [0, 1, 'declined'],
  ] as const)('%i for of %i: %s', (votesFor, present, outcome) =>
    expect(outcomeOf(votesFor, present)).toBe(outcome),
  )

  test('whatever the numbers', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.integer({ min: 1, max: 1_000 }), (votesFor, present) => {
        expect(outcomeOf(votesFor, present) === 'passed').toBe(votesFor > present / 2)
      }),
    )
  })
})

describe('a vote', () => {
  const counts = (votesFor: number, votesAgainst: number, abstained: number, kin?: number) => ({
    votesFor,
    votesAgainst,
    abstained,
    kin: kin ?? null,
  })

  test.each([
    ['adds up to those present', counts(35, 2, 1), 0, { refusal: null, kin: 0 }],
    ['counts known kin without a word', counts(34, 2, 1), 1, { refusal: null, kin: 1 }],
    ['counts kin that were declared', counts(33, 2, 1, 2), 1, { refusal: null, kin: 2 }],
    ['is one too many', counts(36, 2, 1), 0, { refusal: 'sum_wrong', kin: 0 }],
    ['is one too few', counts(34, 2, 1), 0, { refusal: 'sum_wrong', kin: 0 }],
    ['lets kin vote', counts(35, 2, 1), 1, { refusal: 'sum_wrong', kin: 1 }],
    ['declares fewer kin than are known', counts(35, 2, 1, 0), 1, { refusal: 'kin_missing' }],
  ])('%s', (_what, vote, knownKin, expected) =>
    expect(readVote(vote, 38, knownKin)).toMatchObject(expected),
  )

  test('that is taken always adds up, and kin are never among those who voted', () => {
    const votes = fc.nat(40)
    const kin = fc.option(fc.nat(5), { nil: null })
    fc.assert(
      fc.property(votes, votes, votes, kin, fc.nat(60), fc.nat(5), (a, b, c, d, present, known) => {
        const vote = { votesFor: a, votesAgainst: b, abstained: c, kin: d }
        const read = readVote(vote, present, known)
        if (read.refusal) return
        expect(a + b + c + read.kin).toBe(present)
        expect(read.kin).toBeGreaterThanOrEqual(known)
        expect(read.outcome === 'passed').toBe(a > present / 2)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('the day of a meeting', () => {
  test.each([
    ['2026-03-08', 'past'],
    ['2026-03-09', null],
    ['2026-05-08', null],
    ['2026-05-09', 'too_far'],
  ])('%s, said on 9 March, is %s', (day, refusal) =>
    expect(dayRefusal(day, '2026-03-09')).toBe(refusal),
  )

  test.each([
    ['called', '2026-03-10', 'not_yet'],
    ['called', '2026-03-09', null],
    ['called', '2026-03-01', null],
    ['closed', '2026-03-09', 'review_closed'],
    ['void', '2026-03-09', 'review_void'],
  ] as const)('one that is %s for %s is written down on 9 March: %s', (status, meetsOn, refusal) =>
    expect(meetingRefusal({ status, meetsOn }, '2026-03-09')).toBe(refusal),
  )
})

describe('a case without its entry, or an exit short of its standard, is left for another meeting', () => {
  type Waiting = { hasEntry: boolean; gap: ExitGap | null }
  const entered: Waiting = { hasEntry: true, gap: null }
  const missing: Waiting = { hasEntry: false, gap: null }
  const fit: Waiting = { hasEntry: true, gap: { lacking: [], unasked: [] } }
  const short: Waiting = { hasEntry: true, gap: { lacking: ['income'], unasked: [] } }
  const unasked: Waiting = { hasEntry: true, gap: { lacking: [], unasked: ['food'] } }
  test.each([
    [[], 'nobody', 0, 0],
    [[missing], 'no_entries', 0, 1],
    [[entered], null, 1, 0],
    [[entered, missing, missing], null, 1, 2],
    [[fit], null, 1, 0],
    [[short], 'exit_gap', 0, 1],
    [[unasked, missing], 'exit_gap', 0, 2],
    [[fit, short, unasked], null, 1, 2],
  ])('%j', (waiting, refusal, cases, left) => {
    const split = splitReady(waiting)
    expect(split.refusal).toBe(refusal)
    expect([split.cases.length, split.left.length]).toEqual([cases, left])
  })
})

test('nobody stands for more by paper than they may', () => {
  const by = (...names: (string | null)[]) => names.map((proxyName) => ({ proxyName }))
  expect(overburdened(by('李四', null, '李四', '王五'), 2)).toBeNull()
  expect(overburdened(by('李四', '李四', '王五', '李四'), 2)).toBe('李四')
  expect(overburdened(by(null, null, null), 1)).toBeNull()
})

const held: Progress = {
  entitled: 52,
  present: 38,
  quorum: 35,
  proxies: 0,
  voted: 4,
  open: 0,
  recount: 0,
  withoutReason: 0,
  hasText: true,
  photos: 0,
}

describe('a meeting is closed', () => {
  test.each<[string, Partial<Progress>, ReturnType<typeof closeRefusal>]>([
    ['with all it needs', {}, null],
    ['though a case was put off', { open: 1 }, null],
    ['not before it is known how many there are', { entitled: null }, 'not_set_up'],
    ['with just a quorum', { present: 35 }, null],
    ['not with one fewer', { present: 34 }, 'no_quorum'],
    ['not with more than are entitled', { present: 53 }, 'over_entitled'],
    ['with everybody', { present: 52 }, null],
    ['not without a vote', { voted: 0 }, 'nothing_voted'],
    ['not with a vote that does not add up', { recount: 1 }, 'recount'],
    ['not before a declined household has a reason', { withoutReason: 1 }, 'reason_missing'],
    ['not without minutes', { hasText: false }, 'minutes_missing'],
    ['with minutes as a photo', { hasText: false, photos: 1 }, null],
    ['not with a proxy whose paper nobody saw', { proxies: 1 }, 'proxy_paper_missing'],
    ['with the photo of the paper', { proxies: 1, photos: 1 }, null],
  ])('%s', (_what, change, refusal) => expect(closeRefusal({ ...held, ...change })).toBe(refusal))

  test('never without a quorum, whatever else is true of it', () => {
    const count = fc.nat(60)
    fc.assert(
      fc.property(
        fc.record({
          entitled: fc.option(count, { nil: null }),
          present: count,
          quorum: count,
          proxies: fc.nat(2),
          voted: count,
          open: count,
          recount: fc.nat(1),
          withoutReason: fc.nat(1),
          hasText: fc.boolean(),
          photos: fc.nat(1),
        }),
        (progress) => {
          if (closeRefusal(progress) !== null) return
          expect(progress.present).toBeGreaterThanOrEqual(progress.quorum)
          expect(attendanceRefusal(progress)).toBeNull()
          expect(minutesRefusal(progress)).toBeNull()
          expect(progress.recount + progress.withoutReason).toBe(0)
        },
      ),
      { numRuns: 5_000 },
    )
  })
})

describe('what is asked next', () => {
  test.each<[string, Partial<Progress>, ReturnType<typeof nextStep>]>([
    ['how many there are', { entitled: null }, 'set_up'],
    ['who else came', { present: 34 }, 'attendees'],
    ['why somebody was declined', { withoutReason: 1, recount: 1, open: 1 }, 'reason'],
    ['a vote again', { recount: 1, open: 1 }, 'recount'],
    ['the next vote', { open: 1, hasText: false }, 'vote'],
    ['nothing, where nobody can be voted on', { voted: 0 }, 'nothing'],
    ['for the minutes', { hasText: false }, 'minutes'],
    ['whether it is over', {}, 'confirm'],
  ])('%s', (_what, change, step) => expect(nextStep({ ...held, ...change })).toBe(step))
})
