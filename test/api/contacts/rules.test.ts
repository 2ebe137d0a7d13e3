import { describe, expect, test } from 'vitest'
import {
  bestOf,
  change,
  isWanted,
  plainlyMeant,
  type Reachable,
  stoppedByAny,
} from '../../../api/contacts/rules'
import { MESSAGE_CLASSES, type StoppableClass } from '../../../db/values/messages'

test('answers and filings come whatever was stopped', () => {
  const stopped: StoppableClass[] = ['notice', 'broadcast', 'reminder']
  expect(MESSAGE_CLASSES.filter((each) => isWanted({ stopped }, each))).toEqual([
    'answer',
    'filing',
  ])
  expect(isWanted({ stopped: ['notice'] }, 'broadcast')).toBe(true)
})

test.each([
  [false, false, ['notice', 'broadcast', 'reminder']],
  [false, true, ['notice', 'broadcast']],
  [true, false, ['notice', 'broadcast', 'reminder']],
  [true, true, ['notice', 'broadcast', 'reminder']],
] as const)('plain words: wanted %s, staff %s, are about %j', (wanted, isStaff, classes) => {
  expect(plainlyMeant(wanted, isStaff)).toEqual(classes)
})

type Classes = StoppableClass[]
test.each<[Classes, boolean, Classes, Classes, Classes]>([
  [[], false, ['reminder', 'notice'], ['notice', 'reminder'], ['notice', 'reminder']],
  [['notice'], false, ['notice'], ['notice'], []],
  [['notice'], false, ['broadcast', 'notice'], ['notice', 'broadcast'], ['broadcast']],
  [['reminder', 'notice'], true, ['notice'], ['reminder'], ['notice']],
  [['reminder'], true, ['notice'], ['reminder'], []],
  [['reminder'], false, [], ['reminder'], []],
])(
  '%j, wanted %s of %j, leaves %j stopped and changes %j',
  (before, wanted, meant, stopped, classes) => {
    expect(change({ stopped: before }, wanted, meant)).toEqual({ stopped, classes })
  },
)

test('a new contact keeps what any of the person’s stopped', () => {
  expect(stoppedByAny([{ stopped: ['reminder'] }, { stopped: ['notice', 'reminder'] }])).toEqual([
    'notice',
    'reminder',
  ])
  expect(stoppedByAny([])).toEqual([])
})

describe('of several contacts of one person the messages go', () => {
  const early = new Date('2026-03-01T00:00:00Z')
  const late = new Date('2026-03-01T00:00:01Z')
  const some = { id: 'b', isPhone: true, addressFault: null, chosenAt: null, lastSeq: 1 }
  const chat = { ...some, id: 'c', isPhone: false }
  test.each<[string, Reachable[], string]>([
    ['to the chat', [some, chat], 'c'],
    ['to the phone they chose', [{ ...some, chosenAt: early }, chat], 'b'],
    [
      'where they chose last',
      [
        { ...some, chosenAt: early },
        { ...chat, chosenAt: late },
      ],
      'c',
    ],
    ['past a chat they blocked', [some, { ...chat, addressFault: 'stop' }], 'b'],
    ['past a chosen one that fails', [{ ...some, chosenAt: late, addressFault: 'fix' }, chat], 'c'],
    ['where most was heard', [some, { ...some, id: 'd', lastSeq: 2 }], 'd'],
    ['in a fixed order otherwise', [some, { ...some, id: 'a' }], 'a'],
    ['to one that fails where all do', [{ ...some, addressFault: 'fix' }], 'b'],
  ])('%s', (_where, contacts, best) => {
    expect(bestOf(contacts)?.id).toBe(best)
    expect(bestOf(contacts.toReversed())?.id).toBe(best)
  })

  test('nowhere where there is none', () => expect(bestOf([])).toBeUndefined())
})
