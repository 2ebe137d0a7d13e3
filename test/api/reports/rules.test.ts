import { describe, expect, test } from 'vitest'
import {
  announceRefusal,
  type CaseFacts,
  passRefusal,
  reportRefusal,
  returnRefusal,
} from '../../../api/reports/rules'

const COMPLETE: CaseFacts = {
  kind: 'identification',
  status: 'filed',
  level: 'county',
  isContested: false,
  isSigned: true,
  householdType: 'ordinary',
  mainCause: 'schooling',
  otherCauses: ['illness', 'lack_of_labour'],
  watch: null,
  measured: ['schooling', 'illness', 'lack_of_labour'],
  isAtRisk: false,
}

describe('a case of identification is complete', () => {
  test('once all four have signed and every cause has its measure', () => {
    expect(reportRefusal(COMPLETE)).toBeNull()
  })

  test('with a measure more than it has causes', () => {
    expect(reportRefusal({ ...COMPLETE, otherCauses: [] })).toBeNull()
  })

  test.each([
    ['withdrawn', { status: 'withdrawn' }, 'filed'],
    ['declined', { status: 'declined' }, 'filed'],
    ['accepted before', { status: 'accepted' }, 'filed'],
    ['still in its township', { level: 'township' }, 'level'],
    ['in no round', { level: null }, 'level'],
    ['contested', { isContested: true }, 'contested'],
    ['not signed by all', { isSigned: false }, 'sign_off'],
    ['without its type', { householdType: null }, 'type'],
    ['without a main cause', { mainCause: null }, 'cause'],
    [
      'without a measure for its main cause',
      { measured: ['illness', 'lack_of_labour'] },
      'measure',
    ],
    ['without one for another cause', { measured: ['schooling', 'illness'] }, 'measure'],
    ['without any', { measured: [] }, 'measure'],
  ] as const)('not %s', (_what, changed, lack) => {
    expect(reportRefusal({ ...COMPLETE, ...changed })).toBe(lack)
  })
})

describe('the other kinds ask for less', () => {
  const bare = { ...COMPLETE, householdType: null, mainCause: null, otherCauses: [], measured: [] }

  test('a risk removal for nothing but that there is no risk any more', () => {
    const removal = { ...bare, kind: 'risk_removal' } as const
    expect(reportRefusal(removal)).toBeNull()
    expect(reportRefusal({ ...removal, isAtRisk: true })).toBe('risk')
    expect(reportRefusal({ ...bare, kind: 'exit', isAtRisk: true })).toBeNull()
  })

  test('an exit for the household’s consent alone', () => {
    const exit = { ...bare, kind: 'exit' } as const
    expect(reportRefusal(exit)).toBeNull()
    expect(reportRefusal({ ...exit, isSigned: false })).toBe('sign_off')
    expect(reportRefusal({ ...exit, isContested: true })).toBe('contested')
  })

  test('a watch-list case for as what it is watched', () => {
    const watched = { ...bare, kind: 'watch_list' } as const
    expect(reportRefusal({ ...watched, watch: 'borderline' })).toBeNull()
    expect(reportRefusal(watched)).toBe('watch')
  })
})

describe('an officer of the county', () => {
  test.each([
    [{ isReporter: false, free: 1, tied: 0 }, null],
    [{ isReporter: false, free: 1, tied: 5 }, null],
    [{ isReporter: true, free: 1, tied: 0 }, 'own_report'],
    [{ isReporter: false, free: 0, tied: 1 }, 'tied'],
    [{ isReporter: false, free: 0, tied: 0 }, 'nothing_to_check'],
  ])('with %j passes a report: %s', (facts, refusal) => {
    expect(passRefusal(facts)).toBe(refusal)
  })

  const returned = {
    isReporter: false,
    isTied: false,
    status: 'reported',
    isOnPath: true,
  } as const
  test.each([
    [{}, null],
    [{ status: 'checked' }, null],
    [{ status: 'returned' }, 'not_waiting'],
    [{ status: 'announced' }, 'not_waiting'],
    [{ isReporter: true }, 'own_report'],
    [{ isTied: true }, 'tied'],
    [{ isOnPath: false }, 'level_unknown'],
  ] as const)('with %j sends a case back: %s', (changed, refusal) => {
    expect(returnRefusal({ ...returned, ...changed })).toBe(refusal)
  })

  const announced = { isReporter: false, checked: 3, ready: 1, tied: 1, gone: 1 }
  test.each([
    [{}, null],
    [{ ready: 0 }, null],
    [{ ready: 0, gone: 0 }, 'tied'],
    [{ ready: 0, gone: 0, tied: 0 }, 'nothing_ready'],
    [{ checked: 0, ready: 0, gone: 0, tied: 0 }, 'nothing_checked'],
    [{ isReporter: true }, 'own_report'],
  ])('with %j announces: %s', (changed, refusal) => {
    expect(announceRefusal({ ...announced, ...changed })).toBe(refusal)
  })
})
