import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  byUrgency,
  climbs,
  type Duty,
  DUTY_KINDS,
  type Holder,
  holdersOf,
  isLate,
  isNewlyLate,
  rolesFor,
  superiorsOf,
} from '../../../api/todo/rules'

const GROUP = 'wuxi.tianyuan.baoping.3'
const VILLAGE = 'wuxi.tianyuan.baoping'
const duty = (given: Partial<Duty> = {}): Duty => ({
  kind: 'review',
  areaPath: GROUP,
  dueOn: '2026-03-09',
  count: 1,
  code: null,
  staffId: null,
  ...given,
})
const plays = (staffId: string, role: Holder['role'], areaPath: string): Holder => ({
  staffId,
  role,
  areaPath,
})

describe('whose a duty is', () => {
  const staff = [
    plays('head of 3社', 'group_cadre', GROUP),
    plays('head of 5社', 'group_cadre', `${VILLAGE}.5`),
    plays('cadre', 'village_cadre', VILLAGE),
    plays('second cadre', 'village_cadre', VILLAGE),
    plays('resident', 'resident_cadre', VILLAGE),
    plays('clerk', 'township_clerk', 'wuxi.tianyuan'),
    plays('office', 'county_office', 'wuxi'),
  ]
  test.each<[string, Partial<Duty>, string[]]>([
    ['the meeting of a group is its head’s', {}, ['head of 3社']],
    [
      'where a group has no head, the village’s',
      { areaPath: `${VILLAGE}.7` },
      ['cadre', 'second cadre'],
    ],
    ['the village’s meeting', { areaPath: VILLAGE }, ['cadre', 'second cadre']],
    ['the township’s meeting', { areaPath: 'wuxi.tianyuan' }, ['clerk']],
    ['a survey', { kind: 'survey', areaPath: VILLAGE }, ['cadre', 'second cadre']],
    ['a revisit', { kind: 'revisit', areaPath: VILLAGE }, ['resident']],
    ['sending a list on', { kind: 'advance' }, ['clerk']],
    ['what the county has to check', { kind: 'check', areaPath: 'wuxi.tianyuan' }, ['office']],
    [
      'the meeting about villages',
      { kind: 'village_review', areaPath: 'wuxi.tianyuan' },
      ['clerk'],
    ],
    ['their list', { kind: 'village_posting', areaPath: 'wuxi.tianyuan' }, ['clerk']],
    ['the decision about one', { kind: 'village_decision', areaPath: VILLAGE }, ['office']],
    [
      'a lead to decide in the township',
      { kind: 'lead_decision', areaPath: 'wuxi.tianyuan' },
      ['clerk'],
    ],
    ['one that only the county can', { kind: 'lead_decision', areaPath: 'wuxi' }, ['office']],
    ['one that was left to the county', { kind: 'lead_referral', areaPath: 'wuxi' }, ['office']],
    ['what was done on a list is looked at by another', { kind: 'strike_off' }, ['clerk']],
    [
      'and never by who did it',
      { kind: 'strike_off', areaPath: 'wuxi.tianyuan', exceptId: 'clerk' },
      ['office'],
    ],
    [
      'whom nobody is paired with the village visits',
      { kind: 'household_visit' },
      ['cadre', 'second cadre'],
    ],
    ['a pairing by which nobody is helped', { kind: 'pairing', areaPath: VILLAGE }, ['clerk']],
    ['whoever is named', { staffId: 'somebody' }, ['somebody']],
    ['nobody’s, where nobody plays the part', { areaPath: 'wuxi.yulin.wusong.1' }, []],
  ])('%s', (_what, given, holders) => expect(holdersOf(duty(given), staff)).toEqual(holders))

  test('every duty is somebody’s part, or somebody is named for it', () => {
    const named = DUTY_KINDS.filter((kind) => rolesFor({ kind, areaPath: GROUP }).length === 0)
    expect(named).toEqual([
      'help',
      'objection',
      'sign_off',
      'measure',
      'supervision_check',
      'finding_rectify',
      'accountability_decide',
      'assessment_score',
      'assessment_appeal',
      'complaint_retaliation',
      'complaint_accept',
      'complaint_answer',
      'complaint_decide',
      'complaint_extension',
      'evaluation_ask',
      'evaluation_review',
      'evaluation_lock',
      'evaluation_reply',
      'peer_evaluation',
      'press_answer',
      'press_answer_unit',
      'leave_over',
      'recall_contest',
      'residency_days',
    ])
  })
})

describe('when a duty is late', () => {
  test.each([
    ['2026-03-08', false, false],
    ['2026-03-09', false, false],
    ['2026-03-10', true, false],
    ['2026-03-12', true, false],
    ['2026-03-13', true, true],
  ])('due on the 9th and climbing after three days, on %s', (today, late, climbed) => {
    expect(isLate(duty(), today)).toBe(late)
    expect(climbs(duty(), today, 3)).toBe(climbed)
  })

  test.each(['check', 'village_decision', 'lead_referral'] as const)(
    'what the county does late does not climb to a township: %s',
    (kind) => expect(climbs(duty({ kind }), '2027-01-01', 3)).toBe(false),
  )
})

test('what is due first comes first, whatever it is', () => {
  const duties = fc.array(
    fc.record({
      kind: fc.constantFrom(...DUTY_KINDS),
      dueOn: fc.constantFrom('2026-03-09', '2026-03-10', '2026-12-31'),
      areaPath: fc.constantFrom(GROUP, VILLAGE),
    }),
  )
  fc.assert(
    fc.property(duties, (given) => {
      const sorted = given.map(duty).toSorted(byUrgency)
      const days = sorted.map(({ dueOn }) => dueOn)
      expect(days).toEqual(days.toSorted())
    }),
  )
})

describe('who is told that a duty is late', () => {
  const TOWNSHIP = 'wuxi.tianyuan'
  const staff = [
    plays('group', 'group_cadre', GROUP),
    plays('cadre', 'village_cadre', VILLAGE),
    plays('village secretary', 'village_secretary', VILLAGE),
    plays('clerk', 'township_clerk', TOWNSHIP),
    plays('head', 'township_head', TOWNSHIP),
    plays('township secretary', 'township_secretary', TOWNSHIP),
    plays('elsewhere', 'township_secretary', 'wuxi.yulin'),
    plays('office', 'county_office', 'wuxi'),
    plays('department', 'department', 'wuxi'),
  ]
  const without = (...ids: string[]) => staff.filter(({ staffId }) => !ids.includes(staffId))
  const above = (holders: string[], areaPath = GROUP, all = staff) =>
    superiorsOf({ areaPath, holders }, all)

  test.each<[string, string[], string[]]>([
    ['a group cadre’s: the village secretary', ['group'], ['village secretary']],
    ['a village cadre’s: the township secretary', ['cadre'], ['township secretary']],
    ['the village secretary’s own', ['village secretary'], ['township secretary']],
    ['the clerk’s', ['clerk'], ['township secretary']],
    ['the township secretary’s own: the county office', ['township secretary'], ['office']],
    ['a department’s measure', ['department'], ['township secretary']],
    ['nobody’s', [], ['township secretary']],
    ['the county office’s own: nobody', ['office'], []],
    ['a group cadre’s and a village cadre’s', ['group', 'cadre'], ['township secretary']],
  ])('%s', (_what, holders, told) => {
    expect(above(holders)).toEqual(told)
  })

  test('where nobody holds the office, the next one above', () => {
    expect(above(['group'], GROUP, without('village secretary'))).toEqual(['township secretary'])
    expect(above(['cadre'], GROUP, without('township secretary'))).toEqual(['head'])
    expect(above(['cadre'], GROUP, without('township secretary', 'head'))).toEqual([])
  })

  test('on the first day after it was due alone', () => {
    const due = { dueOn: '2026-03-09' }
    const days = ['2026-03-09', '2026-03-10', '2026-03-11']
    expect(days.map((day) => isNewlyLate(due, day))).toEqual([false, true, false])
  })
})
