import { describe, expect, test } from 'vitest'
import type { Case, List, Meeting, Move } from '../../../api/inspections/facts'
import { chainOf, type LinkName, mayDraw, missingIn } from '../../../api/inspections/rules'
import { instantOf } from '../../../api/shared/day'
import type { NoticeLevel } from '../../../db/values/rounds'

const at = (day: string) => instantOf(day, 10)
const NOW = at('2026-04-15')

const CASE: Case = {
  id: 'case',
  code: '1234567897',
  kind: 'identification',
  year: 2026,
  origin: 'household',
  status: 'filed',
  level: 'group',
  reviewId: null,
  enteredAt: 'group',
  householdId: 'household',
  head: '张三',
  number: '1',
  size: 3,
  areaPath: 'wuxi.tianyuan.baoping.3',
  area: '宝坪村3社',
  roll: 'unregistered',
  filedOn: '2026-03-01',
  filedBy: '本户申请',
  decidedOn: null,
  reason: '',
  type: null,
  causes: [],
  watch: null,
  povertyLineFen: null,
  visits: [],
  differences: [],
  votes: [],
  listings: [],
  objections: [],
  signatures: [],
  signed: [],
  reports: [],
  measures: [],
  moves: [],
}

const visit = (kind: Case['visits'][number]['kind'], status: 'open' | 'finished' = 'finished') =>
  ({ id: kind, kind, status, on: '2026-03-02' }) as Case['visits'][number]

const meeting = (level: NoticeLevel, day: string): [string, Meeting] => [
  `${level} ${day}`,
  { id: `${level} ${day}`, level, on: day, closedAt: at(day) } as Meeting,
]
const vote = (level: NoticeLevel, day: string, outcome: 'passed' | 'declined' = 'passed') =>
  ({ meetingId: `${level} ${day}`, outcome }) as Case['votes'][number]

const list = (level: NoticeLevel, day: string, given: Partial<List> = {}): [string, List] => [
  `${level} ${day}`,
  {
    id: `${level} ${day}`,
    level,
    status: 'closed',
    postedOn: day,
    postedAt: at(day),
    closesAt: instantOf('2026-04-01', 24),
    proofs: (['first', 'last'] as const).map((moment) => ({
      moment,
      on: day,
      by: '',
      mediaId: '',
    })),
    ...given,
  } as List,
]
const stood = (
  level: NoticeLevel,
  day: string,
  status: 'listed' | 'advanced' | 'removed' = 'advanced',
) => ({
  listId: `${level} ${day}`,
  status,
})

const back = (level: NoticeLevel, day: string, keepsReview = false): Move => {
  return { type: 'returned', at: at(day), on: day, by: null, level, keepsReview }
}

interface Shared {
  meetings?: [string, Meeting][]
  lists?: [string, List][]
}

function statesOf(given: Partial<Case>, { meetings = [], lists = [] }: Shared = {}) {
  const shared = { meetings: new Map(meetings), lists: new Map(lists) }
  const chain = chainOf({ ...CASE, ...given }, shared, NOW)
  return { chain, of: (name: LinkName) => chain.find((link) => link.name === name)?.state }
}

test('the server draws no more than a hundred cases at once', () => {
  expect([mayDraw(100), mayDraw(101)]).toEqual([true, false])
})

describe('a case that was only filed', () => {
  test('lacks nothing yet: all of its path is ahead of it', () => {
    const { chain } = statesOf({})
    expect(missingIn(chain)).toEqual([])
    expect(chain.filter(({ state }) => state === 'done').map(({ name }) => name)).toEqual([
      'filing',
      'objections',
    ])
  })

  test.each([
    ['identification', 19],
    ['exit', 9],
    ['watch_list', 9],
  ] as const)('of %s has the links of its own path', (kind, count) => {
    expect(statesOf({ kind }).chain).toHaveLength(count)
  })
})

describe('an entry', () => {
  test('is ahead of its review and missing once the meeting voted', () => {
    expect(statesOf({}).of('screening')).toBe('ahead')
    const shared = { meetings: [meeting('group', '2026-03-03')] }
    expect(statesOf({ votes: [vote('group', '2026-03-03')] }, shared).of('screening')).toBe(
      'missing',
    )
  })

  test('that was begun and not finished is none', () => {
    expect(statesOf({ visits: [visit('screening', 'open')] }).of('screening')).toBe('ahead')
    expect(statesOf({ visits: [visit('screening')] }).of('screening')).toBe('done')
  })
})

describe('a review', () => {
  const meetings = [meeting('village', '2026-03-10')]
  const votes = [vote('village', '2026-03-10')]

  test('counts once its meeting is closed', () => {
    expect(statesOf({ level: 'village', votes }, { meetings }).of('review_village')).toBe('done')
    const open = [['village 2026-03-10', { ...meetings[0]?.[1], closedAt: null }]] as [
      string,
      Meeting,
    ][]
    expect(statesOf({ level: 'village', votes }, { meetings: open }).of('review_village')).toBe(
      'ahead',
    )
  })

  test('from before the case was sent back there counts no more', () => {
    const moved = { level: 'village' as const, votes, moves: [back('village', '2026-03-20')] }
    expect(statesOf(moved, { meetings }).of('review_village')).toBe('ahead')
    const kept = { ...moved, moves: [back('village', '2026-03-20', true)] }
    expect(statesOf(kept, { meetings }).of('review_village')).toBe('done')
    const above = { ...moved, moves: [back('township', '2026-03-20')] }
    expect(statesOf(above, { meetings }).of('review_village')).toBe('done')
  })

  test('that declined was held, and what would have followed has ended', () => {
    const declined = [vote('village', '2026-03-10', 'declined')]
    const { of } = statesOf({ level: 'village', status: 'declined', votes: declined }, { meetings })
    expect([of('review_village'), of('notice_village'), of('check')]).toEqual([
      'done',
      'ended',
      'ended',
    ])
  })
})

describe('a notice', () => {
  const day = '2026-03-20'
  const listings = [stood('village', day)]
  const noticeOf = (given: Partial<List>, one: Partial<Case> = {}) =>
    statesOf({ level: 'village', listings, ...one }, { lists: [list('village', day, given)] }).of(
      'notice_village',
    )

  test('needs both photos and the whole of its window', () => {
    expect(noticeOf({})).toBe('done')
    expect(noticeOf({ closesAt: NOW })).toBe('done')
    expect(noticeOf({ closesAt: new Date(NOW.getTime() + 1) })).toBe('ahead')
    expect(noticeOf({ proofs: [] })).toBe('ahead')
    expect(noticeOf({ proofs: [] }, { level: 'township' })).toBe('missing')
  })

  test.each(['void', 'drawn_up'] as const)('that is %s is none', (status) => {
    expect(noticeOf({ status })).toBe('ahead')
  })

  test('off which the household was taken, or from before it was sent back, is none', () => {
    expect(noticeOf({}, { listings: [stood('village', day, 'removed')] })).toBe('ahead')
    expect(noticeOf({}, { moves: [back('village', '2026-03-25', true)] })).toBe('ahead')
  })
})

describe('who came in at a later level', () => {
  test('is asked nothing of the levels below', () => {
    const { of } = statesOf({ enteredAt: 'village', level: 'county' })
    expect([of('screening'), of('notice_group'), of('survey')]).toEqual([
      'waived',
      'waived',
      'missing',
    ])
  })
})

describe('an objection', () => {
  const open = { status: 'open', decidedOn: null } as Case['objections'][number]
  const decided = { status: 'rejected', decidedOn: '2026-03-12' } as Case['objections'][number]
  test('that is undecided is missing once the case is decided, ahead before', () => {
    expect(statesOf({ objections: [decided] }).of('objections')).toBe('done')
    expect(statesOf({ objections: [decided, open] }).of('objections')).toBe('ahead')
    expect(statesOf({ objections: [open], status: 'accepted' }).of('objections')).toBe('missing')
  })
})

describe('a signature', () => {
  const signatures = [
    { id: 's', role: 'household', status: 'signed', decidedOn: '2026-03-30' },
  ] as Case['signatures']
  test('counts only where the rules of sign-offs count it', () => {
    const signed = { level: 'county' as const, signatures, signed: ['household' as const] }
    expect(statesOf(signed).of('sign_household')).toBe('done')
    expect(statesOf({ ...signed, signed: [] }).of('sign_household')).toBe('ahead')
    const reports = [{ status: 'reported', reportedOn: '2026-03-31' }] as Case['reports']
    expect(statesOf({ ...signed, signed: [], reports }).of('sign_household')).toBe('missing')
  })

  test('of an exit is due before the list hangs', () => {
    const exit = { kind: 'exit' as const, level: 'village' as const, enteredAt: 'village' as const }
    expect(statesOf(exit).of('sign_household')).toBe('ahead')
    const listings = [stood('village', '2026-03-20', 'listed')]
    expect(statesOf({ ...exit, listings }).of('sign_household')).toBe('missing')
  })
})

describe('a measure', () => {
  const measure = (cause: 'illness' | 'schooling', status = 'planned') =>
    ({ cause, status, plannedOn: '2026-03-30' }) as Case['measures'][number]
  const reports = [{ status: 'reported', reportedOn: '2026-03-31' }] as Case['reports']
  const of = (measures: Case['measures']) =>
    statesOf({ level: 'county', causes: ['illness', 'schooling'], measures, reports }).of(
      'measures',
    )

  test('is there for every cause, and stands', () => {
    expect(of([measure('illness'), measure('schooling')])).toBe('done')
    expect(of([measure('illness')])).toBe('missing')
    expect(of([measure('illness'), measure('schooling', 'denied')])).toBe('missing')
  })
})

describe('the county', () => {
  test('checks and announces what stands in a report, not what it sent back', () => {
    const report = { reportedOn: '2026-03-31', checkedOn: '2026-04-01', announcedOn: null }
    const inReport = (status: string) =>
      statesOf({ level: 'county', reports: [{ ...report, status }] as Case['reports'] })
    const { of } = inReport('checked')
    expect([of('report'), of('check'), of('announcement')]).toEqual(['done', 'done', 'ahead'])
    expect(inReport('returned').of('report')).toBe('ahead')
    expect(statesOf({ status: 'accepted', level: 'county' }).of('announcement')).toBe('missing')
  })
})
