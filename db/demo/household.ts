import type {
  HealthState,
  HouseholdRecord,
  HouseholdType,
  PersonRecord,
  RollStatus,
  WatchKind,
} from '../values/roll'
import { drawCauses, healthBehind, type Causes } from './causes'
import { drawFamily, drawShape, type Member } from './family'
import { accountAt, type Identities } from './identity'
import { splitIncome } from './income'
import { describe, isWorker, sendToWork } from './person'
import type { Phones } from './phones'
import { weighted, type Random } from './random'

/** Which of the three counts of a county a household belongs to. */
export type Standing = 'on_register' | 'unregistered' | 'gone'

/** What must not be given twice in a county. */
export interface Dealer {
  identities: Identities
  phones: Phones
}

const STATUSES: Record<Standing, RollStatus[]> = {
  on_register: weighted<RollStatus>(
    ['registered', 36],
    ['exiting', 7],
    ['exited', 53],
    ['returned', 4],
  ),
  unregistered: ['unregistered'],
  gone: weighted<RollStatus>(['closed', 7], ['terminated', 3]),
}

const TYPES = weighted<HouseholdType>(
  ['ordinary', 68],
  ['subsistence_allowance', 22],
  ['extreme_hardship', 10],
)

/** Most were found when registration began in 2014; those still poor also came later. */
const FOUND = weighted([2014, 45], [2015, 15], [2016, 10], [2017, 15], [2018, 8], [2019, 4])
const FOUND_LATE = [2020, 2021, 2022, 2023, 2024, 2025]

/** Net income per head in yuan, around a county mean of 11,123 in 2020. */
const NET: Record<RollStatus, readonly [number, number]> = {
  unregistered: [8_300, 21_000],
  registered: [2_300, 6_400],
  exiting: [6_500, 9_400],
  exited: [7_200, 13_800],
  returned: [2_600, 5_900],
  closed: [6_000, 11_000],
  terminated: [15_000, 32_000],
}
const NET_WATCHED = [5_600, 8_200] as const

function drawWatch(random: Random, status: RollStatus): WatchKind | null {
  if (status === 'exited' && random.chance(0.05)) return 'unstable_exit'
  if (status === 'unregistered' && random.chance(0.012)) return 'borderline'
  if (status === 'unregistered' && random.chance(0.006)) return 'sudden_difficulty'
  return null
}

function drawType(random: Random, standing: Standing): HouseholdType | null {
  if (standing === 'on_register') return random.pick(TYPES)
  if (standing === 'gone') return 'ordinary'
  return random.chance(0.04) ? 'subsistence_allowance' : null
}

type Years = Pick<HouseholdRecord, 'identifiedYear' | 'exitedYear'>

function drawYears(random: Random, status: RollStatus): Years {
  if (status === 'unregistered') return { identifiedYear: null, exitedYear: null }
  const still = status === 'registered' || status === 'exiting'
  const identifiedYear = random.pick(still && random.chance(0.3) ? FOUND_LATE : FOUND)
  const left = status === 'exited' || status === 'returned'
  return { identifiedYear, exitedYear: left ? identifiedYear + random.pick([1, 1, 2, 2, 3]) : null }
}

function drawProperty(random: Random, standing: Standing, size: number) {
  const onRegister = standing === 'on_register'
  const unsafe = random.chance(onRegister ? 0.09 : 0.012)
  return {
    housingAreaM2: Math.min(180, random.pick([40, 60, 60, 80, 96, 100, 120]) + (size > 4 ? 20 : 0)),
    housingGrade: unsafe ? random.pick(['c', 'c', 'd'] as const) : 'safe',
    farmlandMu: random.between(6, 16 + size * 12) / 10,
  } as const
}

/** Each ailment falls on a grown member, the next one on another where there is one. */
function drawPeople(
  random: Random,
  dealer: Dealer,
  family: Member[],
  ailments: HealthState[],
): PersonRecord[] {
  const grown = family.filter(({ age }) => age >= 16)
  const shift = random.between(0, grown.length - 1)
  const ethnicity = random.chance(0.94) ? '汉族' : '土家族'
  const people = family.map((member) => {
    const turn = grown.indexOf(member)
    const own = turn < 0 ? [] : ailments.filter((_, i) => (i + shift) % grown.length === turn)
    const health = own.length > 0 ? own : undefined
    return describe(random, dealer.identities, member, { ethnicity, health })
  })
  sendToWork(random, people)
  dealer.phones.give(random, people)
  return people
}

/** Draws one household with all its members. */
export function drawHousehold(
  random: Random,
  dealer: Dealer,
  place: { number: string; areaPath: string; standing: Standing; accountIndex: number },
): HouseholdRecord {
  const { number, areaPath, standing, accountIndex } = place
  const status = random.pick(STATUSES[standing])
  const watch = drawWatch(random, status)
  const type = drawType(random, standing)
  const onSupport = type === 'extreme_hardship'
  const family = drawFamily(random, onSupport ? 'lone_elder' : drawShape(random))
  const causes: Causes =
    standing === 'unregistered' ? { mainCause: null, otherCauses: [] } : drawCauses(random, family)

  const ailments =
    watch === 'sudden_difficulty' ? ['serious_illness' as const] : healthBehind(causes)
  const people = drawPeople(random, dealer, family, ailments)

  const [low, high] = watch && watch !== 'sudden_difficulty' ? NET_WATCHED : NET[status]
  return {
    number,
    areaPath,
    status,
    watch,
    type,
    ...causes,
    ...drawYears(random, status),
    ...drawProperty(random, standing, people.length),
    ...splitIncome(random, {
      perHeadYuan: random.between(low, high),
      size: people.length,
      hasWorker: people.some(isWorker),
      onSupport,
    }),
    bankAccount: standing === 'on_register' ? accountAt(accountIndex) : null,
    people,
  }
}
