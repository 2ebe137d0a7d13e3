/** How well a card fits a question; see `search`. */
export interface Fit {
  score: number
  covered: number
  near: number
  /** The question is about something the card never names. */
  isOffTopic: boolean
  /** The question names what the card's own question is about. */
  isOnTopic: boolean
  /** The card holds a sum of money or a share of one. */
  hasAmount: boolean
}

/** What no text of law holds: today's sums, numbers to call, places, hours, names, one's own case. */
const NOT_IN_TEXTS: readonly RegExp[] = [
  /(?:今年|明年|去年|现在|目前|如今|当前|眼下|这个月|本月|20\d\d).*(?:多少|好多|几多|几块|几元|几百|几千|标准|涨|发|到账)/,
  /(?:多少|好多|几多|标准|涨).*(?:今年|明年|去年|现在|目前|如今|20\d\d)/,
  /(?:一个?月|每个?月|一年|每年|一亩|每亩|一天|每天|一个人|一人|每人|一次|一头|一户|每户)(?:能|可以|要|大概)?(?:补|领|发|给|交|拿|收|有|得)?(?:多少|好多|几多|几块|几百|几千)/,
  /(?:多少|好多|几多|几块)钱?(?:一个?月|一年|一亩|一天|一个人|一人|一次|一户)/,
  /电话|号码|手机号|联系方式|微信|邮箱|网址/,
  /哪条(?:路|街)|地址|几楼|怎么走|咋个走|好远/,
  /几点|上班时间|(?:周|星期|礼拜)[一二三四五六日天末]|上班不|上班没|开门/,
  /(?:所长|局长|镇长|乡长|县长|书记|主任|站长|校长)(?:是|叫)(?:哪个|谁|什么|啥)/,
  /我(?:的|家|屋|们|妈|爸|老汉).*(?:办好|办下来|批下来|批|发|到账|下来|打|审完|查完)了?(?:没得|没有|没|吗|迈|不)$/,
  /我(?:的|家|屋|们).*(?:好久|什么时候|啥时候|几时|哪天)(?:能|才)?(?:发|到|批|下来|打|办好|来)/,
]
export const asksWhatNoTextHolds = (plainText: string): boolean => {
  const packed = plainText.replaceAll(' ', '')
  return NOT_IN_TEXTS.some((pattern) => pattern.test(packed))
}

const ASKS_AMOUNT =
  /多少钱|好多钱|几多钱|几块钱|几元|几百|几千|(?:补|领|发|罚|赔|贷|得)(?:多少|好多|几多|几)/
const ASKS_HOW = /怎么(?:算|定)|咋个?(?:算|定)|如何(?:算|定)/
/** A sum is asked for, and not how it comes about. */
export const asksAmount = (plainText: string): boolean =>
  ASKS_AMOUNT.test(plainText) && !ASKS_HOW.test(plainText)

/** Found on questions with known answers: `npm run -s bench -- policies --qa …` shows what they cost. */
const ANSWER_FROM = 0.86
const OFFER_FROM = 0.6
/** Lower where the subject is named: a choice of questions about it costs little. */
const OFFER_ON_TOPIC_FROM = 0.4
const OFFER_ALSO_FROM = 0.35
const OFFER_OFF_TOPIC_FROM = 0.95
/** Asked in a wording the card lists. */
const SAME_FROM = 0.9
/** The second card comes so near that nobody can tell which of the two was meant. */
const AMBIGUOUS_FROM = 0.8

export type Verdict = 'answer' | 'offer' | 'decline'

export const sureness = ({ covered, near }: Fit): number => covered + near
export const rankOf = ({ score, near }: Fit): number => score * (1 + 2 * near)

const offerFrom = ({ isOnTopic }: Fit) => (isOnTopic ? OFFER_ON_TOPIC_FROM : OFFER_FROM)

/** Whether the best card may answer: rather nothing than something wrong. Fits come best first. */
export function verdictOn(fits: readonly Fit[], isAmountAsked: boolean): Verdict {
  const [best, second] = fits
  if (best && best.near >= SAME_FROM) return 'answer'
  if (!best || sureness(best) < offerFrom(best) || !fits.some(mayOffer)) return 'decline'
  const isAmbiguous = second !== undefined && rankOf(second) > AMBIGUOUS_FROM * rankOf(best)
  const isSure =
    sureness(best) >= ANSWER_FROM &&
    !best.isOffTopic &&
    !isAmbiguous &&
    (!isAmountAsked || best.hasAmount)
  return isSure ? 'answer' : 'offer'
}

/** Whether a card is worth being offered where none is sure. */
export const mayOffer = (fit: Fit): boolean =>
  sureness(fit) >= (fit.isOffTopic ? OFFER_OFF_TOPIC_FROM : OFFER_ALSO_FROM)
