import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AssuranceFacts, NOT_ASKED } from '../../../api/entry-visits/facts'
import { exitGap, type ExitItem, gapLine, isGap, isStablyAbove } from '../../../api/exits/rules'
import { splitReady } from '../../../api/reviews/rules'
import { finishRefusal } from '../../../api/surveys/rules'
import { ASSURANCES } from '../../../db/values/entry-visits'
import { anyAssurances } from '../../support/survey-arbitraries'

const LINE = 400_000
const met = { isMet: true, lacking: '' }
const ASSURED: AssuranceFacts = {
  food: met,
  clothing: met,
  compulsory_school: met,
  medical_care: met,
  safe_house: met,
  drinking_water: met,
}
const standard = (marginPercent = 0) => ({ lineFen: LINE, marginPercent })

describe('an income is stably above the line', () => {
  test.each([
    [LINE - 1, 0, false],
    [LINE, 0, false],
    [LINE + 1, 0, true],
    [-50_000, 0, false],
    [LINE + 1, 20, false],
    [480_000, 20, false],
    [480_001, 20, true],
  ])('%d fen with a margin of %d percent: %s', (fen, marginPercent, isAbove) => {
    expect(isStablyAbove(fen, standard(marginPercent))).toBe(isAbove)
  })

  test.each([
    // Of a line of 3,333 yuan a percent is 33.33.
    [336_633, false],
    [336_634, true],
  ])('to the fen where the margin is no whole yuan: %d fen, %s', (fen, isAbove) => {
    expect(isStablyAbove(fen, { lineFen: 333_300, marginPercent: 1 })).toBe(isAbove)
  })
})

describe('a household may leave', () => {
  const gapOf = (fen: number | null, change: Partial<AssuranceFacts> = {}) =>
    exitGap({ netIncomePerHeadFen: fen, assurances: { ...ASSURED, ...change } }, standard())

  test('with an income above the line and all six assured', () => {
    expect(gapOf(LINE + 1)).toEqual({ lacking: [], unasked: [] })
  })

  test('not with an income at the line', () => {
    expect(gapOf(LINE)).toEqual({ lacking: ['income'], unasked: [] })
  })

  test('not where nobody reckoned its income', () => {
    expect(gapOf(null)).toEqual({ lacking: [], unasked: ['income'] })
  })

  test.each(ASSURANCES)('not without %s', (each) => {
    const gap = gapOf(LINE + 1, { [each]: { isMet: false, lacking: '水管冻裂' } })
    expect(gap).toEqual({ lacking: [each], unasked: [] })
  })

  test.each(ASSURANCES)('not before somebody asked for %s', (each) => {
    expect(gapOf(LINE + 1, { [each]: null })).toEqual({ lacking: [], unasked: [each] })
  })

  test('not where nobody asked for anything, as in an older survey', () => {
    const { unasked } = exitGap({ netIncomePerHeadFen: 900_000, assurances: NOT_ASKED }, standard())
    expect(unasked).toEqual([...ASSURANCES])
  })
})

const anyFound = fc.record({
  netIncomePerHeadFen: fc.option(
    fc.oneof(
      fc.integer({ min: -100_000, max: 2_000_000 }),
      fc.integer({ min: LINE - 2, max: LINE + 2 }),
    ),
  ),
  assurances: fc.oneof(anyAssurances, fc.constant(ASSURED)),
})

test('nothing that was found lets a household leave that lacks anything, and nothing keeps one that does not', () => {
  let gone = 0
  fc.assert(
    fc.property(anyFound, fc.constantFrom(0, 0, 10), (found, marginPercent) => {
      const gap = exitGap(found, { lineFen: LINE, marginPercent })
      const isReady = splitReady([{ hasEntry: true, gap }]).cases.length === 1
      const isFinished =
        finishRefusal({
          kind: 'exit',
          verdict: 'eligible',
          isAsking: false,
          type: null,
          mainCause: null,
          gap,
        }) === null
      const income = found.netIncomePerHeadFen
      const least = (LINE * (100 + marginPercent)) / 100
      const isFit =
        income !== null &&
        income > least &&
        ASSURANCES.every((each) => found.assurances[each]?.isMet === true)
      expect([isReady, isFinished]).toEqual([isFit, isFit])
      if (isFit) gone += 1
    }),
    { numRuns: 2_000 },
  )
  expect(gone).toBeGreaterThan(0)
})

test('what is lacking is told with what nobody asked', () => {
  const lacking: ExitItem[] = ['income', 'drinking_water']
  expect(gapLine({ lacking, unasked: ['medical_care'] })).toBe(
    'lacking=income,drinking_water;unasked=medical_care',
  )
  expect(gapLine({ lacking: [], unasked: [] })).toBe('')
  expect(isGap({ lacking: [], unasked: ['food'] })).toBe(true)
})
