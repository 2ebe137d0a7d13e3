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

/** Finds the villager group of each row. Rows of a village follow each other, so the last answer is kept. */
export class PlaceFinder {
  #county = ''
  #township = ''
  #village = ''
  #group = ''
  #last: Place | undefined

  constructor(
    private readonly villages: VillageIndex,
    private readonly countyName: string,
  ) {}

  /** Undefined where the row says nothing of village and group, as below a merged cell. */
  find(row: RowReader): Place | undefined {
    const county = row.raw('county')
    const township = row.raw('township')
    const village = row.raw('village')
    const group = row.raw('group')
    const isSame =
      this.#last !== undefined &&
      county === this.#county &&
      township === this.#township &&
      village === this.#village &&
      group === this.#group
    if (!isSame) {
      this.#county = county
      this.#township = township
      this.#village = village
      this.#group = group
      this.#last =
        village.trim() === '' && group.trim() === ''
          ? undefined
          : this.#look(county.trim(), township, village, group)
    }
    return this.#last
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
    if (found.isTownshipShort && township.trim() !== '') {
      changes.push({ class: 'township_short_name', column: 'township' })
    }
    if (found.isVillageShort) changes.push({ class: 'village_short_name', column: 'village' })
    return { areaPath: `${found.path}.${number}`, changes }
  }
}
