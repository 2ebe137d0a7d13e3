import { describe, expect, test } from 'vitest'
import { castHousehold, drawCast } from '../../../db/demo/cast'
import { generateCounty } from '../../../db/demo/county'
import { STAFF_ROLES } from '../../../db/values/staff'
import { ROLL_STATUSES, WATCH_KINDS } from '../../../db/values/roll'

const county = generateCounty({ registeredHouseholds: 50 })
const roll = new Map([...county.households].map((household) => [household.number, household]))
const { people, staff } = county
const home = (key: string) => {
  const person = people.find((one) => one.key === key)
  const household = roll.get(person?.householdNumber ?? '')
  if (!person || !household) throw new Error(key)
  return { person, household }
}

describe('the villagers the simulator speaks as', () => {
  test('each stands in the register of the smallest county as they are shown', () => {
    for (const { name, phone, idLast4, hint, householdNumber } of people) {
      const member = roll.get(householdNumber)?.people.find((one) => one.phone === phone)
      expect(member).toMatchObject({ name, phone })
      expect(member?.idNumber.slice(-4)).toBe(idLast4)
      expect(hint).toBe(`${name} ${idLast4}`)
    }
  })

  test('there is one for each status on the roll and each kind of watch', () => {
    for (const status of ROLL_STATUSES) expect(home(status).household.status).toBe(status)
    for (const watch of WATCH_KINDS) expect(home(watch).household.watch).toBe(watch)
  })

  test('the further households of a phone carry it, but for the one without any phone', () => {
    for (const { key, phone, otherHouseholdNumbers } of people) {
      for (const number of otherHouseholdNumbers) {
        const phones = roll.get(number)?.people.map((member) => member.phone)
        expect(phones).toEqual(key === 'relative' ? [null] : [phone])
      }
    }
    expect(home('two_households').person.otherHouseholdNumbers).toHaveLength(1)
    expect(home('four_households').person.otherHouseholdNumbers).toHaveLength(3)
  })

  test('the aunt without a phone lives alone in another village than her nephew', () => {
    const [aunt] = home('relative').person.otherHouseholdNumbers
    expect(aunt).toBe(castHousehold('no_phone').number)
    expect(castHousehold('no_phone').people).toHaveLength(1)
    expect(home('relative').household.areaPath).not.toContain('baoping')
  })

  test('her nephew is shown the last four of her ID, without which he cannot act for her', () => {
    const [aunt] = castHousehold('no_phone').people
    const words = `代 ${aunt?.name} ${aunt?.idNumber.slice(-4)} 申请`
    const { situation, situationEn } = home('relative').person
    expect(situation).toContain(words)
    expect(situationEn).toContain(words)
  })

  test('two heads of 宝坪村 share a name and nothing else', () => {
    const [one, two] = [home('same_name_1'), home('same_name_2')]
    expect(one.person.name).toBe(two.person.name)
    expect(one.person.phone).not.toBe(two.person.phone)
    expect(one.person.hint).not.toBe(two.person.hint)
    expect(one.household.areaPath).not.toBe(two.household.areaPath)
  })

  test('one has rare characters in the name, one prefers English, one lives in another township', () => {
    expect(home('rare_name').person.name).toBe('余㙦生')
    expect(people.filter(({ language }) => language === 'en').map(({ key }) => key)).toEqual([
      'english',
    ])
    expect(home('other_township').household.areaPath).toMatch(/^wuxi\.yulin\./)
  })

  test('their numbers are the same whoever is drawn after them', () => {
    expect([...drawCast().values()]).toEqual([...roll.values()].slice(0, drawCast().size))
    expect(home('registered').person.hint).toMatchInlineSnapshot(`"牟大岭 0370"`)
    expect(home('registered').person.phone).toBe('+8619900001001')
  })
})

describe('the staff the simulator speaks as', () => {
  const areas = new Set(county.areas.map(({ path }) => path))

  test('every role has a person under its own name', () => {
    for (const role of STAFF_ROLES) {
      const person = staff.find(({ key }) => key === role)
      expect(person?.roles.map((held) => held.role)).toEqual([role])
    }
  })

  test('every role is held in an area that exists', () => {
    for (const { roles } of staff) {
      for (const { areaPath } of roles) expect(areas).toContain(areaPath)
    }
  })

  test('one village cadre of 宝坪村 is kin to a household there and the other is tied to nobody', () => {
    const cadres = staff.filter(({ roles }) => roles[0]?.role === 'village_cadre')
    expect(cadres.map(({ roles }) => roles[0]?.areaPath)).toEqual([
      'wuxi.tianyuan.baoping',
      'wuxi.tianyuan.baoping',
    ])
    const { householdNumber } = home('kin_of_cadre').person
    expect(cadres.map(({ ties }) => ties)).toEqual([[{ kind: 'kin', householdNumber }], []])
  })

  test('every tie leads to a household on the roll, and both kinds occur', () => {
    const ties = staff.flatMap((one) => one.ties)
    for (const { householdNumber } of ties) expect(roll.has(householdNumber)).toBe(true)
    expect(new Set(ties.map(({ kind }) => kind))).toEqual(new Set(['kin', 'work_unit']))
  })
})

describe('phones of named people', () => {
  test('no two of them share one', () => {
    const phones = [...people, ...staff].map(({ phone }) => phone)
    expect(new Set(phones).size).toBe(phones.length)
  })

  test('of the staff only the group cadre stands in the register, at home', () => {
    const registered = [...roll.values()].flatMap((household) =>
      household.people.map(({ phone }) => phone),
    )
    const found = staff.filter(({ phone }) => registered.includes(phone))
    expect(found.map(({ key }) => key)).toEqual(['group_cadre'])
    expect(found[0]?.ties[0]?.householdNumber).toBe(castHousehold('home_of_group_cadre').number)
  })
})
