import {
  ageOn,
  type QualityField,
  type QualityHousehold,
  type QualityLimits,
  type QualityPerson,
} from './facts'
import { isDescendant, isForebear, isSpouse, sexOfRelation } from './relation-rules'
import { EDUCATION_FROM, isOddAtSchool } from './school-rules'
import type { QualityCode, QualitySeverity } from '../../db/values/data-quality'

/** One rule: of which members it is broken; null stands for the household itself. */
export interface Rule {
  code: QualityCode
  severity: QualitySeverity
  /** What it reads: where a file has no column for one of them, it says nothing. */
  fields: readonly QualityField[]
  /** Asked of whoever is on the register or watched; the others of everybody on the roll. */
  isOfRegister?: true
  find(household: QualityHousehold, limits: QualityLimits): (QualityPerson | null)[]
}

type Broken = (person: QualityPerson, limits: QualityLimits, of: QualityHousehold) => boolean

const ofPeople =
  (isBroken: Broken): Rule['find'] =>
  (household, limits) =>
    household.people.filter((person) => isBroken(person, limits, household))

const age = ({ birth }: QualityPerson, { today }: QualityLimits) => ageOn(birth, today)

/** 乡(镇)外县内务工, 打工, 公益岗位; not 未务工 and not 在家务农. */
export const isWorking = ({ work, workMonths }: QualityPerson): boolean => {
  const said = work?.trim() ?? ''
  if (/^[未无没不非]|失业/u.test(said)) return false
  return /务工|打工|公益性?岗|就业|上班|做工/u.test(said) || (said === '' && (workMonths ?? 0) > 0)
}
const saysNoWork = ({ work }: QualityPerson) => /^[未无没不非]|失业/u.test(work?.trim() ?? '')

/** A full hand 普通劳动力, 技能劳动力. */
export const isHand = ({ labour }: QualityPerson) => labour === 'ordinary' || labour === 'skilled'

/** Nobody is as old as that: death was not recorded, or the number is another's. */
const OLDEST = 110

const headOf = ({ people }: QualityHousehold) => people.find(({ isHead }) => isHead)

const MOBILE = /^\+861[3-9]\d{9}$/

/** What is asked of members. */
export const PERSON_RULES: readonly Rule[] = [
  {
    code: 'recorded_dead',
    severity: 'wrong',
    fields: ['isRecordedDead'],
    find: ofPeople(({ isRecordedDead }) => isRecordedDead),
  },
  {
    code: 'age_impossible',
    severity: 'doubtful',
    fields: ['birth'],
    find: ofPeople((person, limits) => age(person, limits) >= OLDEST),
  },
  {
    code: 'head_young',
    severity: 'doubtful',
    fields: ['birth', 'isHead'],
    find: ofPeople((person, limits) => person.isHead && age(person, limits) < limits.workingAge),
  },
  {
    code: 'sex_against_id',
    severity: 'wrong',
    fields: ['sex'],
    find: ofPeople(({ sex, sexById }) => sex !== null && sex !== sexById),
  },
  {
    code: 'relation_sex',
    severity: 'wrong',
    fields: ['relation', 'sex'],
    find: ofPeople((person) => {
      const meant = sexOfRelation(person)
      return meant !== null && person.sex !== null && person.sex !== meant
    }),
  },
  {
    code: 'spouse_sex',
    severity: 'wrong',
    fields: ['relation', 'sex'],
    find: ofPeople((person, _limits, household) => {
      const head = headOf(household)
      return !person.isHead && isSpouse(person) && person.sex !== null && person.sex === head?.sex
    }),
  },
  {
    code: 'relation_age',
    severity: 'wrong',
    fields: ['relation', 'birth'],
    find: ofPeople((person, _limits, household) => {
      const head = headOf(household)
      if (!head || person.isHead) return false
      if (isDescendant(person)) return person.birth <= head.birth
      return isForebear(person) && person.birth >= head.birth
    }),
  },
  {
    code: 'education_age',
    severity: 'doubtful',
    fields: ['education', 'birth'],
    find: ofPeople(
      (person, limits) =>
        person.education !== null && age(person, limits) < EDUCATION_FROM[person.education],
    ),
  },
  {
    code: 'schooling_age',
    severity: 'doubtful',
    fields: ['schooling', 'birth'],
    find: ofPeople((person, limits) => isOddAtSchool(person.schooling, age(person, limits))),
  },
  {
    code: 'health_contradiction',
    severity: 'wrong',
    fields: ['health'],
    find: ofPeople(({ health }) => health.includes('healthy') && health.length > 1),
  },
  {
    code: 'labour_missing',
    severity: 'wrong',
    fields: ['labour'],
    isOfRegister: true,
    find: ofPeople(({ labour }) => labour === null),
  },
  {
    code: 'labour_minor',
    severity: 'wrong',
    fields: ['labour', 'birth'],
    find: ofPeople(
      (person, limits) =>
        person.labour !== null &&
        person.labour !== 'none' &&
        age(person, limits) < limits.workingAge,
    ),
  },
  {
    code: 'labour_elderly',
    severity: 'wrong',
    fields: ['labour', 'birth'],
    find: ofPeople((person, limits) => isHand(person) && age(person, limits) >= limits.elderlyAge),
  },
  {
    code: 'work_without_labour',
    severity: 'wrong',
    fields: ['work', 'labour'],
    find: ofPeople(
      (person) => isWorking(person) && (person.labour === 'lost' || person.labour === 'none'),
    ),
  },
  {
    code: 'work_minor',
    severity: 'wrong',
    fields: ['work', 'birth'],
    find: ofPeople(
      (person, limits) => isWorking(person) && age(person, limits) < limits.workingAge,
    ),
  },
  {
    code: 'work_months',
    severity: 'wrong',
    fields: ['workMonths'],
    find: ofPeople(({ workMonths }) => workMonths !== null && (workMonths < 0 || workMonths > 12)),
  },
  {
    code: 'work_months_missing',
    severity: 'doubtful',
    fields: ['work', 'workMonths'],
    isOfRegister: true,
    find: ofPeople((person) => isWorking(person) && (person.workMonths ?? 0) === 0),
  },
  {
    code: 'months_without_work',
    severity: 'wrong',
    fields: ['work', 'workMonths'],
    find: ofPeople((person) => saysNoWork(person) && (person.workMonths ?? 0) > 0),
  },
  {
    code: 'phone_form',
    severity: 'wrong',
    fields: ['phone'],
    find: ofPeople(({ phone }) => phone !== null && !MOBILE.test(phone)),
  },
]
