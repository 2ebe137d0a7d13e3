import { STOPPABLE_CLASSES, type StoppableClass } from '../../api/client'
import { hereOrThere, type WhereMeaning } from './where-words'

/** Which messages a person wants: all they may stop unless `classes` are named. */
export type MessageMeaning =
  | { intent: 'stop' | 'start'; classes?: readonly StoppableClass[] }
  /** 退订 of something we do not know. */
  | { intent: 'which_stop' }
  | WhereMeaning

type Kind =
  'stop' | 'not' | 'send' | 'look' | 'get' | 'start' | 'maybe' | 'keep' | 'all' | 'any' | 'and'
type Word = { kind: Kind | StoppableClass; length: number }

const words = (text: string) => text.trim().split(/\s+/)

/** In normalised form. `not` and `maybe` say something only with a class, or with 发 and 收. */
const CHINESE: Record<Kind | StoppableClass, readonly string[]> = {
  notice: words('公示 名单 张榜 榜单'),
  broadcast: words('通知 公告 通告 告示'),
  reminder: words('提醒 催办'),
  /** Messages of any kind. */
  any: words('短信 信息 消息 讯息 短讯 微信 东西 服务 推送'),
  all: words('所有 全部 一切 任何 统统 通通 全都 啥子都 什么都 啥都'),
  stop: words(
    '退订 退訂 退定 推订 退汀 取消订阅 取消 停止 停掉 停发 停了 停收 停 关闭 关掉 关了 关 拒收 拒绝 屏蔽 不收 不接收 不看 不订 TD T STOP UNSUBSCRIBE',
  ),
  not: words(
    '不要 不想要 不想 不愿意 不愿 不需要 不用 不消 不必 不准 不许 不得 不再 别 莫 勿 甭 别来 莫来 不要来 莫再来 别再来',
  ),
  send: words('发送 发 推 打扰 骚扰 烦我 吵我'),
  look: words('看'),
  get: words('接收 收到 收'),
  start: words('订阅 定阅 订 恢复 打开 开启 开通 开 启用 START DY 取消拒收 UNSTOP SUBSCRIBE'),
  maybe: words('重新 继续 接着 想要 想 要 需要 愿意 还是要'),
  /** 不要退订: it stays as it is, or is taken up again. */
  keep: words('取消退订 撤销退订 停止退订 不退订 不要退订 别退订 莫退订 不想退订'),
  and: words(
    `请 麻烦 拜托 求求 你们 您们 你 您 我们 我 给我 跟我 给 帮我 帮 把 再 再也 都 也 就 的 了 啦 嘛 吧 啊 哈 噻 咯 哦 哟 呢 哒 呀 得
     谢谢 多谢 感谢 以后 今后 往后 从今往后 从今天起 现在 这些 那些 这种 这个 那个 这 那 些 点 啥子 什么 和 跟 与 还有 以及 村里 村上
     社里 县里 乡里 镇上 政府 上面 各种 天天 老是 总是 一直 总 乱 到 过来 手机上 手机 一下 一哈 算了 了算 能不能 可不可以 可以 能
     烦死了 烦死 好烦 太烦了 太烦 烦得很 烦人 烦 太多了 太多 好多 真的 回复 回 , . ! ? ; : 、 ~ …`,
  ),
}
const ENGLISH: Record<Kind | StoppableClass, readonly string[]> = {
  notice: words('LISTS POSTINGS'),
  broadcast: words('NOTICES ANNOUNCEMENTS BROADCASTS'),
  reminder: words('REMINDERS'),
  any: words('MESSAGES TEXTS SMS IT THIS THAT THESE THEM'),
  all: words('ALL EVERYTHING ANYTHING'),
  stop: words('STOP UNSUBSCRIBE UNSUB CANCEL END QUIT MUTE OFF DISABLE TD T STOPPED'),
  not: words("NO DON'T DONT NOT NEVER"),
  send: words('SEND SENDING TEXT TEXTING MESSAGE MESSAGING BOTHER BOTHERING CONTACTING SPAMMING'),
  look: [],
  get: words('WANT'),
  start: words('START RESUME RESTART ON SUBSCRIBE RESUBSCRIBE ENABLE UNSTOP'),
  maybe: [],
  keep: [],
  and: words(
    'ME THE A ANY MORE MY YOUR YOU PLEASE PLS TO FROM OF FOR AND TURN DO I NOW ALREADY AGAIN THANKS THANK US',
  ),
}

const kindsOf = (vocabulary: typeof CHINESE) =>
  new Map(
    Object.entries(vocabulary).flatMap(([kind, all]) =>
      all.map((each) => [each, kind as Word['kind']] as const),
    ),
  )
const CHINESE_KINDS = kindsOf(CHINESE)
const ENGLISH_KINDS = kindsOf(ENGLISH)
const LONGEST = Math.max(...[...CHINESE_KINDS.keys()].map((each) => each.length))

/** Word by word, the longest first; undefined where one of them is not known here. */
function readChinese(flat: string): Word['kind'][] | undefined {
  const kinds: Word['kind'][] = []
  for (let at = 0; at < flat.length;) {
    let length = Math.min(LONGEST, flat.length - at)
    while (length > 0 && !CHINESE_KINDS.has(flat.slice(at, at + length))) length--
    const kind = CHINESE_KINDS.get(flat.slice(at, at + length))
    if (!kind) return undefined
    kinds.push(kind)
    at += length
  }
  return kinds
}

function readEnglish(plain: string): Word['kind'][] | undefined {
  // RESUME and CANCEL with a number are about what has that number.
  if (/\d{4}/.test(plain)) return undefined
  const kinds = plain
    .replaceAll('’', "'")
    .split(/[^A-Z']+/)
    .filter(Boolean)
    .map((each) => ENGLISH_KINDS.get(each))
  return kinds.every((kind) => kind !== undefined) ? kinds : undefined
}

/** Longer ones tell a story. */
const MOST = 60

/** A message that says nothing but which messages are wanted, or where; in any order of its words. */
export function messageMeaning(plain: string): MessageMeaning | undefined {
  if (plain.length > MOST) return undefined
  const where = hereOrThere(plain)
  if (where) return where
  const kinds = /\p{Script=Han}/u.test(plain)
    ? readChinese(plain.replaceAll(' ', ''))
    : readEnglish(plain)
  const intent = kinds && wishOf(kinds)
  if (!intent) return undefined
  const named = STOPPABLE_CLASSES.filter((each) => kinds.includes(each))
  return named.length > 0 && !kinds.includes('all') ? { intent, classes: named } : { intent }
}

function wishOf(kinds: readonly Word['kind'][]): 'stop' | 'start' | undefined {
  const has = (...some: Word['kind'][]) => some.some((each) => kinds.includes(each))
  const isAbout = has(...STOPPABLE_CLASSES, 'any', 'all')
  const follows = (first: Kind, second: Kind) =>
    kinds.some((each, i) => each === first && kinds[i + 1] === second)
  // 莫停, 不要取消提醒.
  if (has('keep') || follows('not', 'stop')) return 'start'
  if (has('stop')) return 'stop'
  if (has('not')) return isAbout || has('send', 'get', 'start') ? 'stop' : undefined
  if (has('start')) return 'start'
  // 继续发通知, 我要收公示; not 我要看公示.
  return has('maybe') && (has('get') || follows('maybe', 'send')) && isAbout ? 'start' : undefined
}

/** A refusal among other words that names what it refuses is about no more than that. */
export function namedIn(plain: string): { classes: readonly StoppableClass[] } | undefined {
  const named = STOPPABLE_CLASSES.filter((each) =>
    CHINESE[each].some((word) => plain.includes(word)),
  )
  return named.length > 0 ? { classes: named } : undefined
}

/**
 * 退订 and something we do not know: asked, as it may be no message at all. What comes behind a mark
 * is a reason, and 退订 at the end is plain enough.
 */
export const unknownStop = (plain: string): { intent: 'which_stop' } | undefined =>
  UNKNOWN.some((each) => each.test(plain)) ? { intent: 'which_stop' } : undefined

const UNKNOWN = [
  /^\P{Script=Han}*(?:我?[要想]|请|帮我|麻烦)*(?:退订|退定|取消订阅|TD)(?!单)[\p{Script=Han}\dA-Z ]{1,12}$/u,
  /^(?:PLEASE )?(?:STOP|UNSUBSCRIBE)(?: [A-Z']+){1,5}$/,
]
