import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parsePhoneNumber } from 'libphonenumber-js/max'
import { describe, expect, test } from 'vitest'
import { CAST_HOUSEHOLDS } from '../../../db/demo/cast'
import { DEMO_SIZES, generateCounty, type DemoOptions } from '../../../db/demo/county'
import { ageOn, birthOf, checkDigit, DEMO_ROLL_DAY } from '../../../db/demo/identity'
import type { HouseholdRecord } from '../../../db/values/roll'

function digest(options: DemoOptions): string {
  const hash = createHash('sha256')
  for (const household of generateCounty(options).households) {
    hash.update(`${JSON.stringify(household)}\n`)
  }
  return hash.digest('hex')
}

const small = [...generateCounty().households]
const people = small.flatMap((household) => household.people)
const count = (of: HouseholdRecord[], ...statuses: string[]) =>
  of.filter(({ status }) => statuses.includes(status)).length
const villageOf = ({ areaPath }: HouseholdRecord) => areaPath.slice(0, areaPath.lastIndexOf('.'))

describe('the same county on every machine', () => {
  test('size and seed give the same bytes', () => {
    expect(digest({})).toMatchInlineSnapshot(
      `"f4511810454d05302f56fcd63393ee0d1028ef14e3400d9fe12725e2cc672a82"`,
    )
    expect(digest({ registeredHouseholds: 50, seed: 1 })).toMatchInlineSnapshot(
      `"073f9d7bbd12eac37665393de668e60bd5688fd848d0adde5e393d0e46880e8c"`,
    )
  })

  test('another seed gives another county with the same named people at its head', () => {
    const other = [...generateCounty({ seed: 2 }).households]
    const cast = CAST_HOUSEHOLDS.length
    expect(other.slice(0, cast)).toEqual(small.slice(0, cast))
    expect(other.slice(cast, cast + 20)).not.toEqual(small.slice(cast, cast + 20))
  })
})

describe('how many households', () => {
  test.each([50, 51, 300, 2_000])('%i on the register are exactly so many', (registered) => {
    const county = generateCounty({ registeredHouseholds: registered })
    const roll = [...county.households]
    expect(count(roll, 'registered', 'exiting', 'exited', 'returned')).toBe(registered)
    expect(count(roll, 'unregistered')).toBe(county.counts.unregistered)
    expect(count(roll, 'closed', 'terminated')).toBe(county.counts.gone)
    expect(roll).toHaveLength(county.counts.total)
    expect(roll.length / registered).toBeCloseTo(4, 0)
  })

  test('the small county has about 1,200 and the whole county about 100,000', () => {
    expect(small).toHaveLength(1_194)
    const whole = generateCounty({ registeredHouseholds: DEMO_SIZES.whole })
    expect(whole.counts.total).toBe(100_089)
  })

  test.each([49, 0, -1, 60.5, Number.NaN])('a county of %d is refused', (registeredHouseholds) => {
    expect(() => generateCounty({ registeredHouseholds })).toThrow(RangeError)
  })

  test('宝坪村 is a whole village and every township has households', () => {
    const villages = Map.groupBy(small, villageOf)
    expect(villages.get('wuxi.tianyuan.baoping')?.length).toBeGreaterThan(100)
    const townships = new Set(small.map(({ areaPath }) => areaPath.split('.')[1]))
    expect(townships.size).toBe(32)
    const groups = new Set(villages.get('wuxi.tianyuan.baoping')?.map(({ areaPath }) => areaPath))
    expect(groups.size).toBe(6)
  })
})

describe('every household', () => {
  test('lives in a villager group that is an area of the county', () => {
    const groups = new Set(
      generateCounty()
        .areas.filter(({ level }) => level === 'group')
        .map(({ path }) => path),
    )
    for (const { areaPath } of small) expect(groups).toContain(areaPath)
  })

  test('has a number of its own, and none that the sheet of 天元乡 uses', () => {
    const numbers = small.map(({ number }) => number)
    expect(new Set(numbers).size).toBe(small.length)
    for (const number of numbers) expect(number).toMatch(/^500238\d{6}5\d{4}$/)
  })

  test('has exactly one head, who stands first, also where it is closed', () => {
    for (const household of small) {
      expect(household.people.map(({ isHead }) => isHead).indexOf(true)).toBe(0)
      expect(household.people.filter(({ isHead }) => isHead)).toHaveLength(1)
      expect(household.people[0]?.relation).toBe('户主')
    }
  })

  test('has accounts that add up to its income per head, to the fen, and none below zero', () => {
    for (const household of small) {
      const { wageFen, operatingFen, propertyFen, transferFen, operatingCostFen } = household
      const accounts = [wageFen, operatingFen, propertyFen, transferFen, operatingCostFen].map(
        (fen) => fen ?? Number.NaN,
      )
      for (const fen of accounts) expect(fen).toBeGreaterThanOrEqual(0)
      const [wage = 0, operating = 0, property = 0, transfer = 0, cost = 0] = accounts
      expect(wage + operating + property + transfer - cost).toBe(
        (household.netIncomePerHeadFen ?? 0) * household.people.length,
      )
    }
  })

  test('has causes and a year only where it was ever registered, and left after it came', () => {
    for (const { status, mainCause, otherCauses, identifiedYear, exitedYear } of small) {
      const isUnregistered = status === 'unregistered'
      expect(mainCause === null && otherCauses.length === 0).toBe(isUnregistered)
      expect(identifiedYear === null).toBe(isUnregistered)
      expect(otherCauses).not.toContain(mainCause)
      expect(exitedYear !== null).toBe(status === 'exited' || status === 'returned')
      if (exitedYear) expect(exitedYear).toBeGreaterThan(identifiedYear ?? 9999)
    }
  })

  test('is watched only in a way its status allows', () => {
    const kinds = new Set(small.map(({ status, watch }) => watch && `${status} ${watch}`))
    expect([...kinds].filter(Boolean).toSorted()).toEqual([
      'exited unstable_exit',
      'unregistered borderline',
      'unregistered sudden_difficulty',
    ])
  })
})

describe('every person', () => {
  test('has an identity number of their own that agrees with check digit and sex', () => {
    expect(new Set(people.map(({ idNumber }) => idNumber)).size).toBe(people.length)
    for (const { idNumber, sex } of people) {
      expect(idNumber).toMatch(/^509938(19|20)\d{9}[\dX]$/)
      expect(idNumber[17]).toBe(checkDigit(idNumber.slice(0, 17)))
      expect(sex).toBe(Number(idNumber[16]) % 2 === 1 ? 'male' : 'female')
    }
  })

  test('is at school, able to work and away at work as their age allows', () => {
    for (const { idNumber, schooling, labour, work, workMonths, education } of people) {
      const age = ageOn(DEMO_ROLL_DAY, birthOf(idNumber))
      expect(age).toBeGreaterThanOrEqual(0)
      expect(schooling === '学龄前儿童').toBe(age < 6)
      expect(education === null).toBe(age < 6)
      if (age < 16) expect(labour).toBe('none')
      if (age >= 60) expect(['weak', 'lost', 'none']).toContain(labour)
      expect(work === null).toBe(workMonths === null)
      if (work) expect(['ordinary', 'skilled']).toContain(labour)
    }
  })

  test('is called as nobody needs to guess, and some with rare characters', () => {
    const names = people.map(({ name }) => name)
    for (const name of names) expect([...name].length, name).toBeOneOf([2, 3])
    for (const rare of ['㙦', '𠮷', '垴']) expect(names.join()).toContain(rare)
  })

  test('is nobody from the sheet of 天元乡, which may be imported beside the demo', () => {
    const sheet = new TextDecoder('gb18030').decode(
      readFileSync('test/fixtures/tianyuan/households.csv'),
    )
    const taken = new Set(sheet.match(/509938\d{11}[\dX]|199\d{8}/g))
    expect(taken.size).toBeGreaterThan(1_000)
    for (const { idNumber, phone } of people) {
      expect(taken).not.toContain(idNumber)
      expect(taken).not.toContain(phone?.slice(3))
    }
  })
})

const shareWithPhone = (of: HouseholdRecord[]) =>
  of.filter((household) => household.people.some(({ phone }) => phone)).length / of.length

describe('phones', () => {
  const homes = new Map<string, Set<string | null>>()
  for (const { number, people } of small) {
    for (const { phone } of people) {
      if (phone) homes.set(phone, (homes.get(phone) ?? new Set()).add(number))
    }
  }

  test('are of a form that is easy to tell from real ones, and valid to those who check', () => {
    for (const phone of homes.keys()) {
      expect(phone).toMatch(/^\+86199000[01]\d{4}$/)
      expect(parsePhoneNumber(phone).isValid(), phone).toBe(true)
    }
  })

  test('stand for one household, some for two, and that of the shop alone for four', () => {
    const bySize = Map.groupBy(homes, ([, numbers]) => numbers.size)
    expect([...bySize.keys()].toSorted()).toEqual([1, 2, 4])
    expect(bySize.get(4)?.map(([phone]) => phone)).toEqual(['+8619900001012'])
    expect(bySize.get(2)?.length).toBeGreaterThan(10)
    expect(bySize.get(2)?.map(([phone]) => phone)).toContain('+8619900001011')
  })

  test('reach about 85 households in 100, and fewer of the old who live alone', () => {
    const alone = small.filter(({ people: [head, second] }) => {
      return head && !second && ageOn(DEMO_ROLL_DAY, birthOf(head.idNumber)) >= 63
    })
    expect(shareWithPhone(small)).toBeGreaterThan(0.82)
    expect(shareWithPhone(small)).toBeLessThan(0.88)
    expect(shareWithPhone(alone)).toBeLessThan(0.5)
  })
})
