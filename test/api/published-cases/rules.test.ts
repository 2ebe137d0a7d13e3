import { expect, test } from 'vitest'
import { draftRefusal, quarterOf, settleRefusal } from '../../../api/published-cases/rules'

test.each([
  ['2026-03-31', '2026Q1'],
  ['2026-04-01', '2026Q2'],
  ['2026-12-31', '2026Q4'],
  ['2027-01-01', '2027Q1'],
])('%s is of %s', (day, quarter) => {
  expect(quarterOf(day)).toBe(quarter)
})

const fine = {
  standing: 'final',
  isPublished: false,
  text: '宝坪村委会熊长富受到诫勉',
  name: '熊长富',
  unit: '宝坪村委会',
  namesHousehold: false,
} as const
test.each([
  [{}, null],
  [{ standing: 'decided' }, 'not_final'],
  [{ isPublished: true }, 'already_published'],
  [{ text: `${fine.text}50993819600273519X` }, 'id_number'],
  [{ text: '熊长富受到诫勉' }, 'unit_not_named'],
  [{ text: '宝坪村委会一人受到诫勉' }, 'person_not_named'],
  [{ text: `接来信，${fine.text}` }, 'names_complaint'],
  [{ namesHousehold: true }, 'names_household'],
  [{ text: `${fine.text}，明天开会` }, 'day_unclear'],
] as const)('of %o the answer is %s', (changed, refusal) => {
  expect(draftRefusal({ ...fine, ...changed })).toBe(refusal)
})

test('neither who wrote it nor whom it is about lets it out, and nobody twice', () => {
  const drafted = { status: 'drafted', isDrafter: false, isPerson: false } as const
  expect(settleRefusal(drafted)).toBeNull()
  expect(settleRefusal({ ...drafted, isDrafter: true })).toBe('own_draft')
  expect(settleRefusal({ ...drafted, isPerson: true })).toBe('own_case')
  expect(settleRefusal({ ...drafted, status: 'approved' })).toBe('already_decided')
})
