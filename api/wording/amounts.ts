import { NUMERALS, numberOf } from './numerals'

/** What a text says there is how much of. */
export interface Amount {
  kind: 'money' | 'land' | 'weight' | 'count'
  /** Whole: fen of money, thousandths of a 亩 of land, grams; of a count how many. */
  value: number
  /** Of a count what is counted, as it was said: 头, 口人. */
  unit: string
  /** 两千多, 十来头, 大概五百块: about as much. */
  isAbout: boolean
  words: string
  /** Where the words begin in the text. */
  at: number
}

const NUMBER = `(?:\\d[\\d,]*(?:\\.\\d+)?(?:[十百千万](?:\\d(?:\\.\\d+)?[千百])?\\d*)?|[${NUMERALS}]+(?:点[${NUMERALS}]+)?|半)`
/** Behind a number; of 十几 and 几十 only the first is one. */
const MORE = '(?<more>[多余来几])?'
const FOUND = new RegExp(`(?<number>${NUMBER})(?<k>[kKwW](?![a-zA-Z]))?${MORE}`, 'gu')
const ABOUT_BEFORE = /(?:大概|差不多|大约|将近|接近|估计|约|近|上)$/u
const ABOUT_AFTER = /^(?:左右|上下|的样子|把)/u
/** 3-5亩, 几十头, 七八百, 每3户: no one amount. */
const NO_AMOUNT_AFTER = /[\d几数]$|[\d零一二三四五六七八九十百千万][-~—至到、/]$/u
const RANGE_BEHIND = /^[-~—至到](?=[\d零一二两三四五六七八九十])/u

const ONE = '[\\d一二两三四五六七八九半]'
/** Not the beginning of what comes next: 五块五 but 1块一斤. */
const TENTH = `(?<tenth>${ONE})(?![\\d.万千百十斤亩头只个口人天月年次]|公斤|[^\\S\\n]*[斤亩])`

interface Read {
  value: number
  length: number
  unit: string
}
interface Near {
  before: string
  after: string
}
type Unit = readonly [
  kind: Amount['kind'],
  pattern: RegExp,
  /** Of one unit. */
  each: number,
  /** Where the word for it means so only in company. */
  isMeant?: (near: Near) => boolean,
]

const unit = (pattern: string) => new RegExp(`^(?:${pattern})`, 'u')
const MONEY_NEAR =
  /钱|款|元|角|毛|工资|收入|补|贷|借|欠|花|交|卖|赔|存|赚|挣|发|罚|费|价|薪|利润|红包/u
const LAND_NEAR = /亩|地|田|土|坡|林/u
/** 二两酒; 两 alone is a number far more often. */
const EATEN = /^\s*(?:重|酒|肉|油|米|面|饭|药|茶|烟|盐|糖|花椒|辣|木耳|黄连|天麻|党参)/u

const UNITS: readonly Unit[] = [
  [
    'money',
    unit(`(?:块钱|块|元钱|元|圆)${TENTH}[毛角]?(?:(?<hundredth>[\\d一二三四五六七八九])分)?`),
    100,
  ],
  ['money', unit('(?:块钱|块(?![地田土板石砖木肉豆瓦牌玻菜空])|元钱|元(?![旦宵])|圆)'), 100],
  ['money', unit(`[毛角](?![病衣坯猪线巾利笋落度])(?:${TENTH}分?)?钱?`), 10],
  ['money', unit('分钱'), 1],
  [
    'money',
    unit('分(?!钟|之|数|公司|校|院|店)'),
    1,
    ({ before }) => /[毛角块元]$|零钱|找补/u.test(before),
  ],
  ['land', unit(`亩${TENTH}分?地?`), 1_000],
  ['land', unit('亩(?!产)'), 1_000],
  ['land', unit('分(?=[地田土]|水田|旱地|菜地|自留地|林地)[地田土]?'), 100],
  [
    'land',
    unit('分(?!钟|之|数|公司|校|院|店|[贝块])'),
    100,
    ({ before, after }) =>
      /(?:亩|种了?|租了?|占了?|水田|菜地|旱地|自留地)\s*$/u.test(before) &&
      LAND_NEAR.test(before + after.slice(0, 4)),
  ],
  ['weight', unit(`(?:公斤|千克|KG|Kg|kg)半?`), 1_000],
  ['weight', unit(`斤${TENTH}两?`), 500],
  ['weight', unit('斤'), 500],
  ['weight', unit('吨'), 1_000_000],
  [
    'weight',
    unit('两(?![个口头只人天月年三四五六七八九千百万])'),
    50,
    ({ after }) => EATEN.test(after.slice(1)),
  ],
  ['count', unit('口人|口(?![井锅塘粮袋罐子岸气音味头水])|个人|人(?![民均次员家大工民币])'), 1],
  ['count', unit('个(?=娃|孩|细娃|崽|学生|大学|老人|残疾|劳动|儿子|女儿|病人)'), 1],
  [
    'count',
    unit(
      '头(?![跑忙都疼痛天年])|只(?![有是要能会])|匹|箱(?=蜂|蜜)|窝(?=猪|兔|鸡|鸭|蜂)|户(?![主口])|间(?![隔接])',
    ),
    1,
  ],
]

/**
 * Money, land, weights and counts a text says, in its order. What may be something else (一分, 二两, a
 * bare number) is left out, but where what stands near says it.
 */
export function amountsIn(text: string): Amount[] {
  const plain = text.replace(/[０-９．]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  )
  const all: Amount[] = []
  FOUND.lastIndex = 0
  for (let found = FOUND.exec(plain); found; found = FOUND.exec(plain)) {
    const { number = '', k, more } = found.groups ?? {}
    const amount = amountAt(plain, found.index, found[0], { number, k, more })
    if (!amount) {
      FOUND.lastIndex = found.index + found[0].length
      continue
    }
    all.push({ ...amount, words: text.slice(found.index, found.index + amount.words.length) })
    FOUND.lastIndex = found.index + amount.words.length
  }
  return all
}

function amountAt(
  text: string,
  at: number,
  words: string,
  said: { number: string; k: string | undefined; more: string | undefined },
): Amount | undefined {
  const before = text.slice(Math.max(0, at - 8), at)
  if (NO_AMOUNT_AFTER.test(before)) return undefined
  // 三两酒: the last 两 of a number may be its unit.
  const isLiang = said.number.length > 1 && /[两]$/u.test(said.number) && !said.more && !said.k
  const number = isLiang ? said.number.slice(0, -1) : said.number
  const start = isLiang ? at + number.length : at + words.length
  const count = numberOf(number)
  if (count === undefined) return undefined
  const after = text.slice(start, start + 12)
  if (RANGE_BEHIND.test(after)) return undefined
  const many = count * (said.k ? (/k/i.test(said.k) ? 1_000 : 10_000) : 1)
  const read = unitAt(many, { before, after }) ?? bare(many, said, { before, after })
  if (!read) return undefined
  const whole = text.slice(at, start + read.length)
  const rest = text.slice(start + read.length)
  const isAbout = Boolean(said.more) || ABOUT_BEFORE.test(before) || ABOUT_AFTER.test(rest)
  return { kind: read.kind, value: read.value, unit: read.unit, isAbout, words: whole, at }
}

function unitAt(many: number, near: Near): (Read & Pick<Amount, 'kind'>) | undefined {
  for (const [kind, pattern, each, isMeant] of UNITS) {
    const found = pattern.exec(near.after)
    if (!found || (isMeant && !isMeant(near))) continue
    const { tenth, hundredth } = found.groups ?? {}
    const tenths = tenth === '半' ? 5 : (numberOf(tenth ?? '') ?? 0)
    const half = found[0].endsWith('半') && tenth === undefined ? 0.5 : 0
    const more = tenths / 10 + half + (numberOf(hundredth ?? '') ?? 0) / 100
    const value = Math.round((many + more) * each)
    // Nobody has half a cow.
    if (kind === 'count' && value !== many) return undefined
    return { kind, value, length: found[0].length, unit: found[0] }
  }
  return undefined
}

/** 贷款5万, 收入8千, 5k: money by its size and what stands before it. */
function bare(
  many: number,
  { number, k }: { number: string; k: string | undefined },
  { before, after }: Near,
): (Read & Pick<Amount, 'kind'>) | undefined {
  const isBig = /[千万]/u.test(number) || k !== undefined
  const isAlone = /^(?:$|[\s\p{P}]|左右|上下|了|的?钱)/u.test(after)
  const isMoney = isBig && isAlone && (MONEY_NEAR.test(before) || /k/i.test(k ?? ''))
  return isMoney ? { kind: 'money', value: Math.round(many * 100), length: 0, unit: '' } : undefined
}
