import { describe, expect, test } from 'vitest'
import {
  hasNoLabour,
  ledgerRefusal,
  type RemovalFacts,
  removalRefusal,
} from '../../../api/monitoring/rules'
import { ROLL_STATUSES } from '../../../db/values/roll'

const WELL: RemovalFacts = {
  watch: 'borderline',
  watchedSince: '2026-03-01',
  hasNoLabour: false,
  visitedOn: '2026-03-01',
  measures: ['delivered', 'confirmed'],
  openRisks: 0,
  today: '2026-08-28',
  leastDays: 180,
}

describe('a household is watched no more', () => {
  test('on the 180th day, visited, its measures delivered, with no risk looked into', () =>
    expect(removalRefusal(WELL)).toBeNull())

  test.each<[why: string, changed: Partial<RemovalFacts>, refusal: string]>([
    ['nobody watches it', { watch: null }, 'not_watched'],
    ['nobody in it can work', { hasNoLabour: true }, 'no_labour'],
    ['it is a day too soon', { today: '2026-08-27' }, 'too_soon'],
    ['nobody knows since when', { watchedSince: null }, 'too_soon'],
    ['nobody was there', { visitedOn: null }, 'not_visited'],
    ['the last visit was the day before', { visitedOn: '2026-02-28' }, 'not_visited'],
    ['nothing was done for it', { measures: [] }, 'no_measure'],
    ['something is still planned', { measures: ['confirmed', 'planned'] }, 'measures_open'],
    ['something never came', { measures: ['denied'] }, 'measures_open'],
    ['a new risk is looked into', { openRisks: 1 }, 'risk_open'],
  ])('but not where %s', (_, changed, refusal) =>
    expect(removalRefusal({ ...WELL, ...changed })).toBe(refusal),
  )
})

test.each([
  [['lost', 'none'], true],
  [['none'], true],
  [['lost', 'weak'], false],
  [['lost', 'ordinary'], false],
  [['none', 'skilled'], false],
  [['none', null], false],
  [[], false],
] as const)('of a household of %j nobody can work: %s', (members, none) =>
  expect(hasNoLabour(members)).toBe(none),
)

describe('the off-register ledger', () => {
  test.each(ROLL_STATUSES)('takes one that is %s only where it is on no register', (status) =>
    expect(ledgerRefusal({ status, watch: null })).toBe(
      status === 'unregistered' ? null : status === 'closed' ? 'no_household' : 'on_register',
    ),
  )

  test('takes none that is watched', () =>
    expect(ledgerRefusal({ status: 'unregistered', watch: 'borderline' })).toBe('watched'))
})
