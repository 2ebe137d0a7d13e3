import { describe, expect, test } from 'vitest'
import { proposalRefusal, watchIn } from '../../../api/proposals/rules'
import { ROLL_STATUSES, type RollStatus, WATCH_KINDS } from '../../../db/values/roll'

const EXIT: Record<RollStatus, string | null> = {
  unregistered: 'not_on_register',
  registered: null,
  exiting: null,
  exited: 'not_on_register',
  returned: null,
  closed: 'no_household',
  terminated: 'not_on_register',
}

describe('a household', () => {
  test.each(ROLL_STATUSES)('that is %s is proposed for exit only from the register', (status) =>
    expect(proposalRefusal('exit', { status, watch: null }, null)).toBe(EXIT[status]),
  )

  test.each([
    ['unstable_exit', ['exited']],
    ['borderline', ['unregistered']],
    [
      'sudden_difficulty',
      ['unregistered', 'registered', 'exiting', 'exited', 'returned', 'terminated'],
    ],
  ] as const)('is watched for %s only where it is %j', (watch, statuses) => {
    const may = ROLL_STATUSES.filter(
      (status) => proposalRefusal('watch_list', { status, watch: null }, watch) === null,
    )
    expect(may).toEqual(
      ROLL_STATUSES.filter((each) => (statuses as readonly string[]).includes(each)),
    )
  })

  test.each(WATCH_KINDS)('that is watched as %s may be watched no more', (watch) =>
    expect(proposalRefusal('risk_removal', { status: 'exited', watch }, null)).toBeNull(),
  )

  test('that nobody watches need not be watched any less, and one that is no more neither', () => {
    const status = 'registered'
    expect(proposalRefusal('risk_removal', { status, watch: null }, null)).toBe('not_watched')
    const gone = { status: 'closed', watch: 'borderline' } as const
    expect(proposalRefusal('risk_removal', gone, null)).toBe('no_household')
  })

  test('that is watched already is not proposed a second time', () =>
    expect(
      proposalRefusal('watch_list', { status: 'unregistered', watch: 'borderline' }, 'borderline'),
    ).toBe('watched'))
})

test.each([
  ['脱贫不稳定', 'unstable_exit'],
  ['怕返贫', 'unstable_exit'],
  ['边缘易致贫户', 'borderline'],
  ['突发严重困难，住院花了三万', 'sudden_difficulty'],
  ['住院花了三万', null],
  ['边缘户突发困难', null],
] as const)('“%s” says as what it is to be watched: %s', (words, kind) => {
  expect(watchIn(words)).toBe(kind)
  expect(kind === null || WATCH_KINDS.includes(kind)).toBe(true)
})
