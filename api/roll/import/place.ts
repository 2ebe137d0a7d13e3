import { groupNumber } from '../../areas/import/numerals'
import { isOtherCounty } from '../../areas/import/rules'
import type { VillageIndex } from '../../areas/import/village-index'
import type { NormalisationClass, RejectionClass } from './findings'
import type { RollColumn } from './columns'
import type { RowReader } from './row-reader'

interface Placed {
  areaPath: string
  changes: { class: NormalisationClass; column: RollColumn }[]
}

interface Unplaced {
  refusal: RejectionClass
  column: RollColumn
}

/** Where the row says its household lives, down to the villager group. */
export type Place = Placed | Unplaced

const MAX_KNOWN = 20_000

/** Finds the villager group of each row. The same few hundred answers serve the whole file. */
export class PlaceFinder {
  readonly #known = new Map<string, Place>()

  constructor(
    private readonly villages: VillageIndex,
    private readonly countyName: string,
  ) {}

  /** Undefined where the row says nothing of village and group, as below a merged cell. */
  find(row: RowReader): Place | undefined {
    const county = row.text('county')
    const township = row.text('township')
    const village = row.text('village')
    const group = row.text('group')
    if (village === '' && group === '') return undefined
    const key = `${county}\n${township}\n${village}\n${group}`
    let place = this.#known.get(key)
    if (!place) {
      if (this.#known.size >= MAX_KNOWN) this.#known.clear()
      place = this.#look(county, township, village, group)
      this.#known.set(key, place)
    }
    return place
  }

  #look(county: string, township: string, village: string, group: string): Place {
    if (isOtherCounty(county, this.countyName)) return { refusal: 'county_other', column: 'county' }
    const found = this.villages.find(township, village)
    if (found === 'township_unknown') return { refusal: found, column: 'township' }
    if (found === 'village_unknown') return { refusal: found, column: 'village' }
    const number = groupNumber(group)
    if (number === undefined || number > (found.groups ?? 99)) {
      return { refusal: 'group_unknown', column: 'group' }
    }
    const changes: Placed['changes'] = []
    if (found.isTownshipShort && township !== '') {
      changes.push({ class: 'township_short_name', column: 'township' })
    }
    if (found.isVillageShort) changes.push({ class: 'village_short_name', column: 'village' })
    return { areaPath: `${found.path}.${number}`, changes }
  }
}
