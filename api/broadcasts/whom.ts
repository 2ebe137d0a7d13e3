import type { AreaPath } from '../../db/values/areas'
import type { BroadcastAudience } from '../../db/values/broadcasts'
import type { StaffRole } from '../../db/values/staff'
import { smallNumber } from '../areas/import/numerals'
import type { Place, Places } from '../areas/places'

export interface Whom {
  areaPath: AreaPath
  audience: BroadcastAudience
  roles: StaffRole[]
  /** As it was written: the words that say to whom, and what follows them. */
  named: string
  body: string
}

const AUDIENCES: readonly { pattern: RegExp; audience: BroadcastAudience; roles: StaffRole[] }[] = [
  { pattern: /^(?:社长|社干部|组长|组干部|小组长)/u, audience: 'staff', roles: ['group_cadre'] },
  {
    pattern: /^(?:村干部|村两委|村社干部|支书|村支书|村书记|村主任)/u,
    audience: 'staff',
    roles: ['village_cadre', 'village_secretary'],
  },
  {
    pattern: /^(?:驻村干部|驻村工作队|驻村队|工作队)/u,
    audience: 'staff',
    roles: ['resident_cadre', 'first_secretary'],
  },
  { pattern: /^第一书记/u, audience: 'staff', roles: ['first_secretary'] },
  { pattern: /^干部/u, audience: 'staff', roles: [] },
  { pattern: /^(?:在册户|在册农户|贫困户|帮扶户)/u, audience: 'registered', roles: [] },
  {
    pattern: /^(?:村|社|组)?(?:村民|农户|群众|乡亲们?|大家|老乡|家家户户|户|家)/u,
    audience: 'households',
    roles: [],
  },
]

const EACH = /^(?:的|各位|各|全体|所有|全部|每个)+/u
const SEPARATORS = /^[\s,:;.!?、。·…，：；！？-]+/u
const WHOLE_TOWNSHIP = /^(?:全乡|全镇|本乡|本镇|全街道)/u
const WHOLE_COUNTY = /^(?:全县|本县)/u
const WHOLE_VILLAGE = /^全村/u
const GROUP = /^第?([0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:社|组|村民小组)/u

/**
 * To whom an office notice is and what it says: 宝坪村3社, 天元乡村干部, 全县. Null where the beginning
 * names nobody, or a place that several have the name of.
 */
export function readWhom(text: string, places: Places): Whom | null {
  const plain = text.normalize('NFKC')
  // Only beginnings are taken off: what is left can be cut out of the text as it was written.
  const own = plain.length === text.length ? text : plain
  let rest = skip(plain.replace(/^(?:给|向|对)/u, ''))
  const township = placeAt(rest, places.townships)
  if (township === 'several') return null
  if (township) rest = skip(rest.slice(township.length))
  const within = places.villages.filter(
    ({ path }) => !township || path.startsWith(`${township.path}.`),
  )
  const village = placeAt(rest, within)
  if (village === 'several') return null
  if (village) rest = skip(rest.slice(village.length))
  let areaPath = village?.path ?? township?.path ?? null
  if (!areaPath) {
    const whole = wholeAt(rest, places)
    if (whole) rest = skip(rest.slice(whole.length))
    areaPath = whole?.path ?? null
  } else if (village) {
    rest = skip(rest.replace(WHOLE_VILLAGE, ''))
    const group = GROUP.exec(rest)
    if (group) {
      areaPath = `${areaPath}.${smallNumber(group[1] ?? '')}`
      rest = skip(rest.slice(group[0].length))
    }
  }
  const bare = skip(rest.replace(EACH, ''))
  const found = AUDIENCES.find(({ pattern }) => pattern.test(bare))
  const isNamed = areaPath !== null || found !== undefined
  const path = areaPath ?? places.own
  if (!isNamed || !path) return null
  const { length } = skip(found ? bare.replace(found.pattern, '') : rest)
  const [named, body] = [own.slice(0, own.length - length), own.slice(own.length - length)]
  const { audience, roles } = found ?? { audience: 'households' as const, roles: [] }
  return { areaPath: path, audience, roles: [...roles], named, body }
}

const skip = (text: string) => text.replace(SEPARATORS, '')

/** The place a text begins with, the longest name first. */
function placeAt(text: string, places: readonly Place[]) {
  const found = places.flatMap(({ path, names }) =>
    names.filter((name) => text.startsWith(name)).map((name) => ({ path, length: name.length })),
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
