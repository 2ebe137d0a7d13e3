import { numberOf } from '../wording/numerals'
import { fenOf, MONEY, NUMBER, UNIT, UNITS } from './numbers'

/** What one line of an account says, piece by piece, before it is reckoned. */
export interface RawLine {
  what: string
  quantities: { amount: number; unit: string }[]
  yield: { amount: number; unit: string; per: string | null } | null
  /** `isEach`: of each person in the month, 每人每月300. */
  price: { fen: number; per: string | null; isEach: boolean } | null
  /** Said without what it is for: 3000, 1.2元. */
  bareFen: number | null
  totalFen: number | null
  cost: { fen: number; per: string | null } | null
  /** Two pieces of one kind were said: which of them counts? */
  isTwice: boolean
  /** Words that are none of these. */
  rest: string[]
}

export const EMPTY_LINE: RawLine = {
  what: '',
  quantities: [],
  yield: null,
  price: null,
  bareFen: null,
  totalFen: null,
  cost: null,
  isTwice: false,
  rest: [],
}

const ABOUT = '(?:大概|大约|约|差不多)'
const WEIGHT = '(斤|公斤|千克|吨|担)'
const SPELT_UNIT = `(?:个(?=[月人]))?(${UNITS.join('|')})`
const PER = `(?:每(?:一|1)?\\s*|(?<![\\d.零一二两三四五六七八九十百千万])[一1])${SPELT_UNIT}`
const DOING =
  '(?:能|可以|卖价?|价|收入?|工资|给|领|挣|赚|得|产量?|打|出|补助?|补贴|发|交|付|租|用|花|要|是)*'
const COST = '(?:成本|本钱|投入|本)'
const sticky = (source: string) => new RegExp(source, 'uy')

type Found = (groups: string[]) => Partial<RawLine>

const unitOf = (spelt: string) =>
  ({ 日: '天', 口: '人', 千克: '公斤', 平方米: '平' })[spelt] ?? spelt
const money = (text: string | undefined) => fenOf(text ?? '') ?? NaN
const number = (text: string | undefined) => numberOf(text ?? '') ?? NaN

const priceOf = (per: string | undefined, amount: string | undefined): Partial<RawLine> => ({
  price: { fen: money(amount), per: per ? unitOf(per) : null, isEach: false },
})
const yieldOf = (
  per: string | undefined,
  amount: string | undefined,
  unit: string | undefined,
) => ({
  yield: { amount: number(amount), unit: unitOf(unit || '斤'), per: unitOf(per ?? '亩') },
})
const costOf = (amount: string | undefined, per?: string): Partial<RawLine> => ({
  cost: { fen: money(amount), per: per ? unitOf(per) : null },
})
const quantityOf = (amount: number, unit: string | undefined): Partial<RawLine> => ({
  quantities: [{ amount, unit: unitOf(unit ?? '') }],
})

/** Every way to say a piece; the first that fits counts. */
const PATTERNS: readonly (readonly [RegExp, Found])[] = [
  [
    sticky(`每个?人${ABOUT}?(?:每|一)个?(月|年)${ABOUT}?${DOING}${ABOUT}?\\s*(${MONEY})`),
    ([per, n]) => ({ price: { fen: money(n), per: per === '月' ? '月' : '人', isEach: true } }),
  ],
  [
    sticky(`${PER}${ABOUT}?${DOING}${ABOUT}?\\s*(${NUMBER})${WEIGHT}`),
    ([per, n, weight]) => yieldOf(per, n, weight),
  ],
  [sticky(`亩产量?${ABOUT}?\\s*(${NUMBER})${WEIGHT}?`), ([n, weight]) => yieldOf('亩', n, weight)],
  [sticky(`${PER}的?${COST}(?:要|花)?${ABOUT}?\\s*(${MONEY})`), ([per, n]) => costOf(n, per)],
  [sticky(`${COST}(?:是|要)?${PER}${ABOUT}?(${MONEY})`), ([per, n]) => costOf(n, per)],
  [
    sticky(`${PER}${ABOUT}?${DOING}${ABOUT}?\\s*(${MONEY})(?!${UNIT})`),
    ([per, n]) => priceOf(per, n),
  ],
  [
    sticky(`([月日年])(?:薪|工资|收入?|入|领|补)${ABOUT}?\\s*(${MONEY})`),
    ([per, n]) => priceOf(per, n),
  ],
  [sticky(`(?<![去前今明后])年${ABOUT}?\\s*(${MONEY})(?!${UNIT})`), ([n]) => priceOf('年', n)],
  [sticky('(?:没得?有?|无|不要|不花|不用)(?:成本|本钱)'), () => costOf('0')],
  [
    sticky(`(?:总|共)?${COST}(?:一?共|是|要|花了?|${ABOUT})*\\s*(${MONEY})(?!${UNIT})`),
    ([n]) => costOf(n),
  ],
  [
    sticky(`(?:净赚|净挣|净收入?|纯收入|纯利润?|利润)${ABOUT}?\\s*(${MONEY})`),
    ([n]) => ({ totalFen: money(n), ...costOf('0') }),
  ],
  [sticky(`(${MONEY})(?:一|每|/)${SPELT_UNIT}`), ([n, per]) => priceOf(per, n)],
  [
    sticky(`(${NUMBER})${WEIGHT}(?:一|每|/)${SPELT_UNIT}`),
    ([n, weight, per]) => yieldOf(per, n, weight),
  ],
  [sticky(`(?:单价|价格|价钱|卖价|价)${ABOUT}?\\s*(${MONEY})`), ([n]) => priceOf('', n)],
  [
    sticky(
      `(?:一?共|总共|合计|总收入|毛收入|收入|总|卖了?|卖得|收了?|得了?|挣了?|赚了?|领了?|进账|花了?)${ABOUT}?\\s*(${MONEY})(?!${UNIT})`,
    ),
    ([n]) => ({ totalFen: money(n) }),
  ],
  [
    sticky(`(${NUMBER})亩(${NUMBER})分`),
    ([n, tenths]) => quantityOf(number(n) + number(tenths) / 10, '亩'),
  ],
  [sticky(`(${NUMBER})分(?=地|田|土|\\s|$)`), ([tenths]) => quantityOf(number(tenths) / 10, '亩')],
  [sticky(`(${NUMBER})个半月`), ([n]) => quantityOf(number(n) + 0.5, '月')],
  [
    sticky(`(${NUMBER})个?(?!年)${SPELT_UNIT}(半)?`),
    ([n, unit, half]) => quantityOf(number(n) + (half ? 0.5 : 0), unit),
  ],
  [sticky(`(${MONEY})(?=[\\s,，、)）]|$)`), ([n]) => ({ bareFen: money(n) })],
  [sticky(`(${MONEY})(?<=[元块毛角钱].?)`), ([n]) => ({ bareFen: money(n) })],
]

/** Adds a piece; what was said of the same kind before is not overwritten unseen. */
function add(line: RawLine, piece: Partial<RawLine>): RawLine {
  const { quantities = [], ...others } = piece
  const isSaid = (Object.keys(others) as (keyof RawLine)[]).some((key) => line[key] !== null)
  const isCounted = quantities.some(({ unit }) =>
    line.quantities.some((each) => each.unit === unit),
  )
  return {
    ...line,
    ...others,
    quantities: [...line.quantities, ...quantities],
    isTwice: line.isTwice || isSaid || isCounted,
  }
}

const NUMERALS = '零〇一二两三四五六七八九十百千万'
/** Surnames that are no common word before a number: 张三月薪, but 田三亩. */
const SURNAMES =
  '张王李赵陈杨刘黄周吴徐孙朱胡郭何高罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖贾夏韦付邹孟熊秦邱尹薛闫段雷侯龙陶黎贺顾郝龚邵钱覃戴莫孔向汤冉牟'
const NAME_FIRST = new RegExp(`^[${SURNAMES}][${NUMERALS}](?![${NUMERALS}])`, 'u')
const HAS_NUMERAL = new RegExp(`[${NUMERALS}]`, 'u')

/** Where names of people stand whose numerals count nothing: 张三月薪3500. */
function nameSpans(text: string, names: readonly string[]): [start: number, end: number][] {
  const known = names.filter((name) => HAS_NUMERAL.test(name))
  const spans = known.flatMap((name): [number, number][] => {
    const at = text.indexOf(name)
    return at < 0 ? [] : [[at, at + name.length]]
  })
  return NAME_FIRST.test(text) ? [...spans, [0, 2]] : spans
}

/**
 * Takes a line to pieces. What is none of them stays words: the first of them is what the line is
 * about, the others are kept beside.
 * @param names Of the household's members, so that 张三 counts nothing.
 */
export function takeApart(text: string, names: readonly string[] = []): RawLine {
  const spans = nameSpans(text, names)
  let line = EMPTY_LINE
  const words: string[] = []
  let [at, loose] = [0, '']
  while (at < text.length) {
    const name = spans.find(([start]) => start === at)
    const found = name ? null : pieceAt(text, at)
    if (found) {
      line = add(line, found.piece)
      words.push(loose, ...(IS_ABOUT.exec(found.text) ?? []))
      loose = ''
      at += found.text.length
    } else {
      const next = name ? name[1] : at + 1
      loose += text.slice(at, next)
      at = next
    }
  }
  const [what = '', ...rest] = [...words, loose].map(bare).filter((word) => word !== '')
  return { ...line, what, rest }
}

const IS_ABOUT = new RegExp(ABOUT, 'u')

function pieceAt(text: string, at: number): { text: string; piece: Partial<RawLine> } | null {
  const isWithinWords = /[^\d\s,，、]/.test(text[at - 1] ?? ' ')
  for (const [pattern, read] of PATTERNS) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    // A lone numeral within words is part of them.
    if (!found || (isWithinWords && isLoneNumeral(found[0]))) continue
    return { text: found[0], piece: read(found.slice(1)) }
  }
  return null
}

const isLoneNumeral = (text: string) => new RegExp(`^[${NUMERALS}半]+$`, 'u').test(text)

const EDGES = /^[\s,，、。:：;；()（）]+|[\s,，、。:：;；()（）]+$/gu
const FILLERS = /^[的了呢吧啊嘛哈是]+$/u
const bare = (words: string) => words.replace(EDGES, '').replace(FILLERS, '').replace(/\s+/gu, ' ')
