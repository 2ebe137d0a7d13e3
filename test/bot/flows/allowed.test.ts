import { expect, test } from 'vitest'
import { isForbidden } from '../../../bot/flows/allowed'

test.each([
  [403, true],
  [200, false],
  [401, false],
  [404, false],
  [409, false],
])('an answer with status %d says that it is not theirs: %s', (status, isTheirs) => {
  expect(isForbidden({ status })).toBe(isTheirs)
})
