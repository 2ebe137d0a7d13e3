import { chanceOf, pickOf } from './dice'
import { groupOf, type Home, opinionOf, understandsNotices } from './households'

/** How a household takes a survey by text. */
export type Manner =
  | 'answers'
  | 'after_reminder'
  | 'never'
  /** 停 after the first question. */
  | 'stops'
  /** 退订 instead of an answer. */
  | 'unsubscribes'
  /** Nobody understands what it writes. */
  | 'mumbles'
  /** Answers once it is over. */
  | 'too_late'

/** Those of the register answer more, the old less. */
export function mannerOf(home: Home): Manner {
  const answers = { registered: 0.5, exited: 0.44, ordinary: 0.36 }[groupOf(home)]
  const old = home.age >= 70 ? -0.14 : home.age >= 55 ? -0.04 : 0.05
  const shares: [Manner, number][] = [
    ['answers', answers + old],
    ['after_reminder', 0.09],
    ['stops', 0.03],
    ['unsubscribes', 0.02],
    ['mumbles', 0.03],
    ['too_late', 0.02],
  ]
  let at = chanceOf('manner', home.key)
  for (const [manner, share] of shares) {
    if (at < share) return manner
    at -= share
  }
  return 'never'
}

const LEVELS: Readonly<Record<number, readonly string[]>> = {
  5: ['5', '很满意', '巴适得很', '5分', 'hen man yi', '非常好', '５'],
  4: ['4', '满意', '要得', '还不错', '满易', '4满意', '回4', '还满意的嘛'],
  3: ['3', '一般', '还行', '将就', '3分', '马马虎虎'],
  2: ['2', '不满意', '不得行', '不太好', '２', '不咋样'],
  1: ['1', '很不满意', '太差了', '非常不满意', '1分'],
}
const YES = ['1', '看得懂', '是', '看懂了', '1']
const NO = ['2', '看不懂', '否', '不懂', '2']
const OPEN = ['没得', '路早点硬化就好', '跳过', '希望多搞点产业', '没啥子说的', '公示字写大点']

/** The next text of a household, in its own words. */
export function wordsOf(home: Home, seq: number): string {
  if (seq === 1) return pickOf(LEVELS[opinionOf(home)] ?? [], 'words', home.key)
  if (seq === 2) return pickOf(understandsNotices(home) ? YES : NO, 'yes', home.key)
  return pickOf(OPEN, 'open', home.key)
}
export const valueOf = (home: Home, seq: number): number =>
  seq === 1 ? opinionOf(home) : Number(understandsNotices(home))
