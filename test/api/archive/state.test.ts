import { describe, expect, test } from 'vitest'
import type { ArchiveDetails, Whole } from '../../../api/archive/details'
import { type ArchiveEvent, beforeClosing, standingOn } from '../../../api/archive/state'

const whole: Whole = {
  facts: { areaPath: 'wuxi.a.b.1', status: 'registered', headName: '谭大山', size: 1 },
  people: [{ personId: 'p1', name: '谭大山', isHead: true, relation: '户主' }],
}
const event = (
  seq: number,
  at: string,
  details: ArchiveDetails,
  type = 'changed',
): ArchiveEvent => ({
  seq,
  type: `household.${type}`,
  at: new Date(at),
  details,
})
/** Entered on 1 March, exited on the 5th at the last minute of the day, 24:00 being the next. */
const events = [
  event(1, '2026-03-01T02:00:00Z', { whole }, 'entered'),
  event(2, '2026-03-05T15:59:59Z', {
    changes: [{ field: 'status', old: 'registered', now: 'exited' }],
  }),
  event(3, '2026-03-05T16:00:00Z', {
    joined: [
      {
        personId: 'p2',
        name: '谭小满',
        reason: 'birth',
        sex: null,
        relation: '之子',
        ethnicity: null,
        education: null,
        schooling: null,
        health: [],
        labour: null,
        work: null,
        workMonths: null,
        isHead: false,
      },
    ],
  }),
]
const stateOn = (day: string, some = events) => {
  const standing = standingOn(some, day)
  return standing.kind === 'known' ? standing.state : standing.kind
}

describe('a household on a day', () => {
  test.each([
    ['the day before it entered', '2026-02-28', 'absent'],
    ['the day it entered', '2026-03-01', 'registered'],
    ['the day before the decision', '2026-03-04', 'registered'],
    ['the day of the decision, to its last second', '2026-03-05', 'exited'],
    ['long after', '2030-01-01', 'exited'],
  ])('%s stands so', (_, day, status) => {
    const state = stateOn(day)
    expect(typeof state === 'string' ? state : state.facts.status).toBe(status)
  })

  test('has who joined from midnight on, not the day before', () => {
    const names = (day: string) => {
      const state = stateOn(day)
      return typeof state === 'string' ? state : state.members.map(({ name }) => name)
    }
    expect(names('2026-03-05')).toEqual(['谭大山'])
    expect(names('2026-03-06')).toEqual(['谭大山', '谭小满'])
  })

  test('has every field, empty ones too', () => {
    expect(stateOn('2026-03-01')).toMatchObject({
      facts: { watch: null, otherCauses: [], wageFen: null, statusSince: null },
      members: [{ personId: 'p1', health: [], sex: null }],
    })
  })

  test('whose later event has an earlier clock belongs to the later day', () => {
    const skewed = [
      event(1, '2026-03-01T02:00:00Z', { whole }, 'entered'),
      event(2, '2026-03-02T16:00:01Z', {
        changes: [{ field: 'watch', old: null, now: 'borderline' }],
      }),
      event(3, '2026-03-02T15:59:59Z', { changes: [{ field: 'wageFen', old: null, now: 5 }] }),
    ]
    expect(stateOn('2026-03-02', skewed)).toMatchObject({ facts: { wageFen: null, watch: null } })
    expect(stateOn('2026-03-03', skewed)).toMatchObject({ facts: { wageFen: 5 } })
  })

  test('that closed stays as it was closed', () => {
    const closed = event(4, '2026-03-08T02:00:00Z', {
      reason: 'closed',
      changes: [{ field: 'status', old: 'exited', now: 'closed' }],
      left: [
        { personId: 'p1', name: '谭大山', reason: 'death', on: '2026-03-07' },
        { personId: 'p2', name: '谭小满', reason: 'move_out', on: '2026-03-07' },
      ],
    })
    expect(stateOn('2027-03-08', [...events, closed])).toMatchObject({
      facts: { status: 'closed' },
      members: [],
    })
  })
})

describe('a household that an older version entered', () => {
  const old = event(1, '2026-01-01T02:00:00Z', {}, 'entered')

  test('is unrecorded until something says how it stood', () => {
    const before = event(2, '2026-03-01T02:00:00Z', {
      before: whole,
      changes: [{ field: 'status', old: 'registered', now: 'exited' }],
    })
    expect(stateOn('2025-12-31', [old, before])).toBe('absent')
    expect(standingOn([old, before], '2026-02-28')).toEqual({
      kind: 'unrecorded',
      from: '2026-03-01',
    })
    expect(stateOn('2026-03-01', [old, before])).toMatchObject({ facts: { status: 'exited' } })
  })

  test('is known from the day stock was taken', () => {
    const stock = event(2, '2026-03-01T02:00:00Z', { whole }, 'recorded')
    expect(standingOn([old], '2026-03-01')).toEqual({ kind: 'unrecorded', from: null })
    expect(stateOn('2026-03-01', [old, stock])).toMatchObject({ facts: { status: 'registered' } })
  })
})

describe('before it was closed', () => {
  const left = [{ personId: 'p1', name: '谭大山', reason: 'move_out' as const, on: '2026-03-07' }]
  const closing = (seq: number, old = 'exited') =>
    event(seq, '2026-03-07T02:00:00Z', {
      changes: [{ field: 'status', old, now: 'closed' }],
      left,
    })
  const opened = event(8, '2026-03-08T02:00:00Z', {
    changes: [{ field: 'status', old: 'closed', now: 'watched' }],
  })
  test('a household stood as its events say, and who left by that one is told', () => {
    const found = beforeClosing([...events, closing(4)])
    expect(found?.state.facts.status).toBe('exited')
    expect(found?.state.members.map(({ personId }) => personId)).toEqual(['p1', 'p2'])
    expect(found?.left).toEqual(left)
  })
  test('what is noted of it once it is closed is no other closing', () => {
    const noted = event(5, '2026-03-08T02:00:00Z', {
      changes: [{ field: 'housingAreaM2', old: null, now: 80 }],
    })
    expect(beforeClosing([...events, closing(4), noted])?.state.facts.status).toBe('exited')
  })
  test('the last closing counts where it came back between', () => {
    const found = beforeClosing([...events, closing(4), opened, closing(9, 'watched')])
    expect(found?.state.facts.status).toBe('watched')
  })
  test('of an older version’s household the closing itself says it', () => {
    const told = event(1, '2026-03-07T02:00:00Z', { ...closing(1).details, before: whole })
    expect(beforeClosing([told])?.state.facts.status).toBe('registered')
  })
  test('nothing is said where nothing is on record', () => {
    expect(beforeClosing(events)).toBeNull()
    expect(beforeClosing([closing(1)])).toBeNull()
  })
})
