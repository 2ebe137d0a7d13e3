import { expect, test } from 'vitest'
import { maskBankAccount, maskIdNumber, maskPhone, normalisePhone } from '../../../api/shared/phone'
import { DEMO_STAFF } from '../../../db/demo/cast-staff'

test.each([
  '19900000150',
  '199 0000 0150',
  '199-0000-0150',
  '+8619900000150',
  '+86 199 0000 0150',
  '008619900000150',
  '8619900000150',
  '１９９０００００１５０',
])('a cadre’s mobile typed as %s is one number', (typed) => {
  expect(normalisePhone(typed)).toBe('+8619900000150')
})

test.each([
  ['a landline', '023-51522222'],
  ['a landline with its country', '+862351522222'],
  ['a service number', '4008001234'],
  ['a short number', '95588'],
  ['the hotline', '12345'],
  ['a mobile with a digit left out', '1990000015'],
  ['a mobile with a digit too many', '199000001500'],
  ['a name', '王大山'],
  ['nothing', ''],
])('%s gets no text, so it is refused', (_what, typed) => {
  expect(normalisePhone(typed)).toBeNull()
})

test('numbers from elsewhere that can get a text are taken with their country', () => {
  expect(normalisePhone('+14158675309')).toBe('+14158675309')
  expect(normalisePhone('+852 9123 4567')).toBe('+85291234567')
})

test('every phone of the demo’s staff is taken', () => {
  for (const { phone } of DEMO_STAFF) expect(normalisePhone(phone)).toBe(phone)
})

test.each([
  ['+8619900000150', '199****0150'],
  ['+14158675309', '+1415****309'],
  ['+85291234567', '+8529****567'],
  ['12345', '****'],
])('%s is shown as %s', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown)
})

test.each([
  ['500238194711070017', '500238************'],
  ['50023819471107001X', '500238************'],
  ['5002', '5002'],
])('of the identity number %s only the place of registration is shown', (idNumber, shown) => {
  expect(maskIdNumber(idNumber)).toBe(shown)
})

test.each([
  ['6200000091831572943', '****2943'],
  ['1234', '****'],
])('of the account %s the end is shown: %s', (account, shown) => {
  expect(maskBankAccount(account)).toBe(shown)
})
