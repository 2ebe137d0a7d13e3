import type { HouseholdRecord } from '../values/roll'
import { CAST_HOUSEHOLDS, DEMO_PEOPLE, drawCast, type DemoPerson } from './cast'
import { DEMO_STAFF, type DemoStaff } from './cast-staff'
import { DEMO_AREAS, type DemoArea } from './demo-areas'
import { drawHousehold, type Dealer, type Standing } from './household'
import { householdNumber } from './household-number'
import { createIdentities } from './identity'
import { createPhones } from './phones'
import { postedStaff } from './posted-staff'
import { countsFor, planVillages, type Counts, type VillagePlan } from './plan'
import { createRandom, seedOf, type Random } from './random'

/** Households on the register (未脱贫, 预脱贫, 已脱贫, 返贫 together) of the two usual sizes. */
export const DEMO_SIZES = { small: 300, whole: 25_148 } as const

const DEFAULT_SEED = 20_260_301
/** Below this the cast would outnumber the county. */
const SMALLEST = 50
/** Generated households of a village are numbered after the cast's. */
const AFTER_CAST = 100

export interface DemoCounty {
  areas: readonly DemoArea[]
  counts: Counts & { total: number }
  /** Village by village, the cast first; can be gone through once. */
  households: Generator<HouseholdRecord>
  staff: readonly DemoStaff[]
  people: readonly DemoPerson[]
}

export interface DemoOptions {
  /** Exactly so many stand on the register; the roll around them is about four times as long. */
  registeredHouseholds?: number
  seed?: number
}

/**
 * An invented county out of a seed: the same size and seed give the same bytes on every machine.
 * Throws a RangeError below 50 registered households.
 */
export function generateCounty(options: DemoOptions = {}): DemoCounty {
  const { registeredHouseholds = DEMO_SIZES.small, seed = DEFAULT_SEED } = options
  if (!Number.isInteger(registeredHouseholds) || registeredHouseholds < SMALLEST) {
    throw new RangeError(`at least ${SMALLEST} registered households: ${registeredHouseholds}`)
  }
  const counts = countsFor(registeredHouseholds)
  return {
    areas: DEMO_AREAS,
    counts,
    households: drawHouseholds(counts, seed),
    // 宝坪村 has those of the cast.
    staff: [
      ...DEMO_STAFF,
      ...postedStaff(
        planVillages(counts, seed)
          .map(({ path }) => path)
          .filter((path) => path !== 'wuxi.tianyuan.baoping'),
      ),
    ],
    people: DEMO_PEOPLE,
  }
}

function* drawHouseholds(counts: Counts, seed: number): Generator<HouseholdRecord> {
  const dealer: Dealer = { identities: createIdentities(), phones: createPhones() }
  const cast = [...drawCast(dealer.identities).values()]
  const rest: Counts = {
    onRegister: counts.onRegister - countCast('on_register'),
    unregistered: counts.unregistered - countCast('unregistered'),
    gone: counts.gone - countCast('gone'),
  }
  yield* cast
  let accountIndex = cast.length
  for (const village of planVillages(rest, seed)) {
    const random = createRandom(seedOf(seed, `${village.path} households`))
    const size = village.onRegister + village.unregistered + village.gone
    let order = 0
    for (const standing of shuffledStandings(random, village)) {
      const group = 1 + Math.floor((order * village.groups) / size)
      order += 1
      accountIndex += 1
      yield drawHousehold(random, dealer, {
        number: householdNumber(village.path, AFTER_CAST + order),
        areaPath: `${village.path}.${group}`,
        standing,
        accountIndex,
      })
    }
  }
}

function standingOf(status: HouseholdRecord['status']): Standing {
  if (status === 'unregistered') return 'unregistered'
  return status === 'closed' || status === 'terminated' ? 'gone' : 'on_register'
}

const countCast = (standing: Standing) =>
  CAST_HOUSEHOLDS.filter(({ status }) => standingOf(status) === standing).length

/** Each standing exactly as often as planned, in random order, without a list. */
function* shuffledStandings(random: Random, village: VillagePlan): Generator<Standing> {
  let { onRegister, unregistered, gone } = village
  while (onRegister + unregistered + gone > 0) {
    const turn = random.next() * (onRegister + unregistered + gone)
    if (turn < onRegister) {
      onRegister -= 1
      yield 'on_register'
    } else if (turn < onRegister + unregistered) {
      unregistered -= 1
      yield 'unregistered'
    } else {
      gone -= 1
      yield 'gone'
    }
  }
}
