import type { AreaPath } from '../../db/values/areas'
import { smallNumber } from './import/numerals'
import type { Place, Places } from './places'
import { endsWithin } from './segment'

const SEPARATORS = /^[\s,:;.!?、。·…，：；！？-]+/u
const WHOLE_TOWNSHIP = /^(?:全乡|全镇|本乡|本镇|全街道)/u
const WHOLE_COUNTY = /^(?:全县|本县)/u
const WHOLE_VILLAGE = /^全村/u
const GROUP = /^第?([0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:社|组|村民小组)/u

export const skip = (text: string) => text.replace(SEPARATORS, '')

/**
 * The area a text begins with, 天元乡宝坪村3社 or 全县, and what follows it; no area where it names none.
 * Null where it names a place that several have the name of.
 * @param text NFKC-normalised
 */
export function readPlace(
  text: string,
  places: Places,
): { areaPath: AreaPath | null; rest: string } | null {
  let rest = skip(text)
  const township = placeAt(rest, places.townships)
  if (township === 'several') return null
  if (township) rest = skip(rest.slice(township.length))
  const within = places.villages.filter(
    ({ path }) => !township || path.startsWith(`${township.path}.`),
  )
  const village = placeAt(rest, within)
  if (village === 'several') return null
  if (village) rest = skip(rest.slice(village.length))
  if (!village && !township) {
    const whole = wholeAt(rest, places)
    return { areaPath: whole?.path ?? null, rest: whole ? skip(rest.slice(whole.length)) : rest }
  }
  if (!village) return { areaPath: township?.path ?? null, rest }
  rest = skip(rest.replace(WHOLE_VILLAGE, ''))
  const group = GROUP.exec(rest)
  if (!group) return { areaPath: village.path, rest }
  const areaPath = `${village.path}.${smallNumber(group[1] ?? '')}`
  return { areaPath, rest: skip(rest.slice(group[0].length)) }
}

/** The place a text begins with, the longest name first; 天元村 is nothing of a township 天元乡. */
function placeAt(text: string, places: readonly Place[]) {
  const found = places.flatMap(({ path, names }) =>
    names
      .filter((name) => text.startsWith(name) && !endsWithin(name, text.slice(name.length)))
      .map((name) => ({ path, length: name.length })),
  )
  const length = Math.max(0, ...found.map((each) => each.length))
  const paths = new Set(found.filter((each) => each.length === length).map(({ path }) => path))
  if (paths.size > 1) return 'several'
  const [path] = paths
  return path ? { path, length } : undefined
}

function wholeAt(text: string, { county, own }: Places) {
  const [whole] = WHOLE_COUNTY.exec(text) ?? []
  if (whole) return county ? { path: county, length: whole.length } : null
  const [part] = WHOLE_TOWNSHIP.exec(text) ?? []
  return part && own && own.split('.').length === 2 ? { path: own, length: part.length } : null
}
