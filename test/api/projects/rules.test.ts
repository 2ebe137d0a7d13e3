import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  approvalsNeeded,
  discussRefusal,
  guessSector,
  noticeStageAt,
  postRefusal,
  progressDue,
  PROJECT_MOVES,
  type ProjectMove,
  approveRefusal,
  stepRefusal,
  submitRefusal,
  TO,
} from '../../../api/projects/rules'
import {
  readAskedMoney,
  readGoals,
  readMoney,
  readSector,
  readSpan,
  readVotes,
} from '../../../api/projects/wording'
import { PROJECT_STATUSES, type ProjectStatus } from '../../../db/values/projects'

const STEPS: readonly ProjectStatus[] = [
  'discussed',
  'applied',
  'submitted',
  'approved',
  'under_way',
  'finished',
]

test('no sequence of what is allowed skips a step, or comes back from the end', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PROJECT_MOVES), { maxLength: 40 }), (moves) => {
      let status: ProjectStatus = 'discussed'
      for (const move of moves) {
        if (stepRefusal(move, status) !== null) continue
        const next: ProjectStatus = TO[move]
        const [from, to] = [STEPS.indexOf(status), STEPS.indexOf(next)]
        if (to >= 0) expect(to).toBeLessThanOrEqual(from + 1)
        expect(from).toBeGreaterThanOrEqual(0)
        status = next
      }
    }),
  )
})

type Person = 0 | 1 | 2 | 3
test('nobody who applied or submitted ever approves, and nobody twice', () => {
  const did = fc.record({
    move: fc.constantFrom<ProjectMove>('apply', 'submit', 'return', 'approve', 'send_back'),
    who: fc.constantFrom<Person>(0, 1, 2, 3),
  })
  fc.assert(
    fc.property(fc.array(did, { maxLength: 60 }), (acts) => {
      let status: ProjectStatus = 'discussed'
      const parts = new Set<Person>()
      const applied = new Set<Person>()
      let approvals: Person[] = []
      const lines = [{ sourceId: 'a', amountFen: 5 }]
      for (const { move, who } of acts) {
        if (move === 'approve') {
          const refusal = approveRefusal({
            status,
            hadPart: parts.has(who),
            hasApproved: approvals.includes(who),
            plannedFen: 10,
            lines,
            agreed: approvals.length > 0 ? lines : null,
          })
          if (refusal) continue
          expect(parts.has(who)).toBe(false)
          approvals.push(who)
          expect(new Set(approvals).size).toBe(approvals.length)
          if (approvals.length === 3) status = 'approved'
          continue
        }
        if (stepRefusal(move, status)) continue
        const notice = { lastOn: '2026-03-01' }
        if (move === 'submit') {
          const hasApplied = applied.has(who)
          if (submitRefusal({ status, hasApplied, hasPosted: false, notice, today: '2026-03-02' }))
            continue
          expect(applied.has(who)).toBe(false)
          approvals = []
        }
        if (move === 'apply') applied.add(who)
        if (move === 'apply' || move === 'submit') parts.add(who)
        status = TO[move]
      }
    }),
  )
})

test.each([
  [0, 0, 'nobody_present'],
  [1, 1, null],
  [2, 1, 'no_majority'],
  [3, 2, null],
  [3, 4, 'more_than_present'],
])('of %i who came %i for it: %s', (present, inFavour, refusal) => {
  expect(discussRefusal({ name: '修路', present, inFavour })).toBe(refusal)
})

test.each([
  [19, 1],
  [20, 2],
  [99, 2],
  [100, 3],
])('an amount of %i takes %i approvals', (planned, needed) => {
  expect(approvalsNeeded(planned, { twoFrom: 20, threeFrom: 100 })).toBe(needed)
})

test.each([
  ['2026-03-18', 'notice_open'],
  ['2026-03-19', null],
])('the township sends it on on %s: %s', (today, refusal) => {
  const facts = {
    status: 'applied',
    hasApplied: false,
    hasPosted: false,
    notice: { lastOn: '2026-03-18' },
  } as const
  expect(submitRefusal({ ...facts, today })).toBe(refusal)
})

test('only what is applied for, or accepted, hangs', () => {
  const hung = PROJECT_STATUSES.filter((status) => noticeStageAt(status) !== null)
  expect(hung).toEqual(['applied', 'accepted', 'checked', 'settled'])
  expect(postRefusal({ status: 'submitted', photos: 1, isThere: false })).toBe('wrong_step')
})

test.each([
  ['2026-11-30', 3, '2026-12-03'],
  ['2026-12-01', 3, '2027-01-03'],
  ['2026-12-31', 3, '2027-01-03'],
  ['2027-01-31', 31, '2027-02-28'],
  ['2028-01-31', 29, '2028-02-29'],
])('after a report on %s the next is due by the %ith: %s', (last, day, due) => {
  expect(progressDue(last, day)).toBe(due)
})

test.each([
  ['修3社水池', 'water'],
  ['硬化5社公路', 'transport'],
  ['农村厕所改造', 'environment'],
  ['脆李电商中心', 'ecommerce'],
  ['村里的事', null],
])('%s belongs to %s', (name, sector) => expect(guessSector(name)).toBe(sector))

describe('what a cadre writes is read', () => {
  test.each([
    ['修3社水池 25人参加 23人同意', 25, 23, '修3社水池'],
    ['修3社水池，来了二十五人，都同意', 25, 25, '修3社水池'],
    ['修3社水池 参加25人 同意23人', 25, 23, '修3社水池'],
    ['修3社水池', null, null, '修3社水池'],
  ])('%s', (text, present, inFavour, rest) => {
    expect(readVotes(text)).toEqual({ present, inFavour, rest })
  })

  test.each([
    ['受益80户', [{ text: '受益', target: 80, unit: '户' }]],
    [
      '受益80户；新增硬化3公里',
      [
        { text: '受益', target: 80, unit: '户' },
        { text: '新增硬化', target: 3, unit: '公里' },
      ],
    ],
    ['硬化3.5公里', [{ text: '硬化', target: 3500, unit: '米' }]],
    ['大家都好', []],
    ['80', []],
  ])('goals: %s', (text, goals) => expect(readGoals(text)).toEqual(goals))

  test.each([
    ['20万', 20_000_000],
    ['20万元', 20_000_000],
    ['3500元', 350_000],
    ['很多', null],
  ])('money: %s', (text, fen) => expect(readMoney(text)).toBe(fen))

  test('a sum that is asked for needs no unit where it can only be yuan', () => {
    expect(readAskedMoney('200000')).toBe(20_000_000)
    expect(readAskedMoney('20')).toBeNull()
    expect(readMoney('2026')).toBeNull()
  })

  test('a span needs both its days', () => {
    expect(readSpan('4月1日到6月30日', '2026-03-09')).toEqual({
      startsOn: '2026-04-01',
      endsOn: '2026-06-30',
    })
    expect(readSpan('4月1日', '2026-03-09')).toBeNull()
  })

  test.each(['12月20日到5月30日', '12月20日到明年5月30日'])('%s ends in the next year', (text) =>
    expect(readSpan(text, '2026-03-09')).toEqual({
      startsOn: '2026-12-20',
      endsOn: '2027-05-30',
    }),
  )

  test.each([
    [
      '安置房80套并且完成验收交付使用',
      { text: '安置房并且完成验收交付使用', target: 80, unit: '套' },
    ],
    ['硬化4.35公里', { text: '硬化', target: 4350, unit: '米' }],
  ])('a goal keeps one measure word, and its whole number: %s', (text, goal) =>
    expect(readGoals(text)).toEqual([goal]),
  )

  test('a sector is a word of its own', () => {
    expect(readSector('修水池 科技')).toEqual({ sector: 'science', rest: '修水池' })
    expect(readSector('修水利设施').sector).toBeNull()
  })
})
