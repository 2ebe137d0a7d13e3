import type { Language } from '../values/contacts'
import type { HealthState, HouseholdRecord, PovertyCause, Sex } from '../values/roll'

export interface CastMember {
  name: string
  sex: Sex
  born: string
  relation: string
  /** Four digits after +86199 0000. */
  phone?: string
  health?: HealthState[]
}

/** A household of the named cast, written by hand; what is not said follows from the members' ages. */
export interface CastHousehold {
  key: string
  village: string
  group: number
  status: HouseholdRecord['status']
  watch?: HouseholdRecord['watch']
  type?: HouseholdRecord['type']
  causes?: PovertyCause[]
  identifiedYear?: number
  exitedYear?: number
  housingGrade?: HouseholdRecord['housingGrade']
  netYuan: number
  members: CastMember[]
  /** Set where the simulator offers somebody of this household: the first member with a phone. */
  person?: {
    situation: string
    situationEn: string
    language?: Language
    /** The story links the phone to the household before anybody picks it up. */
    isLinked?: boolean
    /** Keys of other households this person's phone stands for or who rely on this person. */
    others?: string[]
  }
}

type Extra = Pick<CastMember, 'phone' | 'health'>

export const man = (name: string, born: string, relation = '户主', extra: Extra = {}) =>
  ({ name, sex: 'male', born, relation, ...extra }) as const
export const woman = (name: string, born: string, relation = '户主', extra: Extra = {}) =>
  ({ name, sex: 'female', born, relation, ...extra }) as const

export const BAOPING = 'wuxi.tianyuan.baoping'
