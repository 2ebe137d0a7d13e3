import { expect, test } from 'vitest'
import { effectiveStatus, refusalFor } from '../../../api/applications/rules'
import { ROLL_STATUSES, type RollStatus } from '../../../db/values/roll'

const REFUSALS: Record<RollStatus, string | null> = {
  unregistered: null,
  registered: 'on_register',
  exiting: 'on_register',
  exited: null,
  returned: 'on_register',
  closed: 'household_closed',
  terminated: null,
}

test.each(ROLL_STATUSES)('a household that is %s may apply or hears why not', (status) => {
  expect(refusalFor(status)).toBe(REFUSALS[status])
})

const asked = new Date('2026-03-09T02:00:00.000Z')

test.each([
  ['2026-03-09T02:00:00.000Z', 'filed'],
  ['2026-03-10T01:59:59.999Z', 'filed'],
  ['2026-03-10T02:00:00.000Z', 'withdrawn'],
  ['2026-05-01T00:00:00.000Z', 'withdrawn'],
])('a withdrawal asked for at ten on Monday makes it at %s %s', (now, status) => {
  const application = { status: 'filed' as const, withdrawalAskedAt: asked }
  expect(effectiveStatus(application, new Date(now))).toBe(status)
})

test.each(['accepted', 'declined', 'withdrawn'] as const)(
  'an application that is %s stays so, whatever was asked before',
  (status) => {
    const late = new Date('2027-01-01T00:00:00Z')
    expect(effectiveStatus({ status, withdrawalAskedAt: asked }, late)).toBe(status)
  },
)

test('an application nobody wants to withdraw stays filed', () => {
  const late = new Date('2027-01-01T00:00:00Z')
  expect(effectiveStatus({ status: 'filed', withdrawalAskedAt: null }, late)).toBe('filed')
})
