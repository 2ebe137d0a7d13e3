import type { MeasureCategory } from '../../db/values/registrations'
import type { HouseholdRecord, PersonRecord } from '../../db/values/roll'
import type { Day } from '../shared/day'

/** A member as the rules see them: of the identity number only what it tells. */
export interface QualityPerson extends Omit<PersonRecord, 'idNumber' | 'ethnicity'> {
  birth: Day
  sexById: 'male' | 'female'
  /** Somebody with this identity number was recorded as dead. */
  isRecordedDead: boolean
}

type HouseholdFields = Omit<
  HouseholdRecord,
  'number' | 'areaPath' | 'people' | 'bankAccount' | 'housingAreaM2' | 'housingGrade' | 'farmlandMu'
>

/** A household as the rules see it. */
export interface QualityHousehold extends HouseholdFields {
  /** As the register counts them. */
  size: number
  people: readonly QualityPerson[]
  /** Of measures that were not called off; null where that is not known, as of a file. */
  measures: readonly MeasureCategory[] | null
}

/** A column of the register, or what else a rule reads. */
export type QualityField = keyof QualityHousehold | keyof QualityPerson

/** What the county has set, and the day on which it is looked at. */
export interface QualityLimits {
  today: Day
  /** From this birthday on somebody may work. */
  workingAge: number
  /** From this birthday on nobody is recorded as a full hand. */
  elderlyAge: number
  /** With more of its members able to work or working than this, a household does not lack hands. */
  handsPercent: number
}

/** Full years on a day: on the very birthday one more. Who is born on 29 February turns on 1 March. */
export function ageOn(birth: Day, today: Day): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4))
  return today.slice(5) < birth.slice(5) ? years - 1 : years
}
