import type { VillageListKind } from '../../api/client'
import type { Opening } from './lead'
import { normalise, simplify } from './normalise'
import { codeFirst } from './staff-words'
import { isUrgent, OWN_CRY } from './urgent'

/** What is said of village lists, of pairing and of whom to visit. `text` is in their own words. */
export type ListMeaning =
  /** 问题 3社水管断了 12月15日前 熊长富; `isPlain`: by a word villagers use as well. */
  | { intent: 'add_list_item'; kind: VillageListKind; text: string; isPlain?: true }
  /** 清单, 清单 问题, 清单 宝坪村. */
  | { intent: 'show_list'; kind: VillageListKind | null; text: string }
  /** 办结, 销号, 退回, 取消清单 and the number of a line. */
  | { intent: 'finish_item'; code: string; text: string }
  | { intent: 'strike_item'; code: string; text: string }
  | { intent: 'return_item'; code: string; text: string }
  | { intent: 'cancel_item'; code: string; text: string }
  /** 结对 牟大岭 熊长富. */
  | { intent: 'pair_households'; text: string }
  /** 结对, 结对 宝坪村. */
  | { intent: 'show_pairings'; text: string }
  /** 解除结对 牟大岭 调动. */
  | { intent: 'end_pairing'; text: string }
  /** 哪个帮扶我家. */
  | { intent: 'own_helper' }
  /** 未走访, 未走访 宝坪村. */
  | { intent: 'unvisited'; text: string }

const KINDS = [
  ['problem', '问题'],
  ['task', '任务'],
  ['responsibility', '责任'],
] as const satisfies readonly (readonly [VillageListKind, string])[]

const ADDS = ['加', '记', '新', '添', '报']
const LEADS = {
  list: ['清单', '村清单', '查清单', '看清单', '我的清单', 'LIST', 'LISTS'],
  finish: ['办结', '已办结', '办结了', 'DONE'],
  strike: ['销号', '核销', 'STRIKE'],
  back: ['退回', '退回去', 'SEND BACK'],
  cancel: ['取消清单', '清单取消', '不办清单', '撤销清单'],
  pair: ['结对', '结对帮扶', 'PAIR'],
  show: ['我的结对', '结对户', '查结对', '看结对', '结对情况', '结对名单', 'MY PAIRS', 'PAIRS'],
  end: ['解除结对', '取消结对', '结束结对', 'UNPAIR'],
  unvisited: ['未走访', '未走访户', '没走访的户', '该走访的', '走访任务', 'UNVISITED'],
} as const

/** A word villagers use, too: the line stands apart from it and says by when, and asks nothing. */
const APART = /^(?:问题|任务|责任)[\s,:;、。]/u
const BY_WHEN = /(?:[月日号天周底年]|\d)(?:以|之)?[前内]|[月年]底|月末/u
export const ASKS =
  /[?？]|[吗呢么]$|怎么|怎样|咋|哪(?!天前)|什么|啥|好久|多少|几时|能不能|可不可以|是不是|有没有/u
/** A place and nothing that makes a complaint or a question of it. */
const PLACE =
  /^(?!不|没|怎|为|咋|太|有|是|我|你|他|上|里|的)\p{Script=Han}{1,14}?(?:村|社区|乡|镇|街道|县)(?:\d{1,2}社)?$/u
const SHORT = /^(?!不|没|怎|为|咋|太|有|是|我|你|他|上|里|的|干|户|帮)\p{Script=Han}{2,3}$/u
const WHOLE = /^(?:全县|全乡|全镇|本县|本乡|本镇|本村)$/u
const isPlace = (text: string) => {
  const plain = simplify(text).trim()
  return PLACE.test(plain) || WHOLE.test(plain)
}
/** 宝坪 for 宝坪村, where nothing else can stand. */
const isShortPlace = (text: string) => isPlace(text) || SHORT.test(simplify(text).trim())

/** A household asks who helps it. */
const OWN_HELPER =
  /^(?:查|看|问)?(?:我家?的?|我们家的?|我屋头的?)?(?:帮扶人|帮扶干部|帮扶责任人|结对干部|结对帮扶人|包户干部|包保干部|联系干部)(?:是|叫)?(?:哪个|哪位|谁|啥子人)?$|^(?:哪个|哪位|谁|是哪个|是谁)(?:来|在)?(?:帮扶|结对|结对帮扶|包)(?:的)?我们?家?(?:的)?$|^帮扶我们?家?的(?:人|干部)?是(?:哪个|哪位|谁)$|^(?:哪个|哪位|谁|啥子)(?:干部|人)?(?:在)?(?:管|负责|联系|帮扶|包)(?:我|我们|我们?家|我屋头?)(?:的|这?户)?$|^(?:我|我们|我们?家|我屋头?)(?:是|归|由)?(?:哪个|哪位|谁)(?:干部)?(?:在|来)?(?:负责|管|帮扶|包|联系|结对)的?$|^(?:MY HELPER|WHO HELPS ME|WHO HELPS US)$/u

export function listMeaning(
  text: string,
  opening: Opening,
  plain: string,
  isStaff: boolean,
): ListMeaning | undefined {
  if (OWN_HELPER.test(plain.replaceAll(' ', '')) || OWN_HELPER.test(plain))
    return { intent: 'own_helper' }
  return (
    codedMeaning(opening) ??
    shown(opening) ??
    paired(text, opening) ??
    added(text, opening, isStaff)
  )
}

function codedMeaning(opening: Opening): ListMeaning | undefined {
  for (const [lead, intent, isBare] of [
    ['finish', 'finish_item', true],
    ['strike', 'strike_item', true],
    ['cancel', 'cancel_item', true],
    // Without a number a case is sent back, or somebody wants to leave.
    ['back', 'return_item', false],
  ] as const) {
    const rest = opening.restAfter(LEADS[lead])
    if (rest === undefined) continue
    const { code, text } = codeFirst(rest, 10)
    if (code || (isBare && rest === '')) return { intent, code: code ?? '', text }
  }
  return undefined
}

function shown(opening: Opening): ListMeaning | undefined {
  for (const [kind, word] of KINDS) {
    const rest = opening.restAfter([`${word}清单`, `查${word}清单`, `看${word}清单`])
    if (rest === '' || (rest !== undefined && isPlace(rest)))
      return { intent: 'show_list', kind, text: rest }
  }
  const rest = opening.restAfter(LEADS.list)
  if (rest !== undefined) {
    const found = KINDS.find(([, word]) => rest.endsWith(word) || rest.startsWith(word))
    const place = found ? rest.replace(found[1], '').replace(/清单/u, '').trim() : rest
    if (place === '' || isShortPlace(place))
      return { intent: 'show_list', kind: found?.[0] ?? null, text: place }
  }
  const unvisited = opening.restAfter(LEADS.unvisited)
  if (unvisited === '' || (unvisited !== undefined && isShortPlace(unvisited)))
    return { intent: 'unvisited', text: unvisited }
  return undefined
}

/** 结对 stands apart from whom it is about: 结对户 and 结对干部 are words of their own. */
const PAIRS_APART = /^(?:结对|结对帮扶)[\s,:;、。]/u

function paired(text: string, opening: Opening): ListMeaning | undefined {
  const ended = opening.restAfter(LEADS.end)
  if (ended !== undefined) return { intent: 'end_pairing', text: ended }
  const shows = opening.restAfter(LEADS.show)
  if (shows === '' || (shows !== undefined && isPlace(shows)))
    return { intent: 'show_pairings', text: shows }
  const rest = opening.restAfter(LEADS.pair)
  if (rest === undefined) return undefined
  if (rest === '' || isPlace(rest)) return { intent: 'show_pairings', text: rest }
  // 结对 啥意思.
  if (ASKS.test(normalise(rest))) return undefined
  const isLatin = /^pair\s/i.test(text)
  return PAIRS_APART.test(simplify(text)) || isLatin
    ? { intent: 'pair_households', text: rest }
    : undefined
}

/** Whoever is in danger now is no line of a list: 问题 有人掉河里了. */
const SOMEBODY =
  /人(?!行|均|民|饮|工|居|大)|娃|孩|老[汉娘头太婆爷妈伴]|婆婆|奶奶|爷爷|学生|群众|村民|我|救|困|落水|掉[进到下]|[死伤压埋饿昏晕](?!亡率)|[着起]火|火灾|燃|坝|堤|洪水?|电线|快来|马上|正在/u

/** 问题 4社沟垮了 12月20日前 蒲明秀, of a cadre: what is to be mended, of nobody who is in danger. */
const isWork = (said: string): boolean => {
  const plain = normalise(said)
  return !OWN_CRY.test(plain) && (BY_WHEN.test(plain) || !SOMEBODY.test(plain))
}

/** Where it is, and that something happened there. */
const isBroken = (said: string): boolean =>
  /\d{1,2}[社组]|[村路桥沟渠管塘坎坝].{0,8}了/u.test(simplify(said))

function added(text: string, opening: Opening, isStaff: boolean): ListMeaning | undefined {
  // A cry for help is heard, whatever it begins with.
  const isCry = isUrgent(text)
  if (isCry && !isStaff) return undefined
  for (const [kind, word] of KINDS) {
    const led = ADDS.map((add) => `${add}${word}`)
    const rest = opening.restAfter([...led, `${word}清单加`, `清单加${word}`])
    if (rest !== undefined)
      return isCry && !isWork(rest) ? undefined : { intent: 'add_list_item', kind, text: rest }
    const said = opening.restAfter([word])
    if (said === undefined || (isCry && !isWork(said))) continue
    // 问题 2社桥断了: of a cadre it is one without its day, too; 问题 低保 is a question's subject.
    const isMeant = BY_WHEN.test(normalise(said)) || (isStaff && isBroken(said))
    const isLine = APART.test(simplify(text)) && isMeant
    if (isLine && !ASKS.test(normalise(said)))
      return { intent: 'add_list_item', kind, text: said, isPlain: true }
  }
  return undefined
}
