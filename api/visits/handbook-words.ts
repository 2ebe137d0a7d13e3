import type { HandbookField } from '../../db/values/visits'
import { AMOUNT, numberOf, NO_NUMBER } from '../wording/numerals'

export interface Spoken {
  pattern: RegExp
  /** What a match says; undefined: something that is not clear, null: nothing about it after all. */
  value: (found: RegExpExecArray) => string | undefined | null
  /** Says itself whether it is so: 医保没交. */
  mayBeNegated?: true
}

/** Not how it is now, or not here: what is planned, was, has become, was heard, or is somebody else's. */
export const NOT_SO =
  /如果|要是|假如|若|万一|打算|准备|计划|规划|建议|动员|鼓励|争取|希望|要求|申请|可能|也许|听说|据说|估计|应该|想|将|明年|后年|以后|今后|下半年|去年|前年|往年|以前|从前|原来|原先|原有|[从由].{1,10}到|[增减涨升降加少高]到|过去|曾|邻居|隔壁|别家|别人|人家|亲戚|[吗么]$|是不是|有没有|多少|吹牛/u
/** Denies what stands behind it. */
export const NEGATION = /没|不(?!错|少)|未|无|莫|非|别|勿|缺|差|少|停|断/u
/** Is no longer there, or not theirs yet. */
const GONE = /卖|死|杀|丢|送|发|领|买|偷|吃|病|借|赊/u
/** How far before a word its denial may stand. */
export const REACH = 4

const gap = (most: number) => `${NO_NUMBER}{0,${most}}?`
const spoken = (
  pattern: string,
  value: Spoken['value'] = () => undefined,
  mayBeNegated?: true,
): Spoken => ({ pattern: new RegExp(pattern, 'gu'), value, ...(mayBeNegated && { mayBeNegated }) })

/** A number of a plausible size; null for one that must be a slip of the hand. */
const within =
  (least: number, most: number, isWhole = true) =>
  ([, amount = '']: readonly (string | undefined)[]) => {
    const value = numberOf(amount)
    if (value === undefined || value < least || value > most) return undefined
    return isWhole && !Number.isInteger(value) ? undefined : String(value)
  }

const PEOPLE = '(?:个人|个|人|名|口)'
const CHILD = '(?:娃儿|娃娃|娃|孩子|小孩|学生|儿女|子女|女儿|儿子|人)'
const SCHOOL = '(?:读书|上学|在校|念书|读(?:小学|初中|高中|大学|中学|中专|幼儿园))'
const ILL = '(?:生病|患病|得病|害病|有病|病人|住院|卧床|慢性病|大病)'
const AWAY = '(?:打工|务工|做工)'
const LAND = '(?<![林草荒山果园工场租占])(?:承包地|耕地|田地|田土|土地|田|地|土)'
const MU = `${AMOUNT}亩(半|(?:${AMOUNT})分)?`
/** Of the household, now. */
const OF_THEIRS =
  '^(?:(?:他|她|户主)?(?:家里?|屋头|家中)?的?)(?:现在|目前|今年|年前|上个?月|上周|昨天|前几天)?(?:家里|家中|屋头)?'
const ALL = '(?:都|全部?|已经?|也|就|病|再)*'
const ARE_GONE = `${ALL}(?:[卖死杀](?:[完光了掉]|$)|没[有得]?了?$)`
const NO_MORE = '[了啦的]*$'
const INSURANCE = '(?:医保|合作医疗|新农合|合医)'
const PAID = '(?:交|缴|买|参)'
/** Between insurance and paying: neither a denial, a number nor a wish. */
const UNDENIED = '[^\\d没未不欠差停断要该去来催叫让喊一二三四五六七八九十两,]'

/** 三亩二分, 三亩半, 二分: in 亩. */
function mu([, mu = '', rest = '', tenths = '']: readonly (string | undefined)[]) {
  const whole = numberOf(mu)
  const more = rest === '半' ? 0.5 : (numberOf(tenths) ?? 0) / 10
  if (whole === undefined) return undefined
  const value = Math.round((whole + more) * 100) / 100
  return value >= 0.1 && value <= 200 ? String(value) : undefined
}

function yuanToFen(found: readonly (string | undefined)[]) {
  const value = within(100, 200_000, false)(found)
  return value && String(Math.round(Number(value) * 100))
}

/**
 * How each field is spoken of, in tiers: a later tier counts only where an earlier one found nothing.
 * A count said twice is no count, since nobody knows whether the two add up.
 */
export const FIELDS: Record<HandbookField, { tiers: Spoken[][]; isCount?: true }> = {
  housing_grade: {
    tiers: [
      [
        spoken(`([CD])级?危房`, ([, grade]) => grade?.toLowerCase()),
        spoken(`(?:危房|房子|房屋|住房|房)${gap(5)}([CD])级`, ([, grade]) => grade?.toLowerCase()),
        spoken(`危房([CD])(?![A-Z])`, ([, grade]) => grade?.toLowerCase()),
        spoken(`(?:房子|房屋|住房|房)${gap(3)}[AB]级`, () => 'safe'),
        spoken(
          `(?:(?:房子|房屋|住房|房)(?:很|都|是|也)?(?:安全|稳固|牢固)|安全住房|危房等?级?[:是为]?安全)(?!${gap(4)}(?:没|无|未|不|隐患|问题))`,
          () => 'safe',
        ),
        // The grade before, or none any more.
        spoken(`已经?改造|改造(?:完|好|了|过)|拆(?:了|掉|除)|修好|重修|重建|搬(?:了|走|迁)`),
      ],
    ],
  },
  housing_area_m2: {
    isCount: true,
    tiers: [
      [
        spoken(
          `(?:房子|房屋|住房|瓦房|砖房|土房|楼房|平房|房|屋|面积)(?!${gap(4)}人均)${gap(5)}${AMOUNT}个?(?:平方米|平方|平米|平|M2)`,
          notPerHead(within(5, 1_000, false)),
        ),
        spoken(
          `(?<!人均)${AMOUNT}个?(?:平方米|平方|平米|平|M2)的?(?:砖|瓦|土|楼|平|木)?(?:房|屋)`,
          within(5, 1_000, false),
        ),
      ],
    ],
  },
  farmland_mu: {
    isCount: true,
    tiers: [
      [
        spoken(`${LAND}${gap(3)}${MU}`, notPerHead(notLet(mu))),
        spoken(`${LAND}${gap(3)}${AMOUNT}分(?!之|[钟成])`, tenthsOfMu),
        spoken(
          `${MU}的?(?:承包地|耕地|田地|田土|土地|田|地|土)(?![膜租豆瓜])`,
          notPerHead(ownLand(mu)),
        ),
        spoken(`(?<!亩)${AMOUNT}分(?:田|地)`, tenthsOfMu),
      ],
    ],
  },
  net_income_per_head_fen: {
    isCount: true,
    tiers: [
      [
        spoken(
          `人均(?:年)?(?:纯|可支配)?(?:年)?(?:收入)?${gap(3)}${AMOUNT}(?!个?[平亩分斤公头只米])`,
          perYear,
        ),
      ],
    ],
  },
  work_months: {
    isCount: true,
    tiers: [
      [
        spoken(`(?:${AWAY}|外出|上班)${gap(4)}${AMOUNT}个月`, within(1, 12)),
        spoken(`${AMOUNT}个月${gap(3)}${AWAY}`, within(1, 12)),
        spoken(`${AWAY}${gap(3)}半年`, () => '6'),
        spoken(`${AWAY}${gap(3)}(?:一|1|整)年`, () => '12'),
      ],
    ],
  },
  workers: {
    isCount: true,
    tiers: [
      [
        spoken(`劳动?力${gap(3)}${AMOUNT}(?!个?[月年岁半])`, within(0, 20)),
        spoken(`${AMOUNT}个?(?:全|强|主要)?劳动?力`, within(0, 20)),
      ],
      [
        spoken(`${AMOUNT}${PEOPLE}(?:都|在外|外出|常年|出去|在)*${gap(3)}${AWAY}`, within(0, 20)),
        spoken(`${AWAY}(?:的|有|共)*${AMOUNT}${PEOPLE}(?!月)`, within(0, 20)),
      ],
    ],
  },
  pupils: {
    isCount: true,
    tiers: [
      [
        spoken(`${AMOUNT}(?:个|名|人)${CHILD}?(?:在|都|还|正)*${SCHOOL}`, within(0, 12)),
        spoken(`${CHILD}?(?:在)?${SCHOOL}的?(?:${CHILD}|有|共)*${AMOUNT}${PEOPLE}`, within(0, 12)),
        spoken(`${AMOUNT}个?(?:在校)?(?:大|中|小)?学生`, within(0, 12)),
        spoken(`学生${gap(2)}${AMOUNT}${PEOPLE}`, within(0, 12)),
      ],
    ],
  },
  pigs: {
    isCount: true,
    tiers: [
      [
        spoken(
          `猪(?:儿|娃|崽|仔)?(?![场圈肉草舍栏食饲])${gap(4)}${AMOUNT}(?:头|只|个|条)(?![鸡鸭鹅羊牛兔狗人月]|${ARE_GONE})`,
          notGone(within(0, 2_000)),
        ),
        spoken(
          `${AMOUNT}(?:头|只|个|条)(?:大|小|肥|母|黑|年|土|架子|仔|的)*猪(?!${ARE_GONE})`,
          notGone(within(0, 2_000)),
        ),
        // How many are left?
        spoken(`[卖死杀]${gap(3)}${AMOUNT}头`),
        spoken(`^${ALL}[卖死杀](?:完|光)了?$`),
      ],
      [
        spoken(
          `${OF_THEIRS}${ALL}(?:没有?|不|未|莫得?)再?(?:[养喂]过?)?猪${NO_MORE}`,
          () => '0',
          true,
        ),
        spoken(
          `${OF_THEIRS}(?:一头)?猪(?:一头)?${ALL}(?:没(?:有?[养喂得]|有|了)|不[养喂]|莫得)${NO_MORE}`,
          () => '0',
          true,
        ),
        spoken(`${OF_THEIRS}猪${ALL}[卖死杀](?:完|光)${NO_MORE}`, () => '0', true),
        spoken(`${OF_THEIRS}猪(?:都|全部?)+[卖死杀]了$`, () => '0', true),
        // Some after all.
        spoken(
          `${AMOUNT}头(?!猪?[都也]没)|[买领送抓捉赊剩留又][^猪头]{0,6}[猪头]`,
          undefined,
          true,
        ),
      ],
    ],
  },
  sick: {
    isCount: true,
    tiers: [
      [
        spoken(`${ILL}(?:的|有|共)*${AMOUNT}${PEOPLE}`, within(0, 15)),
        spoken(`${AMOUNT}${PEOPLE}(?:老人|娃儿|在|长期|常年|患|得)*${ILL}`, within(0, 15)),
        spoken(`${AMOUNT}个?(?:病人|慢性病人|大病患者|病号)`, within(0, 15)),
      ],
    ],
  },
  insured: {
    tiers: [
      [
        spoken(
          `${INSURANCE}(?:费|钱)?${UNDENIED}{0,4}?(?:(?:都|全|已经?)+${PAID}|${PAID}[了过齐清完满])[了过齐清完满起的]*(?![了过齐清完满起的不没欠]|一半|部分)`,
          () => 'yes',
          true,
        ),
        spoken(
          `(?<![没未不])(?:都|全|已经?)?${PAID}(?:了|齐|清|完)+${INSURANCE}`,
          () => 'yes',
          true,
        ),
        spoken(
          `${INSURANCE}(?:费|钱)?[^不,]{0,5}?(?:没有?|未|莫得)(?:都|全)?${PAID}`,
          () => 'no',
          true,
        ),
        spoken(`(?:没有?|未|莫得)(?:都|全)?${PAID}(?:过|起)?${INSURANCE}`, () => 'no', true),
        spoken(`(?:欠|断|停)(?:了|缴|交)*${INSURANCE}`, () => 'no', true),
        // Not all of them.
        spoken(`[个人口]${gap(2)}(?:没有?|未)${PAID}`, undefined, true),
      ],
    ],
  },
  water: {
    tiers: [
      [
        spoken(`自来水${WORKS()}`, () => 'tap'),
        spoken(`(?:井水|水井|吃井)${WORKS()}`, () => 'well'),
        spoken(`(?:山泉水?|泉水)${WORKS()}`, () => 'spring'),
        spoken(`(?:水窖|窖水)${WORKS()}`, () => 'cellar'),
      ],
    ],
  },
}

function tenthsOfMu([, amount = '']: readonly (string | undefined)[]) {
  const value = numberOf(amount)
  return value !== undefined && value >= 1 && value < 10
    ? String(Math.round(value * 10) / 100)
    : undefined
}

/** Said by the month it is no yearly income. */
function perYear(found: RegExpExecArray) {
  const [whole] = found
  return /月|天|每日/u.test(whole) ? undefined : yuanToFen(found)
}

type Read = (found: RegExpExecArray) => string | undefined | null

const aroundOf = ({ input, index, 0: whole }: RegExpExecArray) =>
  input.slice(Math.max(0, index - REACH), index) + whole

/** Wood, pasture and what others till is no farmland of theirs. */
function ownLand(value: Read): Read {
  return (found) => {
    const before = found.input.slice(Math.max(0, found.index - REACH), found.index)
    return /[林荒草租占征]|流转|包给/u.test(before) ? null : value(found)
  }
}

/** 土地流转3亩. */
function notLet(value: Read): Read {
  return (found) => (/流转|租/u.test(found[0]) ? null : value(found))
}

/** What each of them has is not what the household has. */
function notPerHead(value: Read): Read {
  return (found) => (/人均|每人|户均|平均/u.test(aroundOf(found)) ? null : value(found))
}

function notGone(value: (found: RegExpExecArray) => string | undefined) {
  return (found: RegExpExecArray) => {
    const around = found.input.slice(Math.max(0, found.index - REACH), found.index) + found[0]
    return GONE.test(around) ? null : value(found)
  }
}

function WORKS() {
  return `(?!${gap(3)}(?:没|不|停|断|未|坏|干))`
}
