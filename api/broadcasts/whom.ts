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

/** Some people only, and we do not know which: 低保户. */
export interface UnknownWhom {
  unknown: string
  /** What is to be told to them. */
  body: string
}

const AUDIENCES: readonly { pattern: RegExp; audience: BroadcastAudience; roles: StaffRole[] }[] = [
  { pattern: /^(?:社长|社干部|组长|组干部|小组长)/u, audience: 'staff', roles: ['group_cadre'] },
  {
    pattern: /^(?:村干部|村?两委|村社干部|支书|村支书|村书记|村主任)/u,
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
  { pattern: /^(?:申请户|申请的农户|已申请户)/u, audience: 'applied', roles: [] },
  { pattern: /^(?:公示户|公示的农户|榜上户)/u, audience: 'posted', roles: [] },
  { pattern: /^(?:已?脱贫户|退出户)/u, audience: 'exited', roles: [] },
  { pattern: /^(?:监测户|监测对象)/u, audience: 'watched', roles: [] },
  { pattern: /^(?:未评上的?户|没评上的?户)/u, audience: 'declined', roles: [] },
  { pattern: /^(?:非在册户|不在册户|非贫困户)/u, audience: 'unregistered', roles: [] },
  {
    pattern:
      /^(?:村|社|组)?(?:(?:村民|农户|群众|乡亲|老乡)们?(?!代表|小组)|大家|家家户户|[户家](?![口主籍外里长庭属电禽具畜])|(?:民|亲们)(?=[\s\p{P}]|$|请|[今明后]天|注意|每户|都))/u,
    audience: 'households',
    roles: [],
  },
]

const EACH = /^(?:的|各位|各|全体|所有|全部|每个)+/u

/** What begins a sentence, and no name of people. */
const SENTENCE =
  '请|望|让|叫|要|凡|因|为|由|从|今|明|昨|[后後]天|大[后後]天|本|上[午周]|下[午周]|早[上晨]|晚上|中午|即[日将]|现[在有场将]|我|你|您|咱|他|同志|朋友|通知|关于|严|禁|不|勿|莫|停|来|到|去|入|进|有|是|找|寻|走访|慰问|看望|核查|调查|评[选议定]|选[举出]|推荐|召|开展|发放|组织|统计|登记|上报|关[爱心]|招[聘收募]'
/** A household of some kind; not 入户 and 三户. */
const HOUSEHOLD =
  '(?<![一二两三四五六七八九十百千几多每各这那入到进落分开挨])户|户主|农户|村民|群众'
const PEOPLE =
  '(?<![动全])员|代表|[负联]\\p{Script=Han}{1,2}人|带头人|监护人|残疾人|老年?人|病人|妇女|青年|学生|军人|民兵|职工|医生|教师|老师'
/** What a sentence does with people: 缴费找村主任. */
const DOES = '找|(?<!慰)问|联系(?!户)|告诉|交给|报(?=[村社组]|支书)'
const OFFICIALS = '干部|书记|主任|[组社村家队院校会站片所楼]长|[村居]?委会|(?<!排)队'
/** Words for some people only, which stand by themselves: 低保户, 外出务工人员, 村民代表. */
const SOME_PEOPLE = new RegExp(
  `^(?!${SENTENCE})(?:(?:(?!${DOES})\\p{Script=Han}){0,6}(?:${HOUSEHOLD}|${PEOPLE}|${OFFICIALS})们?|\\p{Script=Han}{1,6}们|长)(?=[\\s\\p{P}]|$)`,
  'u',
)

/**
 * To whom an office notice is and what it says: 宝坪村3社, 天元乡村干部, 全县. Null where the beginning
 * names nobody, or a place that several have the name of.
 */
export function readWhom(text: string, places: Places): Whom | UnknownWhom | null {
  const plain = text.normalize('NFKC')
  // Only beginnings are taken off: what is left can be cut out of the text as it was written.
  const own = plain.length === text.length ? text : plain
  const place = readPlace(plain.replace(/^(?:给|向|对)/u, ''), places)
  if (!place) return null
  const { areaPath, rest } = place
  const bare = skip(rest.replace(EACH, ''))
  const found = AUDIENCES.find(({ pattern }) => pattern.test(bare))
  const [word = ''] = found?.pattern.exec(bare) ?? []
  const isNamed = areaPath !== null || found !== undefined
  const path = areaPath ?? places.own
  if (!isNamed || !path) return null
  const some = unknownIn(bare, word)
  const { length } = skip(found || some !== '' ? bare.slice((some || word).length) : rest)
  const [named, body] = [own.slice(0, own.length - length), own.slice(own.length - length)]
  if (some !== '') return { unknown: some, body }
  const { audience, roles } = found ?? { audience: 'households' as const, roles: [] }
  return { areaPath: path, audience, roles: [...roles], named, body }
}

/** The audience a text begins with, where it is none we know; empty where it begins with none. */
function unknownIn(bare: string, known: string): string {
  const [some = ''] = SOME_PEOPLE.exec(bare) ?? []
  if (some !== '') return some === known ? '' : some
  // 组长们: whoever says it so may mean others than we do.
  return known !== '' && bare.startsWith('们', known.length) ? `${known}们` : ''
}
