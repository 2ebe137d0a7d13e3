import { NUMBER, valueOf } from './numeral-rules'

/** A number with all that makes it say something: 每人每月不超过三百元. */
export interface Quantity {
  /** Equal for every writing of the same number. */
  value: string
  unit: string
  /** What it is for each of: 人月; empty where nothing is said. */
  per: string
  /** 以下, 以上, 前 or 后. */
  bound: '' | 'most' | 'least' | 'before' | 'after'
}

const UNITS: readonly [unit: string, pattern: string][] = [
  ['百分点', '个?百分点'],
  ['工作日', '个?工作日'],
  ['个月', '个月'],
  ['年级', '年级'],
  ['岁', '周岁|岁'],
  ['小时', '个?小时|个?钟头'],
  ['分钟', '分钟'],
  ['周', '个?星期|个?礼拜|周'],
  ['元', '元|块钱?|圆'],
  ['平方米', '平方米|平米'],
  ['公斤', '公斤|千克'],
  ['公里', '公里|千米'],
  ['季度', '个?季度'],
  ['月', '月份?'],
  ['人', '个?人|名|位'],
  ['时', '点钟?|时'],
  ['日', '日|天'],
  ['年', '年'],
  ['次', '次|回'],
  ['个', '个'],
]
const UNIT = `(?:${UNITS.map(([, pattern]) => pattern).join('|')})`
const unitOf = (written: string) =>
  UNITS.find(([, pattern]) => new RegExp(`^(?:${pattern})$`).test(written))?.[0] ?? written

/** With a numeral in them, but no number. */
const WORDS =
  /统一|唯一|进一步|万一|(?<!分)之一|同一|单一|任一|逐一|一次性|一[般定律并起样些下旦边直切致贯]|百姓|十分(?=[\u4e00-\u9fff])(?!之|钟|以|内)|千万(?=[别要不记])/g

const AFTER: readonly [Quantity['bound'], RegExp][] = [
  ['most', /^(?:\(含\))?(?:以下|以内|之内|内)/],
  ['least', /^(?:\(含\))?(?:以上|起步)/],
  ['before', /^(?:以前|之前|前)/],
  ['after', /^(?:以后|之后|后)/],
]
const BEFORE: readonly [Quantity['bound'], RegExp][] = [
  ['most', /(?:不得?(?:超过|高于|多于|大于)|最多|最高|至多|不满|未满|不足)$/],
  ['least', /(?:不得?(?:低于|少于|小于)|至少|最少|最低|满)$/],
  ['most', /(?:低于|少于|小于)$/],
  ['least', /(?:超过|高于|多于|大于|逾)$/],
  ['before', /提前$/],
]

const EACH = '(?:个)?(人|户|亩|月|年|季|周|天|日|次|村|学期|学年|生|头|口|班)'
const END_OF_CLAUSE = /[,。;!?:、\n]/

const PATTERN = new RegExp(
  [
    String.raw`(?<phone>(?<![\d-])(?:\d{3,4}-\d{3,4}-\d{3,4}|\d{3,4}-\d{7,8})(?![\d-]))`,
    String.raw`(?<date>(?<!\d)\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|(?:${NUMBER}年)?${NUMBER}月${NUMBER}[日号]|${NUMBER}年${NUMBER}月(?!${NUMBER}))`,
    String.raw`(?<time>\d{1,2}:\d{2}|${NUMBER}[点时]${NUMBER}分(?!之|钟))`,
    String.raw`(?<below>${NUMBER})分之(?<above>${NUMBER})`,
    String.raw`(?<slashed>\d+[/\u2044]\d+)`,
    String.raw`(?<share>\d+(?:\.\d+)?)(?<sign>[%‰])`,
    String.raw`第(?<rank>${NUMBER})(?<ranked>\p{Script=Han}?)`,
    String.raw`(?:星期|礼拜|周)(?<weekday>[一二三四五六日天])`,
    String.raw`(?<part>半|[双加翻]倍|翻番)`,
    String.raw`(?<number>${NUMBER})(?<about>[多余]?)(?<unit>${UNIT}?)`,
  ].join('|'),
  'gu',
)

/** Every number of a text that is packed already. */
export function quantitiesOf(packed: string): Quantity[] {
  const text = packed.replace(WORDS, (word) => '×'.repeat(word.length))
  const found: Quantity[] = []
  let open: Quantity | null = null
  for (const match of text.matchAll(PATTERN)) {
    const before = text.slice(0, match.index)
    const after = text.slice(match.index + match[0].length)
    const quantity: Quantity = { ...readMatch(match, before, after), ...around(before, after) }
    // 三至五日: the first is of the same kind as the second.
    if (open) Object.assign(open, { unit: quantity.unit, bound: quantity.bound, per: quantity.per })
    open = isOpenRange(quantity, after) ? quantity : null
    found.push(quantity)
  }
  return found
}

const isOpenRange = ({ unit }: Quantity, after: string) =>
  /^[至到]?$/.test(unit) &&
  new RegExp(`^[至到~—–-]+${NUMBER}`).test(`${unit}${after}`.replace(/^([至到])\1/, '$1'))

function readMatch(match: RegExpExecArray, before: string, after: string) {
  const is = match.groups ?? {}
  if (is['phone']) return { value: is['phone'].replaceAll('-', ''), unit: '' }
  if (is['date']) return { value: dateOf(is['date']), unit: 'date' }
  if (is['time']) return { value: partsOf(is['time']).join(':'), unit: 'time' }
  if (is['below'] && is['above']) return shareOf(valueOf(is['above']), valueOf(is['below']))
  if (is['slashed']) {
    const [above = '', below = ''] = is['slashed'].split(/[/\u2044]/)
    return shareOf(above, below)
  }
  if (is['share']) return shareOf(is['share'], is['sign'] === '%' ? '100' : '1000')
  if (is['rank']) return { value: valueOf(is['rank']), unit: `第${is['ranked'] ?? ''}` }
  if (is['weekday']) return { value: is['weekday'].replace('天', '日'), unit: 'weekday' }
  if (is['part']) return { value: is['part'], unit: unitAt(after) }
  const unit = is['unit'] ? unitOf(is['unit']) : unknownUnit(is['number'] ?? '', after)
  // 每月5日 is a day of the calendar, 5日内 is not.
  const isCalendar = unit === '日' && /[每当本次上下该]个?月$/.test(before)
  return {
    value: valueOf(is['number'] ?? ''),
    unit: `${is['about'] ?? ''}${isCalendar ? '号' : unit}`,
  }
}

const unitAt = (after: string) =>
  unitOf(new RegExp(`^${UNIT}`).exec(after)?.[0] ?? after.slice(0, 1))

/** What is counted where it is in no list: 五保, 三亩. A long number is a code of its own. */
function unknownUnit(number: string, after: string): string {
  if (/^\d{5,}$/.test(number) || AFTER.some(([, pattern]) => pattern.test(after))) return ''
  return /^\p{Script=Han}/u.exec(after)?.[0] ?? ''
}

const partsOf = (written: string) =>
  [...written.matchAll(new RegExp(NUMBER, 'g'))].map(([number]) => String(Number(valueOf(number))))

/** `2026-3-5`, with `*` for what is not said. */
function dateOf(written: string): string {
  const numbers = partsOf(written.replace(/[./]/g, '-'))
  if (numbers.length === 3) return numbers.join('-')
  return /[日号]$/.test(written) ? ['*', ...numbers].join('-') : [...numbers, '*'].join('-')
}

function shareOf(above: string, below: string) {
  const value = Number(above) / Number(below)
  const isKnown = Number.isFinite(value)
  return {
    value: isKnown ? String(Math.round(value * 1e9) / 1e9) : `${above}/${below}`,
    unit: '分之',
  }
}

function around(before: string, after: string): Pick<Quantity, 'per' | 'bound'> {
  const clause = before.split(END_OF_CLAUSE).at(-1) ?? ''
  const each = [
    ...clause.matchAll(new RegExp(`每${EACH}`, 'g')),
    ...(/^(?:(?:\/|每)(?:个)?\p{Script=Han})+/u.exec(after)?.[0] ?? '').matchAll(
      new RegExp(`[/每]${EACH}`, 'g'),
    ),
  ].map(([, what = '']) => what.replace('天', '日'))
  const rest = after.replace(/^\p{Script=Han}(?=以[上下内])/u, '')
  const bound =
    AFTER.find(([, pattern]) => pattern.test(rest))?.[0] ??
    BEFORE.find(([, pattern]) => pattern.test(before))?.[0] ??
    ''
  return { per: [...new Set(each)].toSorted().join(''), bound }
}

/** Whether one of them says the same. */
export function isProved(said: Quantity, by: readonly Quantity[]): boolean {
  return by.some(
    (each) =>
      each.bound === said.bound &&
      each.per === said.per &&
      (each.unit === 'date'
        ? isWithinDate(said, each.value)
        : each.unit === said.unit && each.value === said.value),
  )
}

/** 3月5日 and 2026年 stand in 2026年3月5日. */
function isWithinDate({ value, unit }: Quantity, date: string): boolean {
  const whole = date.split('-')
  if (unit === '年') return whole[0] === value
  if (unit === '月') return whole[1] === value
  return unit === 'date' && value.split('-').every((part, at) => part === '*' || part === whole[at])
}
