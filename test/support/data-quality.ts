import type { QualityHousehold, QualityLimits, QualityPerson } from '../../api/data-quality/facts'

/** Invented: the rules read what they are given. */
export const LIMITS: QualityLimits = {
  today: '2026-03-09',
  workingAge: 16,
  elderlyAge: 60,
  handsPercent: 25,
}

/** A member of whom nothing is to be said. */
export function member(given: Partial<QualityPerson> = {}): QualityPerson {
  const sex = given.sex ?? 'male'
  return {
    name: '牟大山',
    sex,
    sexById: sex,
    birth: '1980-01-01',
    relation: '户主',
    education: 'junior_middle',
    schooling: '非在校生',
    health: ['healthy'],
    labour: 'ordinary',
    work: null,
    workMonths: null,
    phone: '+8619900000150',
    isHead: false,
    isRecordedDead: false,
    ...given,
  }
}

export const headOf = (given: Partial<QualityPerson> = {}) => member({ isHead: true, ...given })

/** A registered household of which nothing is to be said: head, wife and a son at school. */
export function cleanHousehold(given: Partial<QualityHousehold> = {}): QualityHousehold {
  const people = given.people ?? [
    headOf(),
    member({ name: '谭秀', relation: '配偶', sex: 'female', phone: null }),
    member({
      name: '牟小山',
      relation: '之子',
      birth: '2014-05-01',
      labour: 'none',
      education: 'primary',
      schooling: '小学',
      phone: null,
    }),
  ]
  return {
    status: 'registered',
    watch: null,
    type: 'ordinary',
    mainCause: 'schooling',
    otherCauses: ['lack_of_funds'],
    identifiedYear: 2016,
    exitedYear: null,
    wageFen: 3_000_00,
    operatingFen: 3_000_00,
    propertyFen: null,
    transferFen: 600_00,
    operatingCostFen: 600_00,
    netIncomePerHeadFen: people.length > 0 ? Math.round(6_000_00 / people.length) : 0,
    size: people.length,
    measures: [],
    ...given,
    people,
  }
}
