import type { ExitGap } from '../../../api/exits/rules'
import { describe, expect, test } from 'vitest'
import { caseRefusal, endsExit, finishRefusal } from '../../../api/surveys/rules'
import { CASE_LEVELS } from '../../../db/values/rounds'

const OPEN = { level: 'group' as const, reviewId: null, isRoundOpen: true }

describe('a household may be surveyed', () => {
  test.each([
    ['with its case in its group', { ...OPEN }, null],
    ['past the review of its group', { ...OPEN, reviewId: 'r' }, null],
    ['with its case in the village', { ...OPEN, level: 'village' as const }, null],
    ['not without a case', null, 'no_case'],
    ['not in a round that is closed', { ...OPEN, isRoundOpen: false }, 'no_round'],
    ['not before a round has taken its case in', { ...OPEN, level: null }, 'no_round'],
    [
      'not once the village has reviewed it',
      { ...OPEN, level: 'village' as const, reviewId: 'r' },
      'reviewed',
    ],
    ['not with its case in the township', { ...OPEN, level: 'township' as const }, 'reviewed'],
    ['not with its case in the county', { ...OPEN, level: 'county' as const }, 'reviewed'],
  ])('%s', (_, standing, refusal) => expect(caseRefusal(standing)).toBe(refusal))

  test('at every level it is said whether', () => {
    const refusals = CASE_LEVELS.map((level) => caseRefusal({ ...OPEN, level }))
    expect(refusals).toEqual([null, null, 'reviewed', 'reviewed'])
  })
})

const NONE: ExitGap = { lacking: [], unasked: [] }
const LACKS: ExitGap = { lacking: ['drinking_water'], unasked: [] }
const UNASKED: ExitGap = { lacking: [], unasked: ['medical_care'] }
const WHOLE = {
  gap: null,
  kind: 'identification' as const,
  verdict: 'eligible' as const,
  isAsking: false,
  type: 'ordinary' as const,
  mainCause: 'illness' as const,
}

describe('a survey is finished', () => {
  test.each([
    ['once all was asked', WHOLE, null],
    ['not while something is to be asked', { ...WHOLE, isAsking: true }, 'unfinished'],
    ['not without a type', { ...WHOLE, type: null }, 'cause_missing'],
    ['not without a main cause', { ...WHOLE, mainCause: null }, 'cause_missing'],
    [
      'without a cause where it does not qualify',
      { ...WHOLE, mainCause: null, verdict: 'not_eligible' as const },
      null,
    ],
    [
      'without a cause where nobody is sure',
      { ...WHOLE, mainCause: null, verdict: 'unclear' as const },
      null,
    ],
    ['without a cause in an exit', { ...WHOLE, mainCause: null, kind: 'exit' as const }, null],
    [
      'without a type on the watch-list',
      { ...WHOLE, type: null, kind: 'watch_list' as const },
      null,
    ],
    ['as fit to leave where nothing is lacking', { ...WHOLE, gap: NONE }, null],
    ['not as fit to leave where something is', { ...WHOLE, gap: LACKS }, 'exit_gap'],
    ['not as fit to leave where nobody asked', { ...WHOLE, gap: UNASKED }, 'exit_gap'],
    ['as not fit to leave', { ...WHOLE, gap: LACKS, verdict: 'not_eligible' as const }, null],
    ['where nobody is sure yet', { ...WHOLE, gap: UNASKED, verdict: 'unclear' as const }, null],
  ])('%s', (_, facts, refusal) => expect(finishRefusal(facts)).toBe(refusal))
})

describe('an exit is over with its survey', () => {
  test.each([
    ['not_eligible', LACKS, true],
    ['not_eligible', { ...LACKS, unasked: ['food' as const] }, true],
    ['not_eligible', UNASKED, false],
    ['not_eligible', NONE, false],
    ['unclear', LACKS, false],
    ['not_eligible', null, false],
  ] as const)('that finds it %s with %j: %s', (verdict, gap, isOver) =>
    expect(endsExit(verdict, gap)).toBe(isOver),
  )
})
