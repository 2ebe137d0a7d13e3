import { numberOf } from '../wording/numerals'

/** What a quantity is counted in. Longer words first. */
export const UNITS = [
  '公斤',
  '千克',
  '平方米',
  '学期',
  '斤',
  '吨',
  '担',
  '亩',
  '头',
  '只',
  '条',
  '箱',
  '袋',
  '棵',
  '株',
  '窝',
  '桶',
  '群',
  '天',
  '日',
  '月',
  '年',
  '季',
  '人',
  '口',
  '次',
  '趟',
  '车',
  '间',
  '张',
  '匹',
  '羽',
  '尾',
  '筐',
  '捆',
  '个',
] as const
export const UNIT = `(?:个(?=月|人)|${UNITS.join('|')})`
const UNIT_STARTS = [...new Set(UNITS.map(([first]) => first))].join('')

const HAN = '零〇一二两三四五六七八九十百千万'
const WITH_UNIT = '(?:\\d+(?:\\.\\d+)?[万千百])+\\d*'
/** 3, 0.45, 1万2, 3千5, 两千三百, 三点五, 半. */
export const NUMBER = `(?:${WITH_UNIT}|\\d+(?:\\.\\d+)?|[${HAN}]+(?:点[零〇一二三四五六七八九]+)?|半(?!劳))`

const ONE = '[\\d一二两三四五六七八九]'
/** Not the beginning of what comes next: 1块一斤. */
const SMALL = `${ONE}(?![\\d.万千百十${UNIT_STARTS}])`
/** 3500, 3500元, 1块2, 三块五, 1块2毛5, 8毛. */
export const MONEY = `(?:${NUMBER}(?:块钱|块|元钱?)(?:${ONE}[毛角](?:${ONE}分|${SMALL})?|半|${SMALL})?|${NUMBER}[毛角](?:${ONE}分|${SMALL})?钱?|${NUMBER})`

/**
 * What is no number but a guess or a range: 七八百, 几百, 2000多, 700到800. Whoever wrote it is asked
 * for one.
 */
export const VAGUE = new RegExp(
  [
    `(?:一二|一两|二三|两三|三四|三五|四五|五六|六七|七八|八九)(?=[十百千万]|个?(?:${UNITS.join('|')})|元|块)[十百千万]*`,
    '[十百千万]?几(?:[十百千万]+|(?=[个亩头只斤元块月天]))',
    '\\d+(?:\\.\\d+)?[十百千万]?(?:多|来(?!水|自))',
    '[一二三四五六七八九]?[十百千万]+多',
    '\\d+(?:\\.\\d+)?[万千百]?\\s*(?:[-~—]|到|至)\\s*\\d+(?:\\.\\d+)?[万千百]?',
    `[${HAN}]+到[${HAN}]+`,
    '上[百千万](?![元户])',
  ].join('|'),
  'u',
)

const digit = (text: string | undefined) => (text ? (numberOf(text) ?? 0) : 0)

/** Money in fen: 3500, 1块2, 1块2毛5, 8毛; undefined for what is none. */
export function fenOf(text: string): number | undefined {
  const small = new RegExp(`^(${NUMBER})[毛角](${ONE})?分?钱?$`, 'u').exec(text)
  if (small?.[1]) return fen((numberOf(small[1]) ?? NaN) * 10 + digit(small[2]))
  const whole = new RegExp(
    `^(${NUMBER})(?:(?:块钱|块|元钱?)(?:(半)|(${ONE})[毛角]?(?:(${ONE})分?)?)?)?$`,
    'u',
  ).exec(text)
  if (!whole?.[1]) return undefined
  const [, units, half, tenths, hundredths] = whole
  const more = half ? 50 : digit(tenths) * 10 + digit(hundredths)
  return fen((numberOf(units) ?? NaN) * 100 + more)
}

const fen = (value: number) => (Number.isNaN(value) ? undefined : Math.round(value))

/** 1.2 of 120 fen, as it is written in a line. */
export const yuanText = (value: number) => String(value / 100)
