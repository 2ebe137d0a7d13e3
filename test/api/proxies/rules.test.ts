import { describe, expect, test } from 'vitest'
import {
  actingRoles,
  actsAs,
  householdsTried,
  isOver,
  mayOpenAnother,
  type Member,
  provenHousehold,
} from '../../../api/proxies/rules'
import type { StaffRole } from '../../../db/values/staff'

const VILLAGE = 'wuxi.tianyuan.baoping'
const GROUP = `${VILLAGE}.3`

describe('as what a member of staff acts for a household', () => {
  test.each<[StaffRole, string | null]>([
    ['first_secretary', 'first_secretary'],
    ['group_cadre', 'clerk'],
    ['village_cadre', 'clerk'],
    ['village_secretary', 'clerk'],
    ['resident_cadre', 'clerk'],
    ['township_clerk', 'clerk'],
    ['township_committee', 'clerk'],
    ['county_office', null],
    ['department', null],
    ['group_unit', null],
    ['discipline_inspector', null],
    ['evaluator', null],
    ['journalist', null],
  ])('%s: %s', (role, way) => expect(actsAs([{ role, areaPath: VILLAGE }], GROUP)).toBe(way))

  test.each([
    ['in the area itself', VILLAGE, 'clerk'],
    ['below it', GROUP, 'clerk'],
    ['around it', 'wuxi.tianyuan', null],
    ['beside it, with a name that begins alike', `${VILLAGE}x`, null],
  ])('%s', (_where, areaPath, way) =>
    expect(actsAs([{ role: 'village_cadre', areaPath: VILLAGE }], areaPath)).toBe(way),
  )

  test('a first secretary who holds another role there acts as first secretary', () => {
    const held = [
      { role: 'village_cadre' as const, areaPath: VILLAGE },
      { role: 'first_secretary' as const, areaPath: VILLAGE },
    ]
    expect(actsAs(held, GROUP)).toBe('first_secretary')
  })

  test('roles whose work does not lie with households count for nothing', () => {
    const held = (['county_office', 'group_cadre'] as const).map((role) => ({
      role,
      areaPath: 'wuxi',
    }))
    expect(actingRoles(held)).toEqual([{ role: 'group_cadre', areaPath: 'wuxi' }])
  })
})

/** Households of one head's name, each with a head and a child. */
const named = (count: number): Member[] =>
  Array.from({ length: count }, (_, i) => [
    { householdId: `h${i}`, isHead: true, idLast4: `100${i}` },
    { householdId: `h${i}`, isHead: false, idLast4: `200${i}` },
  ]).flat()

describe('what a relative has proved', () => {
  test.each<[string, Member[], string, string | null]>([
    ['the head’s own', named(1), '1000', 'h0'],
    ['a child’s', named(1), '2000', 'h0'],
    ['nobody’s', named(1), '9999', null],
    ['of a name nobody has', [], '1000', null],
    ['of the second of three', named(3), '2001', 'h1'],
    ['of a common name the head’s', named(4), '1003', 'h3'],
    ['of a common name a child’s', named(4), '2003', null],
    ['a small x', [{ householdId: 'h', isHead: true, idLast4: '123X' }], '123x', 'h'],
    [
      'of two households at once',
      [
        { householdId: 'a', isHead: true, idLast4: '1234' },
        { householdId: 'b', isHead: false, idLast4: '1234' },
      ],
      '1234',
      null,
    ],
  ])('%s', (_what, members, given, proven) => expect(provenHousehold(members, given)).toBe(proven))

  test('a wrong answer is held against up to three households of the name, never against more', () => {
    expect(householdsTried(named(3))).toEqual(['h0', 'h1', 'h2'])
    expect(householdsTried(named(4))).toEqual([])
    expect(householdsTried([])).toEqual([])
  })
})

test.each([
  ['relative', 2, true],
  ['relative', 3, false],
  ['clerk', 3, true],
  ['first_secretary', 30, true],
] as const)('a %s who acts for %i households may open another: %s', (role, open, may) =>
  expect(mayOpenAnother(role, open)).toBe(may),
)

test.each([
  ['2026-03-09T13:59:59.999Z', false],
  ['2026-03-09T14:00:00.000Z', true],
])('a proxy that ends at 14:00 is over at %s: %s', (now, over) =>
  expect(isOver(new Date('2026-03-09T14:00:00Z'), new Date(now))).toBe(over),
)
