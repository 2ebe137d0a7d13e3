import { describe, expect, test } from 'vitest'
import {
  hasNoLabour,
  type Livelihood,
  livelihoodRefusal,
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
  livelihood: { incomes: [{ fen: 600_001, foundOn: '2026-08-28' }], lacking: [] },
  lineFen: 600_000,
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
    ['nobody reckoned its income', { livelihood: { incomes: [], lacking: [] } }, 'income_unknown'],
  ])('but not where %s', (_, changed, refusal) =>
    expect(removalRefusal({ ...WELL, ...changed })).toBe(refusal),
  )
})

describe('what a household that is watched lives on', () => {
  const standard = { lineFen: 600_000, today: '2026-08-28', leastDays: 180 }
  const at = (fen: number, foundOn: string | null) => ({ fen, foundOn })
  // 180 days before is 1 March.
  test.each<[what: string, Partial<Livelihood>, refusal: string | null]>([
    ['a fen above the line', { incomes: [at(600_001, '2026-08-01')] }, null],
    ['the line itself', { incomes: [at(600_000, '2026-08-01')] }, 'income_low'],
    ['above it by an old register', { incomes: [at(600_001, null)] }, null],
    ['below it by an old register', { incomes: [at(599_999, null)] }, 'income_low'],
    ['found by nobody', { incomes: [] }, 'income_unknown'],
    [
      'above now, and below on a day that counts',
      { incomes: [at(700_000, '2026-08-01'), at(500_000, '2026-03-02')] },
      'income_low',
    ],
    [
      'above now, and below the day before those',
      { incomes: [at(700_000, '2026-08-01'), at(500_000, '2026-03-01')] },
      null,
    ],
    [
      'above now, and below nobody knows when',
      { incomes: [at(700_000, '2026-08-01'), at(500_000, null)] },
      null,
    ],
    [
      'below now, and above before',
      { incomes: [at(500_000, '2026-01-01'), at(700_000, '2025-01-01')] },
      'income_low',
    ],
    ['without water', { lacking: ['drinking_water'] }, 'assurance_lacking'],
  ])('%s', (_, given, refusal) =>
    expect(
      livelihoodRefusal({ incomes: [at(700_000, '2026-08-01')], lacking: [], ...given }, standard),
    ).toBe(refusal),
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
