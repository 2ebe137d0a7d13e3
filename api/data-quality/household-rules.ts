import { incomeAddsUp } from '../roll/import/rules'
import { ageOn, type QualityHousehold, type QualityPerson } from './facts'
import { isHand, isWorking, type Rule } from './person-rules'
import { isSpouse } from './relation-rules'

/** The household itself, where it is so. */
const ofHousehold =
  (isBroken: (household: QualityHousehold) => boolean): Rule['find'] =>
  (household) =>
    isBroken(household) ? [null] : []

const REGISTERED = ['registered', 'exiting', 'exited', 'returned']

/** On the register, or watched. */
export const isOfRegister = ({ status, watch }: Pick<QualityHousehold, 'status' | 'watch'>) =>
  REGISTERED.includes(status) || watch !== null
const isRegistered = ({ status }: QualityHousehold) => REGISTERED.includes(status)

const parts = ({ wageFen, operatingFen, propertyFen, transferFen }: QualityHousehold) => [
  wageFen,
  operatingFen,
  propertyFen,
  transferFen,
]
const INCOMES = [
  'wageFen',
  'operatingFen',
  'propertyFen',
  'transferFen',
  'operatingCostFen',
  'netIncomePerHeadFen',
] as const

/** Whose death or leaving nobody recorded as such: the second spouse is the odd one. */
function secondSpouses({ people }: QualityHousehold): QualityPerson[] {
  return people.filter((person) => !person.isHead && isSpouse(person)).slice(1)
}

/** The same name and the same birthday under two numbers: one of them was mistyped. */
function repeated({ people }: QualityHousehold): QualityPerson[] {
  const seen = new Set<string>()
  return people.filter(({ name, birth }) => {
    const who = `${name} ${birth}`
    const isAgain = seen.has(who)
    seen.add(who)
    return isAgain
  })
}

/** What is asked of the household as a whole. */
export const HOUSEHOLD_RULES: readonly Rule[] = [
  {
    code: 'no_members',
    severity: 'wrong',
    fields: ['people'],
    find: ofHousehold(({ people }) => people.length === 0),
  },
  {
    code: 'heads',
    severity: 'wrong',
    fields: ['isHead'],
    find: ofHousehold(
      ({ people }) => people.length > 0 && people.filter(({ isHead }) => isHead).length !== 1,
    ),
  },
  {
    code: 'size',
    severity: 'wrong',
    fields: ['size'],
    find: ofHousehold(({ size, people }) => people.length > 0 && size !== people.length),
  },
  {
    code: 'same_person_twice',
    severity: 'doubtful',
    fields: ['birth'],
    find: repeated,
  },
  {
    code: 'two_spouses',
    severity: 'doubtful',
    fields: ['relation'],
    find: secondSpouses,
  },
  {
    code: 'type_missing',
    severity: 'wrong',
    fields: ['type', 'status'],
    isOfRegister: true,
    find: ofHousehold((household) => isRegistered(household) && household.type === null),
  },
  {
    code: 'hardship_labour',
    severity: 'wrong',
    fields: ['type', 'labour'],
    find: ({ type, people }, { today, workingAge, elderlyAge }) =>
      type !== 'extreme_hardship'
        ? []
        : people.filter((person) => {
            const years = ageOn(person.birth, today)
            return isHand(person) && years >= workingAge && years < elderlyAge
          }),
  },
  {
    code: 'allowance_income',
    severity: 'wrong',
    fields: ['type', 'transferFen'],
    isOfRegister: true,
    // An allowance is transfer income 转移性收入.
    find: ofHousehold(
      ({ type, transferFen }) => type !== null && type !== 'ordinary' && transferFen === 0,
    ),
  },
  {
    code: 'cause_missing',
    severity: 'wrong',
    fields: ['mainCause', 'status'],
    isOfRegister: true,
    find: ofHousehold((household) => isRegistered(household) && household.mainCause === null),
  },
  {
    code: 'cause_twice',
    severity: 'wrong',
    fields: ['mainCause', 'otherCauses'],
    find: ofHousehold(
      ({ mainCause, otherCauses }) => mainCause !== null && otherCauses.includes(mainCause),
    ),
  },
  {
    code: 'cause_labour',
    severity: 'doubtful',
    fields: ['mainCause', 'otherCauses', 'labour'],
    isOfRegister: true,
    find: ({ mainCause, otherCauses, people }, { handsPercent }) => {
      const isNamed = [mainCause, ...otherCauses].includes('lack_of_labour')
      const hands = people.filter((person) => isHand(person) || isWorking(person)).length
      return isNamed && hands * 100 > people.length * handsPercent ? [null] : []
    },
  },
  {
    code: 'identified_year_missing',
    severity: 'wrong',
    fields: ['identifiedYear', 'status'],
    isOfRegister: true,
    find: ofHousehold((household) => isRegistered(household) && household.identifiedYear === null),
  },
  {
    code: 'exited_year_missing',
    severity: 'wrong',
    fields: ['exitedYear', 'status'],
    find: ofHousehold(({ status, exitedYear }) => status === 'exited' && exitedYear === null),
  },
  {
    code: 'exited_year_early',
    severity: 'wrong',
    fields: ['identifiedYear', 'exitedYear'],
    find: ofHousehold(
      ({ identifiedYear, exitedYear }) =>
        identifiedYear !== null && exitedYear !== null && exitedYear < identifiedYear,
    ),
  },
  {
    code: 'exited_year_unmatched',
    severity: 'wrong',
    fields: ['exitedYear', 'status'],
    find: ofHousehold(({ status, exitedYear }) => status === 'registered' && exitedYear !== null),
  },
  {
    code: 'watch_against_status',
    severity: 'wrong',
    fields: ['watch', 'status'],
    find: ofHousehold(
      ({ watch, status }) =>
        (watch === 'unstable_exit' && status !== 'exited') ||
        (watch === 'borderline' && status !== 'unregistered'),
    ),
  },
  {
    code: 'watch_without_measure',
    // Who is watched since yesterday has days for it.
    severity: 'doubtful',
    fields: ['watch', 'measures'],
    find: ofHousehold(({ watch, measures }) => watch !== null && measures?.length === 0),
  },
  {
    code: 'employment_without_work',
    severity: 'doubtful',
    fields: ['measures', 'work'],
    find: ofHousehold(
      ({ measures, people }) =>
        (measures?.includes('employment') ?? false) && !people.some(isWorking),
    ),
  },
  {
    code: 'income_missing',
    severity: 'wrong',
    fields: ['netIncomePerHeadFen'],
    isOfRegister: true,
    find: ofHousehold(
      (household) =>
        household.netIncomePerHeadFen === null || parts(household).every((part) => part === null),
    ),
  },
  {
    code: 'income_negative',
    severity: 'doubtful',
    fields: ['wageFen', 'operatingFen', 'netIncomePerHeadFen'],
    find: ofHousehold((household) => INCOMES.some((field) => (household[field] ?? 0) < 0)),
  },
  {
    code: 'income_sum',
    severity: 'wrong',
    fields: ['netIncomePerHeadFen'],
    find: ofHousehold(
      (household) => household.people.length > 0 && !incomeAddsUp(household, household.size),
    ),
  },
]
