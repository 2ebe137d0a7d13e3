import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Details } from '../../../api/changes/facts'
import {
  changeRefusal,
  type ChangeRefusal,
  checkDueOn,
  checkRefusal,
  decisionRefusal,
  effectiveChangeStatus,
  type Facts,
  type HouseholdFacts,
  isAdult,
  lacksId,
  type Member,
} from '../../../api/changes/rules'
import { addDays } from '../../../api/shared/day'

const TODAY = '2026-11-30'

const member = (id: string, more: Partial<Member> = {}): Member => ({
  id,
  name: id,
  isHead: id === 'head',
  relation: id === 'head' ? '户主' : '之子',
  sex: 'male',
  bornOn: '1960-01-01',
  ...more,
})
const home = (members: Member[], more: Partial<HouseholdFacts> = {}): HouseholdFacts => ({
  id: 'home',
  areaPath: 'wuxi.tianyuan.baoping.3',
  status: 'registered',
  watch: null,
  isContested: false,
  members,
  ...more,
})
const FAMILY = [
  member('head'),
  member('wife', { relation: '配偶', sex: 'female' }),
  member('son'),
  member('child', { bornOn: '2020-01-01' }),
]
const facts = (more: Partial<Facts> = {}): Facts => ({
  today: TODAY,
  household: home(FAMILY),
  other: null,
  idHolder: null,
  id: null,
  isPlace: true,
  isValue: true,
  returning: null,
  ...more,
})

const REOPEN: Details = { kind: 'reopen', reason: '销错了', on: null }
const CLOSED = home([], { status: 'closed' })

type Of<K extends Details['kind']> = Extract<Details, { kind: K }>
const join = (more: Partial<Of<'join'>> = {}): Details => ({
  kind: 'join',
  reason: 'birth',
  person: { name: '牟小星', sex: 'female', idNumber: 'ID', relation: '之女' },
  personId: null,
  fromHouseholdId: null,
  on: '2026-11-02',
  ...more,
})
const ID = { bornOn: '2026-11-02', sex: 'female' as const }
const leave = (more: Partial<Of<'leave'>> = {}): Details => ({
  kind: 'leave',
  reason: 'death',
  personId: 'son',
  successorId: null,
  on: '2026-11-03',
  ...more,
})
const split = (more: Partial<Of<'split'>> = {}): Details => ({
  kind: 'split',
  personIds: ['son', 'child'],
  headId: 'son',
  successorId: null,
  on: null,
  ...more,
})
const merge = (otherId = 'other'): Details => ({ kind: 'merge', otherId, on: null })
const correct = (more: Partial<Of<'correct'>> = {}): Details => ({
  kind: 'correct',
  field: 'phone',
  personId: 'son',
  value: '13900001234',
  on: null,
  ...more,
})
const others = (
  more: Partial<HouseholdFacts> = {},
  members = [member('father'), member('bride')],
) =>
  home(
    members.map((each, i) => ({ ...each, isHead: i === 0 })),
    { id: 'other', ...more },
  )
const bride = { reason: 'marriage_in', personId: 'bride', fromHouseholdId: 'other' } as const

const CASES: [string, Details, Partial<Facts>, ChangeRefusal | null][] = [
  ['a birth', join(), { id: ID }, null],
  [
    'a birth without a number yet',
    join({ person: { name: '星', sex: 'male', idNumber: null, relation: '之子' } }),
    {},
    null,
  ],
  [
    'a bride without a number',
    join({
      reason: 'marriage_in',
      person: { name: '花', sex: 'female', idNumber: null, relation: '配偶' },
    }),
    {},
    'id_missing',
  ],
  [
    'a birth on another day than the number says',
    join(),
    { id: { ...ID, bornOn: '2026-11-01' } },
    'birth_day_differs',
  ],
  ['a boy with a girl’s number', join(), { id: { ...ID, sex: 'male' } }, 'sex_differs'],
  [
    'who moves in before being born',
    join({ reason: 'move_in', on: '1989-12-31' }),
    { id: { ...ID, bornOn: '1990-01-01' } },
    'day_before_birth',
  ],
  [
    'who moves in on the day of birth',
    join({ reason: 'move_in', on: '1990-01-01' }),
    { id: { ...ID, bornOn: '1990-01-01' } },
    null,
  ],
  [
    'a number of a member',
    join(),
    { idHolder: { personId: 'son', householdId: 'home' } },
    'already_member',
  ],
  [
    'a number of somebody elsewhere',
    join(),
    { idHolder: { personId: 'x', householdId: 'other' } },
    'id_taken',
  ],
  ['a bride of the county', join(bride), { other: others() }, null],
  [
    'a bride who is here already',
    join({ ...bride, fromHouseholdId: 'home' }),
    { other: home(FAMILY) },
    'already_member',
  ],
  [
    'a birth of somebody who stands elsewhere',
    join({ ...bride, reason: 'birth' }),
    { other: others() },
    'id_taken',
  ],
  [
    'a bride who is not there',
    join(bride),
    { other: others({}, [member('father')]) },
    'not_member',
  ],
  [
    'a bride who heads her household',
    join({ ...bride, personId: 'father' }),
    { other: others() },
    'head_of_other',
  ],
  [
    'the last of the other household',
    join(bride),
    { other: others({}, [member('bride')]) },
    'last_member',
  ],
  ['a death', leave(), {}, null],
  ['a death today', leave({ on: TODAY }), {}, null],
  ['a death tomorrow', leave({ on: '2026-12-01' }), {}, 'day_in_future'],
  ['a death before birth', leave({ on: '1959-12-31' }), {}, 'day_before_birth'],
  ['a death on the day of birth', leave({ on: '1960-01-01' }), {}, null],
  ['of somebody of another household', leave({ personId: 'stranger' }), {}, 'not_member'],
  ['the head’s without a new one', leave({ personId: 'head' }), {}, 'successor_missing'],
  [
    'the head’s with the wife as new one',
    leave({ personId: 'head', successorId: 'wife' }),
    {},
    null,
  ],
  [
    'the head’s with a child as new one',
    leave({ personId: 'head', successorId: 'child' }),
    {},
    'successor_minor',
  ],
  [
    'the head’s with a stranger as new one',
    leave({ personId: 'head', successorId: 'x' }),
    {},
    'successor_wrong',
  ],
  [
    'the head’s with the dead as new one',
    leave({ personId: 'head', successorId: 'head' }),
    {},
    'successor_wrong',
  ],
  [
    'the head’s where only a child is left',
    leave({ personId: 'head', successorId: 'child' }),
    { household: home([member('head'), member('child', { bornOn: '2020-01-01' })]) },
    null,
  ],
  [
    'the last member’s',
    leave({ personId: 'head' }),
    { household: home([member('head')]) },
    'last_member',
  ],
  [
    'a death while it is contested',
    leave(),
    { household: home(FAMILY, { isContested: true }) },
    null,
  ],
  [
    'of a household that is closed',
    leave(),
    { household: home([], { status: 'closed' }) },
    'household_closed',
  ],
  ['a move', { kind: 'move', areaPath: 'wuxi.tianyuan.baoping.5', on: null }, {}, null],
  [
    'a move to where it is',
    { kind: 'move', areaPath: 'wuxi.tianyuan.baoping.3', on: null },
    {},
    'same_place',
  ],
  [
    'a move to nowhere',
    { kind: 'move', areaPath: 'wuxi.tianyuan.baoping.9', on: null },
    { isPlace: false },
    'place_unknown',
  ],
  [
    'a move while it is contested',
    { kind: 'move', areaPath: 'wuxi.tianyuan.baoping.5', on: null },
    { household: home(FAMILY, { isContested: true }) },
    'contested',
  ],
  ['a split', split(), {}, null],
  ['a split of nobody', split({ personIds: [] }), {}, 'nobody_goes'],
  [
    'a split of all',
    split({ personIds: FAMILY.map(({ id }) => id), headId: 'head' }),
    {},
    'nobody_stays',
  ],
  ['a split of a stranger', split({ personIds: ['son', 'x'] }), {}, 'not_member'],
  ['a split of a child alone', split({ personIds: ['child'], headId: 'child' }), {}, 'no_adult'],
  [
    'a split that leaves a child alone',
    split({ personIds: ['head', 'wife', 'son'], headId: 'son', successorId: 'child' }),
    {},
    'no_adult',
  ],
  ['a split under a child', split({ headId: 'child' }), {}, 'successor_minor'],
  ['a split under who stays', split({ headId: 'wife' }), {}, 'successor_wrong'],
  [
    'a split with the head and no new one',
    split({ personIds: ['head', 'child'], headId: 'head' }),
    {},
    'successor_missing',
  ],
  [
    'a split with the head and a new one',
    split({ personIds: ['head', 'child'], headId: 'head', successorId: 'wife' }),
    {},
    null,
  ],
  [
    'a split while it is contested',
    split(),
    { household: home(FAMILY, { isContested: true }) },
    'contested',
  ],
  ['a merge', merge(), { other: others() }, null],
  ['a merge with nobody', merge(), {}, 'other_unknown'],
  ['a merge with itself', merge('home'), { other: home(FAMILY) }, 'other_unknown'],
  ['a merge with a closed one', merge(), { other: others({ status: 'closed' }) }, 'other_unknown'],
  [
    'a merge with one of another status',
    merge(),
    { other: others({ status: 'unregistered' }) },
    'status_differs',
  ],
  [
    'a merge with one that is watched',
    merge(),
    { other: others({ watch: 'borderline' }) },
    'status_differs',
  ],
  [
    'a merge while the other is contested',
    merge(),
    { other: others({ isContested: true }) },
    'contested',
  ],
  ['a closing', { kind: 'close', reason: 'death', on: null }, {}, null],
  [
    'a closing while it is contested',
    { kind: 'close', reason: 'death', on: null },
    { household: home(FAMILY, { isContested: true }) },
    'contested',
  ],
  ['a household that comes back', REOPEN, { household: CLOSED, returning: 1 }, null],
  ['one whose people are elsewhere', REOPEN, { household: CLOSED, returning: 0 }, 'nobody_back'],
  ['one whose closing nobody wrote down', REOPEN, { household: CLOSED }, 'nobody_back'],
  ['one that never was closed', REOPEN, { returning: 1 }, 'not_closed'],
  [
    'one that was struck off for what it hid',
    REOPEN,
    { household: home(FAMILY, { status: 'terminated' }), returning: 1 },
    'not_closed',
  ],
  ['a correction', correct(), {}, null],
  [
    'a correction while it is contested',
    correct(),
    { household: home(FAMILY, { isContested: true }) },
    null,
  ],
  ['of somebody else', correct({ personId: 'x' }), {}, 'not_member'],
  ['of nobody said', correct({ personId: null }), {}, 'not_member'],
  ['of an unreadable value', correct(), { isValue: false }, 'value_unreadable'],
  [
    'to a number of somebody else',
    correct({ field: 'id_number' }),
    { idHolder: { personId: 'x', householdId: 'other' } },
    'id_taken',
  ],
  [
    'to one’s own number',
    correct({ field: 'id_number' }),
    { idHolder: { personId: 'son', householdId: 'home' } },
    null,
  ],
  ['of the head to a child', correct({ field: 'head', personId: 'child' }), {}, 'successor_minor'],
  ['of the head', correct({ field: 'head', personId: 'wife' }), {}, null],
  ['of a relation', correct({ field: 'relation', value: '之孙子' }), {}, null],
  [
    'of somebody’s relation to 户主, who is not the head',
    correct({ field: 'relation', value: '户主' }),
    {},
    'relation_of_head',
  ],
  [
    'of the relation of the head',
    correct({ field: 'relation', personId: FAMILY[0]?.id ?? '', value: '之父' }),
    {},
    'relation_of_head',
  ],
]

test.each(CASES)('%s', (_what, details, more, refusal) => {
  expect(changeRefusal(details, facts(more))).toBe(refusal)
})

describe('somebody', () => {
  test.each([
    ['2008-11-30', true],
    ['2008-12-01', false],
    [null, true],
  ])('born on %s is of age: %s', (bornOn, isOfAge) => {
    expect(isAdult({ bornOn }, TODAY)).toBe(isOfAge)
  })

  test('born on the 29th of February is of age on the 1st of March', () => {
    expect(isAdult({ bornOn: '2008-02-29' }, '2026-02-28')).toBe(false)
    expect(isAdult({ bornOn: '2008-02-29' }, '2026-03-01')).toBe(true)
  })
})

test('whatever is split has somebody grown up on each side', () => {
  const people = fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(
      people,
      fc.integer({ min: 0, max: 255 }),
      fc.integer({ min: 0, max: 255 }),
      (ids, going, grown) => {
        const members = ids.map((id, i) =>
          member(String(id), {
            isHead: i === 0,
            bornOn: (grown >> id) & 1 ? '1980-01-01' : '2020-01-01',
          }),
        )
        const personIds = members.map(({ id }) => id).filter((id) => (going >> Number(id)) & 1)
        const staying = members.filter(({ id }) => !personIds.includes(id))
        const details = split({
          personIds,
          headId: personIds[0] ?? '',
          successorId: staying[0]?.id ?? null,
        })
        if (changeRefusal(details, facts({ household: home(members) })) !== null) return
        for (const side of [members.filter(({ id }) => personIds.includes(id)), staying])
          expect(side.some((each) => isAdult(each, TODAY))).toBe(true)
      },
    ),
  )
})

describe('a decision', () => {
  const ready = {
    status: 'checked' as const,
    isOwnPart: false,
    isAccepted: true,
    hasReason: false,
    isRight: true,
    lacksId: false,
  }
  test.each([
    ['of what is checked', {}, null],
    ['of what is not', { status: 'asked' as const }, 'not_checked'],
    ['of what was withdrawn', { status: 'withdrawn' as const }, 'withdrawn'],
    ['once more', { status: 'accepted' as const }, 'already_decided'],
    ['after it was declined', { status: 'declined' as const }, 'already_decided'],
    ['of one’s own doing', { isOwnPart: true }, 'own_part'],
    ['against what was found', { isRight: false }, 'unfounded'],
    ['without the number', { lacksId: true }, 'id_wanted'],
    ['against it without a reason', { isAccepted: false }, 'reason_missing'],
    ['against it with one', { isAccepted: false, hasReason: true }, null],
    [
      'against it though it was not found so',
      { isAccepted: false, hasReason: true, isRight: false },
      null,
    ],
    [
      'against what nobody looked at',
      { isAccepted: false, hasReason: true, status: 'asked' as const },
      'not_checked',
    ],
  ])('%s', (_what, more, refusal) => {
    expect(decisionRefusal({ ...ready, ...more })).toBe(refusal)
  })
})

test.each([
  ['asked', null],
  ['checked', null],
  ['accepted', 'already_decided'],
  ['declined', 'already_decided'],
  ['withdrawn', 'withdrawn'],
] as const)('what is %s is checked or refused: %s', (status, refusal) => {
  expect(checkRefusal(status)).toBe(refusal)
})

test('a withdrawal comes into force a day after it was asked for', () => {
  const withdrawalAskedAt = new Date('2026-03-09T02:00:00Z')
  const at = (now: string, status: 'asked' | 'accepted' = 'asked') =>
    effectiveChangeStatus({ status, withdrawalAskedAt }, new Date(now))
  expect(at('2026-03-10T01:59:59.999Z')).toBe('asked')
  expect(at('2026-03-10T02:00:00Z')).toBe('withdrawn')
  expect(at('2026-03-10T02:00:00Z', 'accepted')).toBe('accepted')
})

test('it is to be looked at soon, and never after it is to be answered', () => {
  expect(checkDueOn('2026-03-09', '2026-03-21', 5)).toBe('2026-03-14')
  expect(checkDueOn('2026-03-09', '2026-03-12', 5)).toBe('2026-03-12')
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), (answer, duty) => {
      const due = addDays('2026-03-09', answer)
      expect(checkDueOn('2026-03-09', due, duty) <= due).toBe(true)
    }),
  )
})

test('only a newborn may lack a number', () => {
  const newborn = { name: '星', sex: 'male' as const, idNumber: null, relation: '之子' }
  expect(lacksId(join({ person: newborn }))).toBe(true)
  expect(lacksId(join())).toBe(false)
  expect(lacksId(join({ person: newborn, personId: 'bride' }))).toBe(false)
  expect(lacksId(leave())).toBe(false)
  expect(lacksId(null)).toBe(false)
})
