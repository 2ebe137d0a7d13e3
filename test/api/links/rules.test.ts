import { expect, test } from 'vitest'
import { linkAfter } from '../../../api/links/rules'

const none = new Set<string>()
const its = new Set(['phone'])

test.each([
  ['of somebody who goes goes along', { going: its, staying: none }, 'goes'],
  ['of one who goes and one who stays speaks for both', { going: its, staying: its }, 'both'],
  ['of somebody who stays stays', { going: none, staying: its }, 'stays'],
  ['the register does not know stays', { going: none, staying: none }, 'stays'],
  ['goes from a household that ended, whosever it is', { isEnded: true }, 'goes'],
  ['that no contact has shown stays', { phone: null, going: its }, 'stays'],
  ['that no contact has shown goes from one that ended', { phone: null, isEnded: true }, 'goes'],
])('a linked phone %s', (_what, given, after) => {
  const facts = { phone: 'phone', going: none, staying: none, isEnded: false, ...given }
  expect(linkAfter(facts)).toBe(after)
})
