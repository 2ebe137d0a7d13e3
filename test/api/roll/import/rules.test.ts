import { describe, expect, test } from 'vitest'
import {
  householdRefusal,
  incomeAddsUp,
  isPhoneShared,
  type HouseholdFacts,
  type Income,
} from '../../../../api/roll/import/rules'

const good: HouseholdFacts = { heads: 1, places: 1, fatalLine: null }

test.each<[string, Partial<HouseholdFacts>, string | null]>([
  ['one head in one place is taken', {}, null],
  ['no head is refused', { heads: 0 }, 'household_without_head'],
  ['two heads are refused', { heads: 2 }, 'household_two_heads'],
  ['two places are refused', { places: 2 }, 'household_two_places'],
  ['two places come before two heads', { places: 2, heads: 2 }, 'household_two_places'],
  ['one fatal row takes all, whatever else', { fatalLine: 7, heads: 0 }, 'household_rejected'],
])('a household: %s', (_, facts, refusal) => {
  expect(householdRefusal({ ...good, ...facts })).toBe(refusal)
})

describe('a household’s income', () => {
  const income: Income = {
    wageFen: 1_000_000,
    operatingFen: 200_000,
    propertyFen: 0,
    transferFen: 100_000,
    operatingCostFen: 100_000,
    netIncomePerHeadFen: 400_000,
  }

  test.each<[string, Partial<Income>, number, boolean]>([
    ['adds up to the fen', {}, 3, true],
    ['may be one yuan off a head', { netIncomePerHeadFen: 400_100 }, 3, true],
    ['may be one yuan short a head', { netIncomePerHeadFen: 399_900 }, 3, true],
    ['may not be more', { netIncomePerHeadFen: 400_101 }, 3, false],
    ['may not be less', { netIncomePerHeadFen: 399_899 }, 3, false],
    ['is divided by all members', {}, 4, false],
    ['counts a blank part as nothing', { propertyFen: null }, 3, true],
    [
      'counts a blank cost as nothing',
      { operatingCostFen: null, netIncomePerHeadFen: 433_333 },
      3,
      true,
    ],
    [
      'may be a loss',
      { wageFen: 0, operatingFen: 0, transferFen: 0, netIncomePerHeadFen: -33_333 },
      3,
      true,
    ],
    ['is not judged without its sum', { netIncomePerHeadFen: null }, 9, true],
    [
      'is not judged without its parts',
      { wageFen: null, operatingFen: null, propertyFen: null, transferFen: null },
      3,
      true,
    ],
  ])('%s', (_, change, people, is) => {
    expect(incomeAddsUp({ ...income, ...change }, people)).toBe(is)
  })
})

test('a phone may stand for three households, not for four', () => {
  expect(isPhoneShared(3)).toBe(false)
  expect(isPhoneShared(4)).toBe(true)
})
