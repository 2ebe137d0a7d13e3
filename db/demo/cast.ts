import type { Language } from '../values/contacts'
import type { HouseholdRecord } from '../values/roll'
import { CAST_CIRCUMSTANCES } from './cast-circumstances'
import type { CastHousehold } from './cast-spec'
import { CAST_STANDINGS } from './cast-standings'
import { CAST_STORY } from './cast-story'
import {
  accountAt,
  ageOn,
  createIdentities,
  dayNumber,
  DEMO_ROLL_DAY,
  namedPhone,
} from './identity'
import { splitIncome } from './income'
import { describe, isWorker, sendToWork } from './person'
import { createRandom, seedOf } from './random'
import { householdNumber } from './household-number'

/** Somebody the simulator can speak as. Name, phone and number are the same in every size and seed. */
export interface DemoPerson {
  key: string
  name: string
  phone: string
  language: Language
  /** The household this person lives in. */
  householdNumber: string
  /** Further households the phone stands for, or for whom this person acts. */
  otherHouseholdNumbers: string[]
  idLast4: string
  situation: string
  situationEn: string
  /** What proves the household: `姓名 ID后四位`. */
  hint: string
  /** The story has proved it already. */
  isLinked: boolean
}

export const CAST_HOUSEHOLDS: readonly CastHousehold[] = [
  ...CAST_STANDINGS,
  ...CAST_CIRCUMSTANCES,
  ...CAST_STORY,
]

/** The cast's own dealer: a county's dealer begins by dealing the same numbers to the same people. */
export function drawCast(identities = createIdentities()): ReadonlyMap<string, HouseholdRecord> {
  const inVillage = new Map<string, number>()
  return new Map(
    CAST_HOUSEHOLDS.map((spec, index) => {
      const order = (inVillage.get(spec.village) ?? 0) + 1
      inVillage.set(spec.village, order)
      const random = createRandom(seedOf(0, spec.key))
      const people = spec.members.map(({ name, sex, born, relation, phone, health }) => ({
        ...describe(
          random,
          identities,
          { name, sex, relation, age: ageOn(DEMO_ROLL_DAY, born), birth: dayNumber(born) },
          { ethnicity: '汉族', health: health ?? ['healthy'] },
        ),
        phone: phone ? namedPhone(phone) : null,
      }))
      sendToWork(random, people)
      const [mainCause = null, ...otherCauses] = spec.causes ?? []
      const record: HouseholdRecord = {
        number: householdNumber(spec.village, order),
        areaPath: `${spec.village}.${spec.group}`,
        status: spec.status,
        watch: spec.watch ?? null,
        type: spec.type ?? null,
        mainCause,
        otherCauses,
        identifiedYear: spec.identifiedYear ?? null,
        exitedYear: spec.exitedYear ?? null,
        housingAreaM2: 60 + 20 * Math.min(3, people.length - 1),
        housingGrade: spec.housingGrade ?? 'safe',
        farmlandMu: random.between(12, 20 + people.length * 8) / 10,
        ...splitIncome(random, {
          perHeadYuan: spec.netYuan,
          size: people.length,
          hasWorker: people.some(isWorker),
          onSupport: spec.type === 'extreme_hardship',
        }),
        bankAccount: spec.identifiedYear ? accountAt(index) : null,
        people,
      }
      return [spec.key, record]
    }),
  )
}

const DRAWN = drawCast()

/** The household of the cast under a key, as in every demo county. */
export function castHousehold(key: string): HouseholdRecord & { number: string } {
  const household = DRAWN.get(key)
  if (!household?.number) throw new RangeError(`no cast household: ${key}`)
  return { ...household, number: household.number }
}

/** Villagers with a phone, one for each situation worth trying. */
export const DEMO_PEOPLE: readonly DemoPerson[] = CAST_HOUSEHOLDS.flatMap(({ key, person }) => {
  const { number, people } = castHousehold(key)
  const speaker = people.find(({ phone }) => phone)
  if (!person || !speaker?.phone) return []
  const { situation, situationEn, language = 'zh', others = [], isLinked = false } = person
  const idLast4 = speaker.idNumber.slice(-4)
  return {
    key,
    name: speaker.name,
    phone: speaker.phone,
    language,
    householdNumber: number,
    otherHouseholdNumbers: others.map((other) => castHousehold(other).number),
    idLast4,
    situation,
    situationEn,
    hint: `${speaker.name} ${idLast4}`,
    isLinked,
  }
})
