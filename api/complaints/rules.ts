import type { AreaPath } from '../../db/values/areas'
import type { MisconductKind } from '../../db/values/integrity'
import type { StaffRole } from '../../db/values/staff'
import { areaAt, contains } from '../shared/area-path'
import { isSameUnit } from '../shared/unit'

/** Work for the whole county, whatever part of it they look after. */
const OF_COUNTY: readonly StaffRole[] = [
  'county_office',
  'county_finance',
  'department',
  'group_unit',
  'superior_inspector',
  'evaluator',
  'journalist',
]

/** A part somebody plays, and where. */
export interface Played {
  role: StaffRole
  areaPath: AreaPath
}

/** The level a part is at: it is handled above that. */
export const standingOf = ({ role, areaPath }: Played): AreaPath =>
  OF_COUNTY.includes(role) ? areaAt(areaPath, 'county') : areaPath

/** The narrowest area around all of these; undefined of none. */
export function commonArea(paths: readonly AreaPath[]): AreaPath | undefined {
  const [first, ...others] = paths.map((each) => each.split('.'))
  if (!first) return undefined
  const differs = first.findIndex((part, i) => others.some((each) => each[i] !== part))
  return first.slice(0, differs < 0 ? first.length : differs).join('.')
}

/** A member of staff, with all that is to be known of them here. */
export interface Colleague {
  staffId: string
  unit: string
  roles: readonly Played[]
}

export interface Inspector extends Colleague {
  /** Complaints they have under way. */
  open: number
}

interface About {
  aboutPath: AreaPath
  /** Empty: nobody is named, and anybody there may be meant. */
  accused: readonly Colleague[]
  /** May not handle it for another reason: kin of the accused, who had it before. */
  barredIds: readonly string[]
}

/**
 * Who handles a complaint: an inspector from strictly above all it is about, the nearest first, then who has the least to
 * do. Null: nobody may.
 */
export function chooseHandler(inspectors: readonly Inspector[], about: About): Inspector | null {
  const named = about.accused.flatMap(({ roles }) => roles.map(standingOf))
  // Of two villages' cadres the township may hear, though it is no higher than what is common to both.
  const beneath = isWider(about.aboutPath, commonArea(named)) ? [about.aboutPath] : named
  const ranked = inspectors.flatMap((each) => {
    const isKept =
      about.barredIds.includes(each.staffId) ||
      about.accused.some(
        ({ staffId, unit }) => staffId === each.staffId || isSameUnit(unit, each.unit),
      ) ||
      (about.accused.length === 0 && plays(each, about.aboutPath))
    const depth = isKept ? null : depthAbove(each, about.aboutPath, beneath)
    return depth === null ? [] : [{ each, depth }]
  })
  ranked.sort(
    (a, b) =>
      b.depth - a.depth || a.each.open - b.each.open || (a.each.staffId < b.each.staffId ? -1 : 1),
  )
  return ranked[0]?.each ?? null
}

/** Others than those who are named are meant as well, or nobody is named. */
export const isWider = (aboutPath: AreaPath, common: AreaPath | undefined): boolean =>
  common === undefined || (aboutPath !== common && contains(aboutPath, common))

const plays = ({ roles }: Colleague, areaPath: AreaPath) =>
  roles.some(
    (each) =>
      each.role !== 'superior_inspector' &&
      (contains(areaPath, each.areaPath) || standingOf(each) === areaPath),
  )

/** How near from above an inspector is; 0 is above the county. Null: not above all of it. */
function depthAbove(
  { roles }: Inspector,
  aboutPath: AreaPath,
  beneath: readonly AreaPath[],
): number | null {
  const depths = roles.flatMap(({ role, areaPath }) => {
    if (role === 'superior_inspector') return [0]
    if (role !== 'discipline_inspector' || !contains(areaPath, aboutPath)) return []
    const isAbove = beneath.every((each) => each !== areaPath && contains(areaPath, each))
    return isAbove ? [areaPath.split('.').length] : []
  })
  return depths.length > 0 ? Math.max(...depths) : null
}

const KINDS = [
  [
    'extortion',
    /吃拿卡要|索要|索贿|收(?:了|过)?(?:我|他|她|人)?.{0,6}(?:钱|礼|红包|好处|烟|酒)|红包|好处费|送礼|卡(?:着|我)|吃请|BRIBE/iu,
  ],
  [
    'favouritism',
    /优亲厚友|亲戚|亲属|关系户|人情|走后门|他(?:哥|弟|姐|妹|舅|叔|侄|儿|女)|自己(?:家|屋)/u,
  ],
  [
    'misuse_of_funds',
    /挪用|套取|截留|克扣|私分|侵占|贪|冒领|吞|公款|(?:钱|款|资金|补助)[^。]{0,8}(?:哪|没|少|用)|EMBEZZL|STOLE/iu,
  ],
  ['falsification', /弄虚作假|虚报|造假|作假|做假|假的|假(?:名|户|资料|签|表)|瞒报|编造/u],
  ['neglect', /失职|渎职|不管|不理|不作为|推|拖|不来|不办|没人管|从来没/u],
] as const satisfies readonly (readonly [MisconductKind, RegExp])[]

/** Which of the five kinds a story sounds like; its filer is asked. */
export const kindIn = (text: string): MisconductKind | null =>
  KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null
