import { describe, expect, test } from 'vitest'
import { contestedIn, isToRevisit } from '../../../api/entry-visits/contested'
import { NO_FACTS, type SurveyFacts } from '../../../api/entry-visits/facts'
import type { EntryKind } from '../../../db/values/entry-visits'

const TOLERANCE = { incomePercent: 20, areaPercent: 10 }
const at = (hour: number) => new Date(Date.UTC(2026, 2, 9, hour))
const entry = (kind: EntryKind, hour: number, facts: Partial<SurveyFacts>) => ({
  kind,
  status: 'finished' as const,
  finishedAt: at(hour),
  facts: { ...NO_FACTS, ...facts },
})
const said = (text: string, settled: string | null = null) => ({
  topic: 'other' as const,
  text,
  settled,
})

const screening = entry('screening', 1, { size: 4, disputes: [said('有车')] })
const survey = entry('survey', 2, { size: 5, disputes: [said('有车'), said('有门面')] })

describe('what is contested about a household', () => {
  test('is what anybody said, once, and where its entries disagree', () => {
    const { disputes, differences } = contestedIn([screening, survey], TOLERANCE)
    expect(disputes.map(({ text }) => text)).toEqual(['有车', '有门面'])
    expect(differences.map(({ aspect }) => aspect)).toEqual(['size'])
  })

  test('is settled by a revisit as far as it has an answer', () => {
    const revisit = entry('revisit', 3, { disputes: [said('有车', '不属实'), said('有门面')] })
    const { disputes, differences } = contestedIn([screening, survey, revisit], TOLERANCE)
    expect(disputes.map(({ text }) => text)).toEqual(['有门面'])
    expect(differences).toEqual([])
  })

  test('is contested again where the survey came after the revisit', () => {
    const revisit = entry('revisit', 1, { disputes: [said('有车', '不属实')] })
    const { differences } = contestedIn([screening, survey, revisit], TOLERANCE)
    expect(differences.map(({ aspect }) => aspect)).toEqual(['size'])
  })

  test('is nothing of an entry that is not finished', () => {
    const open = { ...survey, status: 'open' as const, finishedAt: null }
    expect(contestedIn([screening, open], TOLERANCE).differences).toEqual([])
  })
})

describe('a household is gone back to', () => {
  const revisit = entry('revisit', 3, {})
  const plain = [entry('survey', 2, { size: 5 })]
  test.each([
    ['while something is contested', [screening], null, true],
    ['once it has come to the township', plain, 'township', true],
    ['no more after that', [...plain, revisit], 'township', false],
    ['not in the village while nothing is contested', plain, 'village', false],
    ['not where nobody was', [], null, false],
  ] as const)('%s', (_what, entries, level, expected) => {
    expect(isToRevisit(entries, level, contestedIn(entries, TOLERANCE))).toBe(expected)
  })
})
