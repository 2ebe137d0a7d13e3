import type { AreaPath } from '../../db/values/areas'
import type { BroadcastAudience } from '../../db/values/broadcasts'
import type { StaffRole } from '../../db/values/staff'
import type { Places } from '../areas/places'
import { readPlace, skip } from '../areas/read-place'

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
/**
 * To whom an office notice is and what it says: 宝坪村3社, 天元乡村干部, 全县. Null where the beginning
 * names nobody, or a place that several have the name of.
 */
export function readWhom(text: string, places: Places): Whom | null {
  const plain = text.normalize('NFKC')
  // Only beginnings are taken off: what is left can be cut out of the text as it was written.
  const own = plain.length === text.length ? text : plain
  const place = readPlace(plain.replace(/^(?:给|向|对)/u, ''), places)
  if (!place) return null
  const { areaPath, rest } = place
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
