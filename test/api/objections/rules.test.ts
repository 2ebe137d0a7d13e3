import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { soundOf } from '../../../api/names/sound'
import {
  type CheckerBar,
  type CheckerCandidate,
  checkRefusal,
  chooseAssignee,
  decisionRefusal,
  effectiveObjectionStatus,
  groundOf,
  isObjectionOverdue,
  isReason,
  maskNames,
  mayCheck,
  type Named,
  namesHeardIn,
  namesIn,
  noticeRefusal,
  type ObjectionFacts,
  objectionRefusal,
  villagesIn,
} from '../../../api/objections/rules'
import { NOTICE_STATUSES, OBJECTION_GROUNDS, OBJECTION_STATUSES } from '../../../db/values/rounds'
import { STAFF_ROLES } from '../../../db/values/staff'

describe('the ground a villager means', () => {
  test.each([
    ['张三家有小车', 'should_not_be_listed'],
    ['他在城里买了房子', 'should_not_be_listed'],
    ['牟大山儿子领工资的', 'should_not_be_listed'],
    ['李四不该评上', 'should_not_be_listed'],
    ['他家在镇上开店', 'should_not_be_listed'],
    ['漏了我家', 'left_out'],
    ['名单上没有我家', 'left_out'],
    ['我家没评上', 'left_out'],
    ['莫得我们家', 'left_out'],
    ['没开会就定了', 'faulty_procedure'],
    ['名单根本没贴出来', 'faulty_procedure'],
    ['没有通知我们', 'faulty_procedure'],
    ['程序不合规', 'faulty_procedure'],
    ['暗箱操作', 'faulty_procedure'],
    ['没公示', 'faulty_procedure'],
    ['我家人口写错了', 'wrong_facts'],
    ['收入算错', 'wrong_facts'],
    ['人口不对', 'wrong_facts'],
    ['房子面积不对', 'wrong_facts'],
    ['收入不对', 'wrong_facts'],
    ['', null],
    ['异议', null],
    ['我不服', null],
    ['张三', null],
    ['屋漏雨', null],
    ['他家没得车', null],
    // Both are said: the villager is asked which of them is meant.
    ['没开会就把我家漏了', null],
    ['他家有车，人口也写错了', null],
  ])('“%s” is %s', (text, ground) => expect(groundOf(text)).toBe(ground))

  test('does not depend on spaces or full width', () => {
    expect(groundOf('张 三 家 有 小 车')).toBe('should_not_be_listed')
    expect(groundOf('没　开　会')).toBe('faulty_procedure')
  })
})

describe('what counts as a reason', () => {
  test.each([
    ['有车', null, true],
    ['张三家有小车', '张三', true],
    ['张三', '张三', false],
    ['张三家', '张三', false],
    ['3社张三户', '张三', false],
    ['他家', null, false],
    ['。。。！', null, false],
    ['', null, false],
    ['车', null, false],
  ])('“%s” beside the name %s: %s', (text, name, expected) =>
    expect(isReason(text, name)).toBe(expected),
  )
})

describe('a list', () => {
  const closesAt = new Date('2026-03-15T16:00:00Z')
  test.each([
    ['2026-03-15T15:59:59.999Z', null],
    ['2026-03-15T16:00:00.000Z', 'window_closed'],
    ['2026-03-15T16:00:00.001Z', 'window_closed'],
  ])('at %s, 24:00 of its last day: %s', (now, refusal) =>
    expect(noticeRefusal({ status: 'posted', closesAt }, new Date(now))).toBe(refusal),
  )

  test.each(NOTICE_STATUSES)(
    'that is %s within its window takes them only while posted',
    (status) =>
      expect(noticeRefusal({ status, closesAt }, new Date('2026-03-12T00:00:00Z'))).toBe(
        {
          drawn_up: 'not_posted',
          posted: null,
          closed: 'window_closed',
          void: 'notice_void',
        }[status],
      ),
  )
})

const facts = (given: Partial<ObjectionFacts> = {}): ObjectionFacts => ({
  ground: 'should_not_be_listed',
  hasReason: true,
  household: 'listed',
  isOwn: false,
  hasOpen: false,
  isDecided: false,
  isOfVillages: false,
  ...given,
})

describe('an objection', () => {
  test.each<[Partial<ObjectionFacts>, ReturnType<typeof objectionRefusal>]>([
    [{}, null],
    [{ hasReason: false }, 'reason_missing'],
    [{ household: 'unknown' }, 'name_unknown'],
    [{ household: 'not_listed' }, 'name_unknown'],
    [{ household: 'elsewhere' }, 'name_unknown'],
    [{ household: 'none' }, 'name_unknown'],
    [{ household: 'ambiguous' }, 'name_ambiguous'],
    [{ isOwn: true }, 'own_household'],
    [{ hasOpen: true }, 'already_filed'],
    [{ isOfVillages: true }, null],
    [{ isOfVillages: true, household: 'unknown' }, 'name_unknown'],
    [{ isOfVillages: true, household: 'ambiguous' }, 'name_ambiguous'],
    [{ isOfVillages: true, ground: 'left_out', household: 'none' }, 'village_left_out'],
    [{ isOfVillages: true, ground: 'faulty_procedure', household: 'none' }, null],
    [{ isDecided: true }, 'decided_before'],
    [{ hasOpen: true, isDecided: true }, 'already_filed'],
    [{ ground: 'wrong_facts', isOwn: true }, null],
    [{ ground: 'wrong_facts', household: 'not_listed' }, 'name_unknown'],
    [{ ground: 'left_out', household: 'not_listed' }, null],
    [{ ground: 'left_out', household: 'unknown' }, null],
    [{ ground: 'left_out', household: 'ambiguous' }, null],
    [{ ground: 'left_out', household: 'none' }, null],
    [{ ground: 'left_out', household: 'listed' }, 'on_list'],
    [{ ground: 'left_out', household: 'elsewhere' }, 'other_area'],
    [{ ground: 'left_out', household: 'not_listed', isOwn: true }, null],
    [{ ground: 'faulty_procedure', household: 'none' }, null],
    [{ ground: 'faulty_procedure', household: 'none', isDecided: true }, 'decided_before'],
    [{ ground: 'faulty_procedure', household: 'none', hasReason: false }, 'reason_missing'],
  ])('with %j: %s', (given, refusal) => expect(objectionRefusal(facts(given))).toBe(refusal))

  const anyFacts = fc.record<ObjectionFacts>({
    ground: fc.constantFrom(...OBJECTION_GROUNDS),
    hasReason: fc.boolean(),
    household: fc.constantFrom('listed', 'not_listed', 'elsewhere', 'ambiguous', 'unknown', 'none'),
    isOwn: fc.boolean(),
    hasOpen: fc.boolean(),
    isDecided: fc.boolean(),
    isOfVillages: fc.boolean(),
  })

  test('is never taken without a reason, twice, or once it was decided', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        if (objectionRefusal(given) !== null) return
        expect(given).toMatchObject({ hasReason: true, hasOpen: false, isDecided: false })
      }),
    )
  })

  test('never contests a household that is not on the list, or one’s own place on it', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        if (objectionRefusal(given) !== null || given.ground !== 'should_not_be_listed') return
        expect(given).toMatchObject({ household: 'listed', isOwn: false })
      }),
    )
  })
})

describe('a withdrawal', () => {
  const withdrawalAskedAt = new Date('2026-03-10T02:00:00Z')
  test.each([
    ['2026-03-11T01:59:59.999Z', 'open'],
    ['2026-03-11T02:00:00.000Z', 'withdrawn'],
  ])('asked for a day before %s leaves it %s', (now, status) =>
    expect(effectiveObjectionStatus({ status: 'open', withdrawalAskedAt }, new Date(now))).toBe(
      status,
    ),
  )

  test.each(OBJECTION_STATUSES)('changes nothing of one that is %s and not open', (status) => {
    const later = new Date('2027-01-01T00:00:00Z')
    expect(effectiveObjectionStatus({ status, withdrawalAskedAt: null }, later)).toBe(status)
    if (status === 'open') return
    expect(effectiveObjectionStatus({ status, withdrawalAskedAt }, later)).toBe(status)
  })
})

test.each([
  ['open', '2026-03-13', false],
  ['open', '2026-03-14', true],
  ['upheld', '2026-03-14', false],
  ['withdrawn', '2026-03-14', false],
] as const)('due on the 13th and %s, on %s it is overdue: %s', (status, today, expected) =>
  expect(isObjectionOverdue(status, today, '2026-03-13')).toBe(expected),
)

const candidate = (given: Partial<CheckerCandidate> & { staffId: string }): CheckerCandidate => ({
  role: 'village_cadre',
  areaPath: 'wuxi.tianyuan.baoping',
  unit: '宝坪村委会',
  hasPhone: true,
  tiedHouseholdIds: [],
  openObjections: 0,
  ...given,
})
const bar = (given: Partial<CheckerBar> = {}): CheckerBar => ({
  householdIds: [],
  units: [],
  staffIds: [],
  deciderIds: [],
  tiedIds: [],
  ...given,
})
const chosen = (candidates: CheckerCandidate[], given?: Partial<CheckerBar>) =>
  chooseAssignee(candidates, bar(given))?.staffId ?? null

describe('who is to check an objection', () => {
  const group = candidate({
    staffId: 'group',
    role: 'group_cadre',
    areaPath: 'wuxi.tianyuan.baoping.3',
  })
  const village = candidate({ staffId: 'village' })
  const clerk = candidate({ staffId: 'clerk', role: 'township_clerk', areaPath: 'wuxi.tianyuan' })
  const office = candidate({ staffId: 'office', role: 'county_office', areaPath: 'wuxi' })
  const all = [office, clerk, village, group]

  test('is the nearest', () => expect(chosen(all)).toBe('group'))
  test('is never whose own doing it is about, though nobody else is left', () => {
    expect(chosen(all, { deciderIds: ['group'] })).toBe('village')
    expect(chosen(all, { deciderIds: ['group', 'village', 'clerk'] })).toBe('office')
    expect(chosen([group], { deciderIds: ['group'] })).toBeNull()
  })
  test('does not work in one unit with somebody of the household', () => {
    const far = { ...clerk, unit: '天元乡扶贫办' }
    expect(chosen([far, village], { units: ['宝坪村委会'] })).toBe('clerk')
    expect(chosen([village], { units: ['宝坪村委会'] })).toBeNull()
  })
  test.each<[Partial<CheckerBar>, ReturnType<typeof checkRefusal>]>([
    [{}, null],
    [{ householdIds: ['h'] }, 'tied'],
    [{ householdIds: ['other'] }, null],
    [{ units: ['宝坪村委会'] }, 'tied'],
    [{ units: ['天元乡扶贫办'] }, null],
    [{ staffIds: ['x'] }, 'not_eligible'],
    [{ staffIds: ['y', null] }, null],
    [{ tiedIds: ['x'] }, 'tied'],
    [{ tiedIds: ['y'] }, null],
    [{ deciderIds: ['x'] }, 'own_decision'],
    [{ deciderIds: ['y'] }, null],
    // That they are concerned is told to nobody: it would say who objected.
    [{ staffIds: ['x'], deciderIds: ['x'] }, 'not_eligible'],
  ])('with the bar %j: %s', (given, refusal) => {
    const each = candidate({ staffId: 'x', tiedHouseholdIds: ['h'] })
    expect(checkRefusal(each, bar(given))).toBe(refusal)
  })
  test('climbs to township and county while everybody nearer is tied or concerned', () => {
    const kin = all.map((each) =>
      ['group', 'village'].includes(each.staffId) ? { ...each, tiedHouseholdIds: ['h'] } : each,
    )
    expect(chosen(kin, { householdIds: ['other', 'h'] })).toBe('clerk')
    expect(chosen(kin, { householdIds: ['h'], staffIds: ['clerk', null] })).toBe('office')
    expect(chosen(kin, { householdIds: ['h'], staffIds: ['clerk', 'office'] })).toBeNull()
  })
  test('has the fewest to check, of those equally near', () => {
    const busy = candidate({ staffId: 'a', openObjections: 2 })
    const free = candidate({ staffId: 'b', openObjections: 1 })
    expect(chosen([busy, free])).toBe('b')
    expect(chosen([{ ...busy, openObjections: 1 }, free])).toBe('a')
  })
  test('is rather somebody a message can reach', () =>
    expect(chosen([{ ...group, hasPhone: false }, clerk])).toBe('clerk'))
  test('is rather who looks again by office', () =>
    expect(chosen([village, candidate({ staffId: 'z', role: 'resident_cadre' })])).toBe('z'))

  const OF_NO_FIELD: readonly string[] = [
    'county_finance',
    'department',
    'group_unit',
    'discipline_inspector',
    'superior_inspector',
    'evaluator',
    'journalist',
  ]
  test.each(STAFF_ROLES)('%s checks only where that is their work', (role) => {
    const isField = !OF_NO_FIELD.includes(role)
    expect(mayCheck(candidate({ staffId: 'x', role }), bar())).toBe(isField)
  })

  const anyCandidate = fc.record<CheckerCandidate>({
    staffId: fc.constantFrom('a', 'b', 'c', 'd', 'poster'),
    role: fc.constantFrom(...STAFF_ROLES),
    areaPath: fc.constantFrom('wuxi', 'wuxi.t', 'wuxi.t.v', 'wuxi.t.v.1'),
    unit: fc.constantFrom('u1', 'u2'),
    hasPhone: fc.boolean(),
    tiedHouseholdIds: fc.subarray(['h1', 'h2', 'h3']),
    openObjections: fc.nat(5),
  })
  const anyBar = fc.record<CheckerBar>({
    householdIds: fc.subarray(['h1', 'h2', 'h3']),
    units: fc.subarray(['u1']),
    staffIds: fc.subarray(['a', 'b', null]),
    deciderIds: fc.subarray(['b', 'poster']),
    tiedIds: fc.subarray(['c', 'poster']),
  })

  test('is never tied or concerned, and nobody only when nobody may', () => {
    fc.assert(
      fc.property(fc.array(anyCandidate), anyBar, (candidates, given) => {
        const found = chooseAssignee(candidates, given)
        const able = candidates.filter((each) => mayCheck(each, given))
        if (!found) expect(able).toEqual([])
        if (!found) return
        expect(able).toContain(found)
        expect(found.tiedHouseholdIds.some((id) => given.householdIds.includes(id))).toBe(false)
        expect(given.staffIds).not.toContain(found.staffId)
        expect(given.deciderIds).not.toContain(found.staffId)
        expect(given.units).not.toContain(found.unit)
      }),
    )
  })

  test('does not depend on the order in which they are asked for', () => {
    fc.assert(
      fc.property(fc.array(anyCandidate), anyBar, (candidates, given) => {
        const back = candidates.toReversed()
        const [a, b] = [chooseAssignee(candidates, given), chooseAssignee(back, given)]
        expect(a?.staffId).toBe(b?.staffId)
      }),
    )
  })
})

describe('a decision', () => {
  const ready = { isAssignee: true, status: 'open' as const, hasReason: true }
  test.each([
    [{}, null],
    [{ isAssignee: false }, 'not_assigned'],
    [{ status: 'upheld' }, 'already_decided'],
    [{ status: 'rejected' }, 'already_decided'],
    [{ status: 'withdrawn' }, 'withdrawn'],
    [{ hasReason: false }, 'reason_missing'],
    [{ isAssignee: false, status: 'upheld' }, 'not_assigned'],
  ] as const)('with %j: %s', (given, refusal) =>
    expect(decisionRefusal({ ...ready, ...given })).toBe(refusal),
  )
})

describe('the households a text names', () => {
  const list = ['张三', '张三丰', '牟大山', '李兰英', '冉启旺']
  test.each([
    ['张三家有小车', ['张三']],
    ['张三丰家有小车', ['张三丰']],
    ['牟大山和冉启旺都有车', ['牟大山', '冉启旺']],
    ['他家有车', []],
  ])('“%s”', (text, names) => expect(namesIn(text, list)).toEqual(names))

  test.each([
    ['章三家有小车', ['张三']],
    ['李南英不该评上', ['李兰英']],
    ['3社冉起望有房', ['冉启旺']],
    ['说的是谋大三家', ['牟大山']],
    ['他家有车', []],
    ['', []],
  ])('by ear: “%s”', (text, names) => expect(namesHeardIn(text, list, soundOf)).toEqual(names))
})

describe('a reason told to a household names nobody else', () => {
  const named: Named[] = [
    { name: '张三', of: 'contested' },
    { name: '张三丰', of: 'other' },
    { name: '覃秘密', of: 'own' },
    { name: '买买提·艾力', of: 'other' },
  ]
  test.each([
    ['张三家的车是张三丰借的，张三不会开', '该户的车是某某借的，该户不会开'],
    ['张三丰家也有车', '某某家也有车'],
    ['张三家里没人，张三家庭困难', '该户家里没人，该户家庭困难'],
    ['覃秘密家看见的', '覃秘密家看见的'],
    ['张 三、买买提艾力、买买提•艾力', '该户、某某、某某'],
    ['张，三口人', '张，三口人'],
    ['车是借的', '车是借的'],
  ])('“%s” is “%s”', (text, told) => expect(maskNames(text, named)).toBe(told))

  test('nor its own under a longer name of another', () => {
    const own = { name: '张三', of: 'own' } as const
    expect(maskNames('张三丰看见张三', [own, { name: '张三丰', of: 'other' }])).toBe('某某看见张三')
  })

  test('its own name stays, though others bear it too', () => {
    const all = (['other', 'contested', 'own'] as const).map((of) => ({ name: '张三', of }))
    expect(maskNames('张三有车', all)).toBe('张三有车')
    expect(maskNames('张三有车', all.slice(0, 2))).toBe('该户有车')
  })

  test('a single character is no name', () => {
    expect(maskNames('车是借的', [{ name: '车', of: 'other' }])).toBe('车是借的')
  })
})

describe('the village a text speaks of', () => {
  const NAMES = ['宝坪村', '龙村', '吉龙村', '新华社区']
  test.each([
    ['宝坪村不该评', ['宝坪村']],
    ['宝坪不该评', ['宝坪村']],
    ['宝 坪 村 不该评', ['宝坪村']],
    ['吉龙村不该评', ['吉龙村']],
    ['吉龙有公路了', ['吉龙村']],
    ['新华条件好得很', ['新华社区']],
    ['宝坪村和吉龙村都不该评', ['宝坪村', '吉龙村']],
    ['隔壁村不该评', []],
    ['龙都没得', []],
  ])('%s', (text, names) => expect(villagesIn(text, NAMES)).toEqual(names))
})
