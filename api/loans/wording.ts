import type { LoanPurpose } from '../../db/values/funds'
import type { Day } from '../shared/day'
import { amountsIn } from '../wording/amounts'
import { daysIn } from '../wording/days'
import { AMOUNT, numberOf } from '../wording/numerals'

/** Never for these (domain.md 5.4). What stands behind 修 and 建 decides: 建大棚 is production. */
const BANNED =
  /结婚|婚礼|婚事|娶|嫁|彩礼|办酒|丧事|[盖修建起造翻]?(?:新房|住房|房子|楼房|房屋)|[盖修建起]房|装修|买房|购房|还债|还账|还旧|还钱|还贷|还款|旧债|[炒买]股|股票|理财|投资|放贷|转贷|入股|存款|日用|日常|生活费|生活开支|家用|家电|买车|轿车|小车|小汽车|看病|治病|住院|学费|上学|读书|旅游|赌/u

const PURPOSES = [
  ['processing', /加工|榨油|酿酒|豆腐|粉条|制茶|烘干|作坊|磨坊/u],
  ['livestock', /养殖|养|[猪牛羊鸡鸭鹅兔蜂鱼]|畜|禽|圈舍|仔/u],
  [
    'crops',
    /种植|种|栽|大棚|果|茶|药材|党参|黄连|天麻|核桃|脐橙|洋芋|土豆|红苕|烤烟|菜|菌|木耳|苗|肥|农机|粮/u,
  ],
  [
    'trade',
    /经营|开店|小卖部|超市|商店|生意|餐馆|饭馆|农家乐|民宿|摊|运输|货车|电商|网店|贩|批发|收购|理发|修理/u,
  ],
  ['other_production', /产业|生产|创业|手工|编织|竹编|刺绣/u],
] as const satisfies readonly (readonly [LoanPurpose, RegExp])[]

/** Whether it is for something small loans are never for. */
export const isBanned = (text: string): boolean => BANNED.test(plainOf(text))

/** What it is for; null where no production is named. */
export const purposeOf = (text: string): LoanPurpose | null =>
  PURPOSES.find(([, words]) => words.test(plainOf(text)))?.[0] ?? null

/** A loan as far as a text says it. */
export interface SaidLoan {
  amountFen: number | null
  months: number | null
  rateBasisPoints: number | null
  bank: string | null
  /** Null: none was said. */
  lentOn: Day | null
  /** What is left: what it is for. */
  text: string
}

const plainOf = (text: string) => text.normalize('NFKC').trim()
const RATE = /(?:年?利率|年息|利息)?[是为:]?\s*(\d{1,2}(?:\.\d{1,3})?)\s*%/u
const OF_HUNDRED = /(?:年?利率|年息|利息)?[是为:]?\s*百分之([\d一二三四五六七八九十点零]+)/u
const TERM = new RegExp(
  `(?:期限|借|贷)?\\s*${AMOUNT}\\s*(?:(年)(半)?期?|个?月(?![\\d一二三]|[日号])期?)`,
  'u',
)
/** 农商行, 巫溪农村商业银行, 信用社; 还 and 从 before it are not its own. */
const BANK =
  /(?:在|从|由|向)?((?:(?!在|从|由|向)\p{Script=Han}){0,12}?(?:[商农建工邮]行|银行|信用社|信用联社|储蓄所))(?=[\s,，。、]|$|\d|利|年)/u
const LENT = /(?:日|号)?\s*(?:放款|发放|放贷|借出|借的|贷的|起)/u
const EDGES = /^[\s,，。:：;；、.·-]+|[\s,，。:：;；、.·-]+$/gu

/** 5万 3年 养牛 农商行 4.35%, in whatever order. */
export function readLoan(said: string, today: Day): SaidLoan {
  let text = plainOf(said)
  /** What was found stands for nothing else; a space stays so that its neighbours keep apart. */
  const take = <T>(found: RegExpExecArray | null, value: T | null): T | null => {
    if (!found || value === null) return null
    text = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
    return value
  }
  const rate = RATE.exec(text) ?? OF_HUNDRED.exec(text)
  const rateBasisPoints = take(rate, rate && rateIn(rate[1] ?? ''))
  const day = daysIn(text, today, 'past').find(({ from, to, isTerm }) => from === to && !isTerm)
  const lentOn = day?.from ?? null
  if (day)
    text = `${text.slice(0, day.at)} ${text.slice(day.at + day.words.length).replace(LENT, '')}`
  const term = TERM.exec(text)
  const months = take(term, term && monthsIn(term))
  const bank = BANK.exec(text)
  const bankName = take(bank, bank?.[1] ?? null)
  const money = moneyIn(text)
  if (money) text = `${text.slice(0, money.at)} ${text.slice(money.at + money.words.length)}`
  return {
    amountFen: money?.value ?? null,
    months,
    rateBasisPoints,
    bank: bankName,
    lentOn,
    text: text
      .replace(/贷款|借款/gu, ' ')
      .replace(/\s+/gu, ' ')
      .replace(EDGES, ''),
  }
}

/** 4.35 as 435; null where it is none in hundredths of a percent. */
function rateIn(words: string): number | null {
  const percent = numberOf(words)
  if (percent === undefined) return null
  const points = Math.round(percent * 100)
  return Math.abs(points - percent * 100) < 1e-6 ? points : null
}

function monthsIn([, count = '', year, half]: RegExpExecArray): number | null {
  const number = numberOf(count)
  if (number === undefined) return null
  const months = (year ? number * 12 : number) + (half ? 6 : 0)
  return Number.isInteger(months) && months > 0 ? months : null
}

/** A sum of money: what is told by its unit, or by its size where it stands alone as 5万. */
export function moneyIn(text: string): { value: number; at: number; words: string } | null {
  const isSum = ({ kind, value, isAbout }: ReturnType<typeof amountsIn>[number]) =>
    kind === 'money' && value > 0 && !isAbout
  const told = amountsIn(text).find(isSum)
  if (told) return told
  for (const { 0: words, index: at } of text.matchAll(/[^\s,，。;；、]+/gu)) {
    const [bare] = amountsIn(`贷${words}`)
    if (bare && isSum(bare)) return { value: bare.value, at: at + bare.at - 1, words: bare.words }
  }
  return null
}
