import type { AreaPath } from '../../db/values/areas'
import type { NoticeStatus, ObjectionGround, ObjectionStatus } from '../../db/values/rounds'
import type { StaffRole } from '../../db/values/staff'
import { withdrawalInForceAt } from '../applications/rules'
import type { Day } from '../shared/day'

/** How people word each ground; only a suggestion, which they confirm. */
const GROUND_WORDS = {
  left_out:
    /漏(?!雨|水)|没有?(?:得)?我(?:家|屋|们)|(?:没得|莫得|莫)我(?:家|屋|们)|没(?:有)?(?:评|选|列)上|(?:没|不)在(?:名单|上面)/u,
  faulty_procedure:
    /(?:没|没有|不|未)(?:开(?:过)?会|张?贴|通知|公示|公开|评议|投票|喊我们)|程序|暗箱|手续不(?:对|全)|走过场/u,
  wrong_facts:
    /(?:写|算|登记?|填|记|报|弄|搞)(?:多|少|错)|(?:人口|收入|面积|田土|房子|情况|信息|年龄|名字)[^，,。]{0,6}(?:不对|不符|不实|有误|错)|不属实/u,
  should_not_be_listed:
    /不(?:应)?该|不够格|不符合?条件|条件不|(?:有|开|买|坐|养)[^，,。不没]{0,5}(?:车|房|楼|门面|商铺|存款|公司)|车子|(?:有|领|拿|吃)[^，,。不没]{0,5}(?:工资|退休|财政)|(?:开|办)[^，,。不没]{0,4}(?:店|铺|厂|超市|公司)|当老板|家境好|有钱/u,
} as const satisfies Record<ObjectionGround, RegExp>

const GROUND_PATTERNS = Object.entries(GROUND_WORDS) as [ObjectionGround, RegExp][]

/** The ground a wording suggests; null when none does or several do. */
export function groundOf(text: string): ObjectionGround | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  const found = GROUND_PATTERNS.filter(([, words]) => words.test(plain))
  return found.length === 1 ? (found[0]?.[0] ?? null) : null
}

/** Grounds that contest a household on the list; the others are about one that is missing, or about all. */
export const isAgainstEntry = (ground: ObjectionGround) =>
  ground === 'should_not_be_listed' || ground === 'wrong_facts'

/** Whether something is said beyond the name of a household. */
export function isReason(text: string, householdName: string | null): boolean {
  const rest = (householdName ? text.replaceAll(householdName, '') : text)
    .replace(/\d{0,2}(?:社|组)|户主|[家户屋的他她]/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
  return [...rest].length >= 2
}

/** The status that holds now: a withdrawal comes into force by the clock, not by anybody's doing. */
export function effectiveObjectionStatus(
  { status, withdrawalAskedAt }: { status: ObjectionStatus; withdrawalAskedAt: Date | null },
  now: Date,
): ObjectionStatus {
  if (status !== 'open' || !withdrawalAskedAt) return status
  return now >= withdrawalInForceAt(withdrawalAskedAt) ? 'withdrawn' : 'open'
}

export const isObjectionOverdue = (status: ObjectionStatus, today: Day, dueOn: Day) =>
  status === 'open' && today > dueOn

export type NoticeRefusal = 'not_posted' | 'notice_void' | 'window_closed'

/** Why a list takes no objection now; at the very instant it closes it is closed. */
export function noticeRefusal(
  { status, closesAt }: { status: NoticeStatus; closesAt: Date },
  now: Date,
): NoticeRefusal | null {
  if (status === 'void') return 'notice_void'
  if (status === 'drawn_up') return 'not_posted'
  return status === 'closed' || now >= closesAt ? 'window_closed' : null
}

/** What is known of an objection and of the household it is about. */
export interface ObjectionFacts {
  ground: ObjectionGround
  hasReason: boolean
  /** The list is of villages: a village off it is for its township to propose, not to be added. */
  isOfVillages: boolean
  /**
   * Where the household, or the village, stands: on this list; not on it, though in its area; somewhere else; several
   * of the name; no household of the name; none is meant.
   */
  household: 'listed' | 'not_listed' | 'elsewhere' | 'ambiguous' | 'unknown' | 'none'
  /** Whoever objects speaks for that household. */
  isOwn: boolean
  /** The receipt of the same objection by the same contact that is still open. */
  hasOpen: boolean
  /** It was looked into at this level before and found to be none. */
  isDecided: boolean
}

export type ObjectionRefusal =
  | 'reason_missing'
  | 'name_unknown'
  | 'name_ambiguous'
  | 'other_area'
  | 'on_list'
  | 'village_left_out'
  | 'own_household'
  | 'already_filed'
  | 'decided_before'

/** Why an objection to an open list is not taken; null when it is. */
export function objectionRefusal(facts: ObjectionFacts): ObjectionRefusal | null {
  const place = placeRefusal(facts)
  if (place) return place
  if (facts.ground === 'should_not_be_listed' && facts.isOwn) return 'own_household'
  if (facts.hasOpen) return 'already_filed'
  if (facts.isDecided) return 'decided_before'
  return facts.hasReason ? null : 'reason_missing'
}

function placeRefusal({
  ground,
  household,
  isOfVillages,
}: ObjectionFacts): ObjectionRefusal | null {
  if (ground === 'faulty_procedure') return null
  if (isOfVillages && ground === 'left_out') return 'village_left_out'
  if (household === 'ambiguous') return isAgainstEntry(ground) ? 'name_ambiguous' : null
  if (isAgainstEntry(ground)) return household === 'listed' ? null : 'name_unknown'
  // Somebody left out need not be found at the desk: whoever checks it finds out who is meant.
  if (household === 'listed') return 'on_list'
  return household === 'elsewhere' ? 'other_area' : null
}

/** Who may check objections, of those equally near: first whose work is to look again. */
export const CHECKER_ROLES = [
  'resident_cadre',
  'first_secretary',
  'village_cadre',
  'village_secretary',
  'group_cadre',
  'township_clerk',
  'township_committee',
  'township_secretary',
  'township_head',
  'county_office',
] as const satisfies readonly StaffRole[]
const CHECKERS: readonly StaffRole[] = CHECKER_ROLES

/** Somebody active whose role covers the area of the list. */
export interface CheckerCandidate {
  staffId: string
  role: StaffRole
  areaPath: AreaPath
  /** Where they work. */
  unit: string
  hasPhone: boolean
  tiedHouseholdIds: readonly string[]
  /** Objections that already wait for this person. */
  openObjections: number
}

/** Who may not check an objection. */
export interface CheckerBar {
  /** The contested household, and those the objector speaks for. */
  householdIds: readonly string[]
  /** Units in which somebody of these households works. */
  units: readonly string[]
  /** The objector's own phone, who acts as the proxy, who wrote it down. Told to nobody. */
  staffIds: readonly (string | null)[]
  /** Work or live in the village it is about. */
  tiedIds: readonly string[]
  /** Had a part in what it is about: entered, reviewed, posted, or decided it before. */
  deciderIds: readonly string[]
}

export type CheckRefusal = 'not_eligible' | 'tied' | 'own_decision'

/** Why somebody may not check an objection; null when they may. Nobody decides about their own doing. */
export function checkRefusal(
  { staffId, role, unit, tiedHouseholdIds }: CheckerCandidate,
  { householdIds, units, staffIds, tiedIds, deciderIds }: CheckerBar,
): CheckRefusal | null {
  if (units.includes(unit) || tiedIds.includes(staffId)) return 'tied'
  if (tiedHouseholdIds.some((id) => householdIds.includes(id))) return 'tied'
  if (!CHECKERS.includes(role) || staffIds.includes(staffId)) return 'not_eligible'
  return deciderIds.includes(staffId) ? 'own_decision' : null
}

export const mayCheck = (candidate: CheckerCandidate, bar: CheckerBar): boolean =>
  checkRefusal(candidate, bar) === null

/**
 * Who is to check an objection on the spot: nobody tied, concerned or asked about their own doing,
 * rather somebody a message can reach, then the nearest, then who has the fewest to check. Null when
 * nobody is left up to the county.
 */
export function chooseAssignee<C extends CheckerCandidate>(
  candidates: readonly C[],
  bar: CheckerBar,
): C | null {
  const order = (a: C, b: C): number =>
    Number(b.hasPhone) - Number(a.hasPhone) ||
    depth(b.areaPath) - depth(a.areaPath) ||
    a.openObjections - b.openObjections ||
    CHECKERS.indexOf(a.role) - CHECKERS.indexOf(b.role) ||
    (a.staffId < b.staffId ? -1 : 1)
  return candidates.filter((each) => mayCheck(each, bar)).toSorted(order)[0] ?? null
}

const depth = (path: AreaPath) => path.split('.').length

export type DecisionRefusal = 'not_assigned' | 'already_decided' | 'withdrawn' | 'reason_missing'

/** Why an objection may not be decided so; null when it may. `status` as it holds now. */
export function decisionRefusal(facts: {
  isAssignee: boolean
  status: ObjectionStatus
  hasReason: boolean
}): DecisionRefusal | null {
  if (!facts.isAssignee) return 'not_assigned'
  if (facts.status === 'withdrawn') return 'withdrawn'
  if (facts.status !== 'open') return 'already_decided'
  return facts.hasReason ? null : 'reason_missing'
}

/** 宝坪村 as people say it for short: 宝坪. */
export const shortVillage = (name: string): string =>
  name.length > 2 ? name.replace(/(?:村|社区|居委会|居)$/u, '') : name

/** The villages of a list a text speaks of, by their whole names or else for short. */
export function villagesIn(text: string, names: readonly string[]): string[] {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  const whole = namesIn(plain, names)
  if (whole.length > 0) return whole
  const short = namesIn(plain, names.map(shortVillage))
  return [...new Set(names)].filter((name) => short.includes(shortVillage(name)))
}

/** The households of a list a text speaks of by name; a name within a longer one is not meant. */
export function namesIn(text: string, names: readonly string[]): string[] {
  const found = [...new Set(names)].filter((name) => text.includes(name))
  return found.filter((name) => !found.some((longer) => longer !== name && longer.includes(name)))
}

const NAME_SIZES = [4, 3, 2]

/**
 * The same by ear, for a name written with other characters: what the text begins with, or what stands
 * before 家.
 * @param soundOf Names that sound alike give the same.
 */
export function namesHeardIn(
  text: string,
  names: readonly string[],
  soundOf: (name: string) => string,
): string[] {
  const heard = new Set(spokenNames(text).map(soundOf))
  return [...new Set(names)].filter((name) => heard.has(soundOf(name)))
}

function spokenNames(text: string): string[] {
  const plain = text.replace(/^\s*\d{0,2}[社组]?\s*(?:户主)?\s*/u, '')
  const begins = NAME_SIZES.flatMap((size) => {
    const part = plain.slice(0, size)
    return part.length === size && /^\p{Script=Han}+$/u.test(part) ? [part] : []
  })
  const owners = NAME_SIZES.flatMap((size) =>
    [...plain.matchAll(new RegExp(`(?<=(\\p{Script=Han}{${size}}))(?:家|户|屋)`, 'gu'))].map(
      ([, name = '']) => name,
    ),
  )
  return [...begins, ...owners]
}

/** A name of the register in a text, as seen from whoever is to read it. */
export interface Named {
  name: string
  of: 'own' | 'contested' | 'other'
}

/** What people write within a name or leave out of it. */
export const NAME_GAPS = ' \t\n\r\u3000·•・.'
const GAP = `[${NAME_GAPS}]`

export const withoutGaps = (text: string) => text.replace(new RegExp(GAP, 'gu'), '')

/**
 * A text without the names of people its reader is not to learn: 该户 for the contested household,
 * 某某 for anybody else. A name within a longer one is not meant, and one the reader's household
 * bears stays whoever else bears it.
 */
export function maskNames(text: string, named: readonly Named[]): string {
  const whose = new Map<string, Named['of']>()
  for (const side of ['other', 'contested', 'own'] as const)
    for (const { name, of } of named) if (of === side) whose.set(withoutGaps(name), side)
  const longestFirst = [...whose.keys()]
    .filter((name) => [...name].length > 1)
    .toSorted((a, b) => b.length - a.length)
  if (longestFirst.length === 0) return text
  const names = longestFirst.map((name) => [...name].map(literal).join(`${GAP}*`))
  // 张三家 is the household; 张三家里 is not.
  const pattern = new RegExp(`(${names.join('|')})(家(?![庭里人属]))?`, 'gu')
  return text.replace(pattern, (said: string, name: string, home = '') => {
    const side = whose.get(withoutGaps(name))
    if (side === 'own') return said
    return side === 'contested' ? '该户' : `某某${home}`
  })
}

const literal = (character: string) => `\\u{${character.codePointAt(0)?.toString(16)}}`
