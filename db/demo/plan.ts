import { CAST_HOUSEHOLDS } from './cast'
import { DEMO_VILLAGES } from './demo-areas'
import { apportion, createRandom, seedOf } from './random'

/** How many households of each standing; the cast is counted in. */
export interface Counts {
  onRegister: number
  unregistered: number
  gone: number
}

/** The whole roll of a county: about 4 households to each one on the register. */
export function countsFor(registeredHouseholds: number): Counts & { total: number } {
  const onRegister = registeredHouseholds
  const unregistered = Math.round(registeredHouseholds * 2.96)
  const gone = Math.max(4, Math.round(registeredHouseholds * 0.02))
  return { onRegister, unregistered, gone, total: onRegister + unregistered + gone }
}

/** A county smaller than this fills only some villages of each township. */
const FULL_COUNTY = 10_000
const CAST_VILLAGES = new Set(CAST_HOUSEHOLDS.map(({ village }) => village))
/** Households of a village that is worth opening in a small county. */
const VILLAGE_MIN = 30

/**
 * Which villages have households at this size: everywhere in 天元乡 and where the cast lives,
 * elsewhere as many villages of a township as its households fill, one at least.
 */
function openVillages(total: number) {
  const perTownship = Math.max(1, Math.floor(total / 32 / VILLAGE_MIN))
  const opened = new Map<string, number>()
  return DEMO_VILLAGES.filter(({ path }) => {
    const township = path.slice(0, path.lastIndexOf('.'))
    const count = opened.get(township) ?? 0
    opened.set(township, count + 1)
    return township === 'wuxi.tianyuan' || CAST_VILLAGES.has(path) || count < perTownship
  })
}

export interface VillagePlan extends Counts {
  path: string
  groups: number
}

/** Spreads households over villages; the counts add up exactly. */
export function planVillages(counts: Counts, seed: number): VillagePlan[] {
  const total = counts.onRegister + counts.unregistered + counts.gone
  const villages = openVillages(total).map(({ path, groups }) => {
    const random = createRandom(seedOf(seed, path))
    // 40 to 90 households a group; 宝坪村 stays a whole village in a small county too.
    const crowd = path === 'wuxi.tianyuan.baoping' && total < FULL_COUNTY ? 4 : 1
    const size = (groups ?? 1) * random.between(40, 90) * crowd
    return { path, groups: groups ?? 1, size, poor: size * random.between(60, 150) }
  })
  const sizes = villages.map(({ size }) => size)
  const onRegister = apportion(
    counts.onRegister,
    villages.map(({ poor }) => poor),
  )
  const unregistered = apportion(counts.unregistered, sizes)
  const gone = apportion(counts.gone, sizes)
  return villages.map(({ path, groups }, i) => ({
    path,
    groups,
    onRegister: onRegister[i] ?? 0,
    unregistered: unregistered[i] ?? 0,
    gone: gone[i] ?? 0,
  }))
}
