import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rankAll } from '../../../api/assessments/ranking/rules'
import { personGrades, settleRefusal } from '../../../api/appraisals/rules'
import { ASSESSMENT_GRADES, type AssessmentGrade } from '../../../db/values/assessments'
import { CONTENT } from '../../support/assessments'

const { grades } = CONTENT

const placed = (points: readonly number[], cap: AssessmentGrade = 'excellent') =>
  points.map((each, i) => ({ key: `k${i}`, points: each * 100, group: '', cap }))
const gradesOf = (points: readonly number[]) =>
  rankAll(placed(points), grades).map(({ grade }) => grade)

describe('a ranking', () => {
  test('gives equal points an equal rank and leaves the next one out', () => {
    const ranked = rankAll(placed([80, 95, 80, 70]), grades)
    expect(ranked.map(({ key, rank }) => [key, rank])).toEqual([
      ['k1', 1],
      ['k0', 2],
      ['k2', 2],
      ['k3', 4],
    ])
  })

  test('calls excellent a quarter at most, the best of those who reach it', () => {
    expect(gradesOf([99, 98, 97, 96])).toEqual(['excellent', 'competent', 'competent', 'competent'])
    // Of three a quarter is nobody.
    expect(gradesOf([99, 98, 97])).toEqual(['competent', 'competent', 'competent'])
    expect(gradesOf([89, 80, 70, 50])).toEqual(['competent', 'competent', 'basic', 'incompetent'])
  })

  test('chooses nobody among equals where there is one place, and says so', () => {
    const ranked = rankAll(placed([99, 99, 80, 80]), grades)
    expect(ranked.map(({ grade, isTied }) => [grade, isTied])).toEqual([
      ['competent', true],
      ['competent', true],
      ['competent', false],
      ['competent', false],
    ])
  })

  test('gives whom a veto hits no better grade than it leaves, and their place to the next', () => {
    const [first, ...rest] = placed([99, 98, 80, 80])
    const ranked = rankAll([{ ...first!, cap: 'basic' }, ...rest], grades)
    expect(ranked.map(({ rank, grade }) => [rank, grade]).slice(0, 2)).toEqual([
      [1, 'basic'],
      [2, 'excellent'],
    ])
  })

  test('holds a quota in each group', () => {
    const all = placed([99, 98, 97, 96, 99, 98, 97, 96]).map((each, i) => ({
      ...each,
      group: i < 4 ? 'a' : 'b',
    }))
    const excellent = rankAll(all, grades).filter(({ grade }) => grade === 'excellent')
    expect(excellent.map(({ key }) => key)).toEqual(['k0', 'k4'])
  })

  const anyPlaced = fc.array(
    fc.record({
      points: fc.integer({ min: 0, max: 100 }).map((n) => n * 100),
      group: fc.constantFrom('a', 'b'),
      cap: fc.constantFrom(...ASSESSMENT_GRADES),
    }),
    { maxLength: 60 },
  )
  const keyed = (all: { points: number; group: string; cap: AssessmentGrade }[]) =>
    all.map((each, i) => ({ ...each, key: `k${String(i).padStart(2, '0')}` }))

  test('never exceeds a quota, never lifts over a veto, and grades nobody above one with more points', () => {
    fc.assert(
      fc.property(anyPlaced, (some) => {
        const all = keyed(some)
        const ranked = rankAll(all, grades)
        expect(ranked).toHaveLength(all.length)
        const gradeOf = new Map(ranked.map(({ key, grade }) => [key, grade]))
        const worse = (grade: AssessmentGrade | undefined) =>
          ASSESSMENT_GRADES.indexOf(grade ?? 'incompetent')
        for (const group of ['a', 'b']) {
          const those = all.filter((each) => each.group === group)
          const excellent = those.filter(({ key }) => gradeOf.get(key) === 'excellent')
          expect(excellent.length).toBeLessThanOrEqual(those.length / 4)
          for (const one of those)
            for (const other of those)
              if (one.points > other.points && one.cap === 'excellent')
                expect(worse(gradeOf.get(one.key))).toBeLessThanOrEqual(
                  worse(gradeOf.get(other.key)),
                )
        }
        for (const { key, cap } of all)
          expect(worse(gradeOf.get(key))).toBeGreaterThanOrEqual(worse(cap))
      }),
    )
  })

  test('is the same in whatever order they come', () => {
    fc.assert(
      fc.property(anyPlaced, (some) => {
        const all = keyed(some)
        expect(rankAll(all.toReversed(), grades)).toEqual(rankAll(all, grades))
      }),
    )
  })
})

describe('appraisals of persons', () => {
  test('have no more excellent than the quota, and of equals all or none', () => {
    const persons = [98, 98, 95, 80].map((points) => ({
      points,
      grade: points > 90 ? ('excellent' as const) : ('competent' as const),
    }))
    expect(personGrades(persons, 50).map(({ grade }) => grade)).toEqual([
      'excellent',
      'excellent',
      'competent',
      'competent',
    ])
    expect(personGrades(persons, 25).filter(({ grade }) => grade === 'excellent')).toEqual([])
  })

  const facts = {
    status: 'proposed',
    isProposer: false,
    isOwn: false,
    isTied: false,
    grade: 'excellent',
    excellent: 1,
    places: 2,
  } as const
  test.each([
    [{}, null],
    [{ excellent: 2 }, 'over_quota'],
    [{ excellent: 2, grade: 'competent' as const }, null],
    [{ status: 'settled' as const }, 'settled'],
    [{ isOwn: true }, 'own'],
    [{ isTied: true }, 'tied'],
    [{ isProposer: true }, 'second_person'],
  ])('%j are settled or refused: %s', (change, why) => {
    expect(settleRefusal({ ...facts, ...change })).toBe(why)
  })
})
