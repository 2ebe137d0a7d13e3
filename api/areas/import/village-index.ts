/** A village under one of its names; a village with two names is two entries of one path. */
export interface VillageEntry {
  /** Name of the township, 天元乡. */
  township: string
  /** Name of the village, 宝坪村. */
  village: string
  /** `wuxi.tianyuan.baoping` */
  path: string
  /** How many villager groups it has, where known: then no other is accepted. */
  groups?: number | null
}

export interface FoundVillage {
  path: string
  groups: number | null
  /** Found by another form of the name than the registered one. */
  isTownshipShort: boolean
  isVillageShort: boolean
}

export type VillageLookup = FoundVillage | 'township_unknown' | 'village_unknown'

const TOWNSHIP_ENDINGS = ['', '乡', '镇', '街道']
const VILLAGE_ENDINGS = ['', '村', '社区', '居委会']

/** Finds villages by the names people type: 宝坪 for 宝坪村, but never one name for two villages. */
export class VillageIndex {
  readonly #townships = new Map<string, Map<string, VillageEntry | 'ambiguous'>>()

  constructor(entries: Iterable<VillageEntry>) {
    for (const entry of entries) {
      this.#add(plainName(entry.township), entry)
      // A file of one township may do without that column.
      this.#add('', entry)
    }
  }

  find(township: string, village: string): VillageLookup {
    const townshipName = plainName(township)
    const fullTownship = firstForm(townshipName, TOWNSHIP_ENDINGS, (form) =>
      this.#townships.get(form) ? form : undefined,
    )
    const villages = fullTownship === undefined ? undefined : this.#townships.get(fullTownship)
    if (fullTownship === undefined || !villages) return 'township_unknown'
    const written = plainName(village)
    const bare = withoutPrefix(written, fullTownship).replace(/村?(村民委员会|村委会)$/, '村')
    // 宝坪 may be 宝坪村 or 宝坪社区: where both exist nobody can tell.
    const found = new Set(
      VILLAGE_ENDINGS.flatMap((ending) => villages.get(bare + ending) ?? []).slice(0, 2),
    )
    const exact = villages.get(bare)
    const [entry] = exact ? [exact] : found
    if (bare === '' || !entry || entry === 'ambiguous') return 'village_unknown'
    if (!exact && [...found].some((each) => each === 'ambiguous' || each.path !== entry.path)) {
      return 'village_unknown'
    }
    return {
      path: entry.path,
      groups: entry.groups ?? null,
      isTownshipShort: fullTownship !== townshipName,
      isVillageShort: written !== plainName(entry.village),
    }
  }

  #add(township: string, entry: VillageEntry) {
    const villages = this.#townships.get(township) ?? new Map<string, VillageEntry | 'ambiguous'>()
    this.#townships.set(township, villages)
    const name = plainName(entry.village)
    const known = villages.get(name)
    const isOther = known !== undefined && (known === 'ambiguous' || known.path !== entry.path)
    villages.set(name, isOther ? 'ambiguous' : entry)
  }
}

/** A name without spaces and invisible characters, in the common width. */
export const plainName = (name: string) => name.normalize('NFKC').replace(/[\p{C}\s]+/gu, '')

function firstForm(
  name: string,
  endings: string[],
  find: (form: string) => string | undefined,
): string | undefined {
  if (name === '') return find('')
  for (const ending of endings) {
    const found = find(name + ending)
    if (found !== undefined) return found
  }
  return undefined
}

const withoutPrefix = (name: string, prefix: string) =>
  prefix !== '' && name.startsWith(prefix) ? name.slice(prefix.length) : name
