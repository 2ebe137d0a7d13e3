import { looksLikeName } from './identity'
import { WRONGS } from './likely-words'
import type { Understood } from './meaning'
import { normalise } from './normalise'
import { isCancel, understand } from './understand'

const ACTS = new RegExp(
  [
    WRONGS,
    '贪|贿|回扣|克扣|侵占|侵吞|挪用|私吞|私分|套取|骗|冒领|冒名|虚报|[做作造]假|乱收|摊派|优亲厚友|吃拿卡要|徇私|白条|公款|偷|猫腻|独吞|报复|拖欠|红包|好处|送礼|收礼|失职|渎职|打(?:我|人|了)',
    'BRIBE|CORRUPT|STOLE|STEAL|EMBEZZL|MONEY|TOOK|BEAT|CHEAT|REFUSE|THREAT',
  ].join('|'),
  'u',
)
const packed = (text: string) => normalise(text).replaceAll(' ', '')

/** Whether anything wrong is told to have been done. */
export const tellsAct = (text: string): boolean => ACTS.test(packed(text))

/** A sentence says more than whom somebody is against. */
const SENTENCE = 15
const WORDS = 7

/** Whether it tells what was done, as far as that can be seen: by a word for it, or since it is long enough. */
export function tellsFacts(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu) ?? []
  const words = text.match(/[a-z]+/giu) ?? []
  return tellsAct(text) || han.length >= SENTENCE || words.length >= WORDS
}

const REFUSES =
  /^(?:我|还是|那就?|先|就|暂时|决定|想)*(?:不|莫|别|不想|不要|不用|不敢|不愿意?)+(?:再)?(?:交|举报|投诉|检举|控告|告|报|说|搞|弄|整)?(?:上去|他们?|她|了|啦|算了|算|吧|嘛|咯|哈)*$/u

/** 不, 不交, 算了, 不举报了: it is to be dropped, and these are no words of it. */
export function refuses(text: string): boolean {
  const understood = understand(text)
  if (isCancel(understood)) return true
  return (understood.isBare && understood.intent === 'no') || REFUSES.test(packed(text))
}

const HAN_NAME = /^(?:\p{Script=Han}{2,4}|(?=.*[·•])[\p{Script=Han}·•]{3,12})$/u
const LATIN_NAME = /^[a-z][a-z'.]{0,19}(?: [a-z'.]{1,19}){0,3}$/iu

/** What may stand for a person's name where one is asked for: no sentence. */
export const isPersonName = (words: string): boolean =>
  looksLikeName(words) || ((HAN_NAME.test(words) || LATIN_NAME.test(words)) && !tellsAct(words))

const SAYS_SO = /举报|投诉|检举|控告|告/u
/** Whether a cadre's words, which nobody said to be one, are a complaint: 村里的事 is none. */
export const isComplaintOfStaff = (text: string): boolean =>
  tellsAct(text) || SAYS_SO.test(packed(text))

const WORK = /^(?:开工|动工|完工|竣工|报?进[度展]|验收|报账|拨款|核对|入户|整改|问责|督查|公示)$/u
const ASKS_HOW_FAR = /(?:哪(?:里|儿|一?步)?|没有?|不|吗|么|怎么样|咋样|多久|好久)(?:了|呢|啊|嘛)*$/u
const SHORT = 14

/** What a cadre who is telling of a colleague wants instead of that: their own work, in few words. */
export function isOtherWish(understood: Understood, text: string): boolean {
  const said = packed(text)
  if (said.length > SHORT || isComplaintOfStaff(text)) return false
  if (understood.intent === 'status') return ASKS_HOW_FAR.test(said)
  return understood.intent === 'desk_work' || WORK.test(said)
}
