import type { Sex } from '../values/roll'

/** A region code that no county has: nobody carries an identity number that begins with it. */
export const DEMO_REGION = '509938'

/** The day on which the demo roll was drawn up; ages count from here. */
export const DEMO_ROLL_DAY = '2026-03-01'

const DAY_MS = 86_400_000
const FIRST_BIRTH = Date.parse('1920-01-01T00:00:00Z') / DAY_MS
const LAST_BIRTH = Date.parse(`${DEMO_ROLL_DAY}T00:00:00Z`) / DAY_MS

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** Check digit of GB 11643 over the first 17 digits. */
export function checkDigit(digits: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (digits.charCodeAt(i) - 48) * (WEIGHTS[i] ?? 0)
  return CHECKS.charAt(sum % 11)
}

/** Days since 1970 of a calendar day. */
export const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS

/** `2001-05-17` out of an identity number. */
export const birthOf = (idNumber: string) =>
  `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`

/** Whole years between a birth and the roll's day. */
export function ageOn(rollDay: string, birth: string): number {
  const years = Number(rollDay.slice(0, 4)) - Number(birth.slice(0, 4))
  return rollDay.slice(5) < birth.slice(5) ? years - 1 : years
}

/** A birth that makes somebody `age` years old on the roll's day; `turn` in [0, 1) picks the day. */
export function birthAt(age: number, turn: number): number {
  return LAST_BIRTH - Math.floor(age * 365.2425) - 1 - Math.floor(turn * 364)
}

const pad = (value: number, width: number) => String(value).padStart(width, '0')

const spell = (birth: number) =>
  new Date(birth * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '')

export interface Identities {
  /** A number nobody was given yet. `birth` counts days since 1970. */
  issue(birth: number, sex: Sex): string
}

/** Sequence numbers of one day are dealt by counter, so that 350,000 people need no set of numbers. */
export function createIdentities(): Identities {
  const dealt = {
    male: new Uint16Array(LAST_BIRTH - FIRST_BIRTH + 1),
    female: new Uint16Array(LAST_BIRTH - FIRST_BIRTH + 1),
  }
  /** Days as `YYYYMMDD`, spelt once: 343,000 people share 39,000 birthdays. */
  const spelt: string[] = []
  return {
    issue(birth, sex) {
      const count = dealt[sex][birth - FIRST_BIRTH]
      // 500 sequence numbers a day and sex: odd for men, even for women.
      if (count === undefined || count >= 500) throw new RangeError(`no number left: ${birth}`)
      dealt[sex][birth - FIRST_BIRTH] = count + 1
      const turn = (birth * 73 + count * 137) % 500
      const sequence = 2 * ((turn + 500) % 500) + (sex === 'male' ? 1 : 0)
      const day = (spelt[birth - FIRST_BIRTH] ??= spell(birth))
      const digits = `${DEMO_REGION}${day}${pad(sequence, 3)}`
      return digits + checkDigit(digits)
    },
  }
}

/**
 * The n-th phone of the demo: +86199 0001 xxxx and on, ten thousand to a block and scrambled in it.
 * Block 0000 is kept for named people.
 */
export function phoneAt(index: number): string {
  const block = Math.floor(index / 10_000) + 1
  return `+86199${pad(block, 4)}${pad((index * 7_919 + 4_242) % 10_000, 4)}`
}

/** The phone of a named person: +86199 0000 and these four digits. */
export const namedPhone = (lastFour: string) => `+861990000${lastFour}`

/** An invented bank account of 19 digits. */
export const accountAt = (index: number) => `62000099${pad((index * 7_919_113) % 1e11, 11)}`
