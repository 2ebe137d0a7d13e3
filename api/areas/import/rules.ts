/** A village's line in an area file, as typed. */
export interface AreaRow {
  line: number
  township: string
  village: string
  /** Undefined where it is not a number from 1 to 99. */
  groups: number | undefined
}

export type AreaRefusal =
  | 'county_other'
  | 'township_missing'
  | 'village_missing'
  | 'village_duplicate'
  | 'groups_unreadable'

/** Why a line cannot become a village; `seen` holds the earlier line of each one named before. */
export function areaRefusal(row: AreaRow, seen: ReadonlyMap<string, number>): AreaRefusal | null {
  if (row.township === '') return 'township_missing'
  if (row.village === '') return 'village_missing'
  if (seen.has(areaKey(row))) return 'village_duplicate'
  return row.groups === undefined ? 'groups_unreadable' : null
}

/** One village of one township. */
export const areaKey = ({ township, village }: AreaRow) => `${township} ${village}`

/** 巫溪县, 巫溪 and 重庆市巫溪县 are this county; a blank cell says nothing else. */
export const isOtherCounty = (cell: string, countyName: string) =>
  cell !== '' && !cell.endsWith(countyName) && cell !== countyName.slice(0, -1)
