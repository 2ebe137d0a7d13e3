import type { Account } from '../../db/values/entry-visits'
import type { AccountLine, UnclearReason } from '../entry-visits/facts'
import { type RawLine, takeApart } from './line-tokens'
import { type CostKind, costKindOf } from './line-words'
import { VAGUE, yuanText } from './numbers'

/** What is known of the household and the county while a line is read. */
export interface LineContext {
  /** How many share income and spending. */
  size: number | null
  /** Of the members, on the roll and as the survey has them. */
  names: readonly string[]
  /** Months each works, by name. */
  months: ReadonlyMap<string, number>
  /** The round's cost ratios, in percent of what comes in; without one only real costs do. */
  percents: Partial<Record<CostKind, number>>
}

export type LineReading =
  | { line: AccountLine; rest: string[] }
  /** `at`: the words that are not clear. */
  | { unclear: UnclearReason; at: string }
  /** No money in it at all. */
  | null

/** More is a slip of the hand: it is asked about again. In fen a year and line. */
const MOST_FEN = {
  wage: 30_000_000,
  production: 100_000_000,
  living: 30_000_000,
  subsidy: 10_000_000,
} as const satisfies Record<Account, number>
const MOST_OF = { 月: 12, 天: 366, 人: 30, 亩: 1_000, 头: 2_000 } as Readonly<
  Record<string, number>
>
const MOST_OF_ANY = 100_000

/**
 * Reads one line of an account: 苞谷 3亩 每亩800斤 1.2元一斤.
 * @param isSure What is out of all measure was asked about, and is meant.
 */
export function readLine(
  account: Account,
  text: string,
  context: LineContext,
  isSure = false,
): LineReading {
  const vague = VAGUE.exec(withoutNames(text, context.names))
  const raw = takeApart(text, context.names)
  if (!hasPieces(raw)) return null
  if (vague) return { unclear: 'range', at: vague[0] }
  if (raw.isTwice) return { unclear: 'twice', at: text }
  return settle(account, raw, context, isSure)
}

const hasPieces = (raw: RawLine) =>
  raw.quantities.length > 0 ||
  [raw.yield, raw.price, raw.bareFen, raw.totalFen, raw.cost].some((piece) => piece !== null)

const withoutNames = (text: string, names: readonly string[]) =>
  names.reduce((rest, name) => rest.replaceAll(name, ' '), text)

/** A line as it is reckoned, or what it lacks. */
export function settle(
  account: Account,
  raw: RawLine,
  context: LineContext,
  isSure = false,
): LineReading {
  const reckoned = reckon(account, raw, context)
  if ('unclear' in reckoned) return { ...reckoned, at: '' }
  const { amount, ...units } = reckoned
  const odd = raw.quantities.find((each) => each.amount > (MOST_OF[each.unit] ?? MOST_OF_ANY))
  if (odd?.unit === '月') return { unclear: 'months', at: '' }
  const amountFen = Math.round(amount)
  if (!Number.isFinite(amountFen) || amountFen <= 0) return { unclear: 'price', at: '' }
  const cost = costOf(account, raw, amountFen, context)
  if (cost === null) return { unclear: 'cost', at: '' }
  const isAbsurd = odd !== undefined || Math.max(amountFen, cost.costFen) > MOST_FEN[account]
  if (isAbsurd && !isSure) return { unclear: 'absurd', at: '' }
  const line = {
    account,
    what: withoutVerb(raw.what) || NAMELESS[account],
    ...units,
    amountFen,
    ...cost,
  }
  return { line, rest: [...raw.rest, ...unused(line, raw)] }
}

/** What was counted and plays no part in the line: 猪2头, 圈3间. */
function unused(line: AccountLine, raw: RawLine): string[] {
  const isUsed = (unit: string) => unit === line.unit || (unit === '月' && line.months !== null)
  const counts = raw.quantities.filter(({ unit }) => !isUsed(unit))
  const { yield: said, cost } = raw
  return [
    ...counts.map(({ amount, unit }) => `${amount}${unit}`),
    ...(said && !line.yield ? [`每${said.per}${said.amount}${said.unit}`] : []),
    ...(cost && line.account !== 'production' ? [`成本${yuanText(cost.fen)}元`] : []),
  ]
}

/** 种苞谷, 养了猪; not 养老金. */
const withoutVerb = (what: string) =>
  what.replace(/^(?:还有|有|种了?|养了?|喂了?)(?=[^\s老子植殖])/u, '')

const NAMELESS = {
  wage: '工资',
  production: '生产',
  living: '生活费',
  subsidy: '补贴',
} as const satisfies Record<Account, string>

type Reckoned =
  | (Pick<AccountLine, 'quantity' | 'unit' | 'yield' | 'priceFen' | 'months'> & { amount: number })
  | { unclear: UnclearReason }

const countOf = ({ quantities }: RawLine, unit: string) =>
  quantities.find((each) => each.unit === unit)?.amount

/** What a line comes to in fen a year. A total beside a price must be the same. */
function reckon(account: Account, raw: RawLine, context: LineContext): Reckoned {
  const price = raw.price ?? (raw.yield && raw.bareFen !== null ? bareFen(raw) : null)
  const isBareLeft = raw.bareFen !== null && raw.price !== null
  const total = raw.totalFen ?? (price === null || isBareLeft ? raw.bareFen : null)
  if (price === null) {
    return total === null ? { unclear: 'price' } : asWhole(raw, total)
  }
  const priced = byPrice(account, raw, price, context)
  if (total === null) return priced
  // 10月 共35000 and no word of months otherwise: what it came to in all is known.
  if ('unclear' in priced) return asWhole(raw, total)
  return Math.round(priced.amount) === total ? priced : { unclear: 'twice' }
}

type Price = NonNullable<RawLine['price']>

function byPrice(account: Account, raw: RawLine, price: Price, context: LineContext): Reckoned {
  const [first] = raw.quantities
  const people = countOf(raw, '人')
  switch (price.per) {
    case '年':
      return people === undefined ? asWhole(raw, price.fen) : times(raw, '人', price.fen)
    case '月':
      return byMonth(account, raw, price, context)
    case '人':
      return price.isEach && people === undefined && context.size !== null
        ? times(withPeople(raw, context.size), '人', price.fen)
        : times(raw, '人', price.fen)
    case '天':
      if (countOf(raw, '天') === undefined) return { unclear: 'days' }
      return people === undefined ? times(raw, '天', price.fen) : { unclear: 'twice' }
    default:
      return raw.yield ? byYield(raw, price) : times(raw, price.per ?? first?.unit ?? '', price.fen)
  }
}

function asWhole({ quantities: [first] }: RawLine, amount: number): Reckoned {
  const counted = { quantity: first?.amount ?? null, unit: first?.unit ?? null }
  return { ...counted, yield: null, priceFen: null, months: null, amount }
}

const withPeople = (raw: RawLine, amount: number): RawLine => ({
  ...raw,
  quantities: [...raw.quantities, { amount, unit: '人' }],
})

const bareFen = ({ bareFen: fen }: RawLine) => ({ fen: fen ?? 0, per: null, isEach: false })

function times(raw: RawLine, unit: string, priceFen: number): Reckoned {
  const quantity = countOf(raw, unit)
  if (quantity === undefined) return { unclear: 'quantity' }
  return { quantity, unit, yield: null, priceFen, months: null, amount: quantity * priceFen }
}

/** Of 斤. */
const WEIGHTS: Readonly<Record<string, number>> = { 斤: 1, 公斤: 2, 担: 100, 吨: 2_000 }

function byYield(raw: RawLine, price: Price): Reckoned {
  const said = raw.yield
  const per = said?.per ?? ''
  const quantity = countOf(raw, per)
  if (!said || quantity === undefined) return { unclear: 'quantity' }
  // 每亩800斤, 每亩1000元: the price is the land's.
  if (price.per === per) return times(raw, per, price.fen)
  const unit = price.per ?? said.unit
  const [from, to] = [WEIGHTS[said.unit], WEIGHTS[unit]]
  if (!from || !to) return { unclear: 'price' }
  const amount = (said.amount * from) / to
  return {
    quantity,
    unit: per,
    yield: { amount, unit },
    priceFen: price.fen,
    months: null,
    amount: quantity * amount * price.fen,
  }
}

/** What stands all the year: an allowance or what living costs is paid in twelve months. */
const ALL_YEAR: readonly Account[] = ['living', 'subsidy']

function byMonth(
  account: Account,
  raw: RawLine,
  price: Price,
  { size, months: known }: LineContext,
): Reckoned {
  const worker = [...known].find(([name]) => raw.what.startsWith(name))?.[1]
  const said = countOf(raw, '月') ?? (account === 'wage' ? worker : undefined)
  const months = said ?? (ALL_YEAR.includes(account) ? 12 : undefined)
  if (months === undefined) return { unclear: 'months' }
  const people = countOf(raw, '人') ?? (price.isEach ? size : undefined)
  if (people === null) return { unclear: 'people' }
  const of = { yield: null, priceFen: price.fen }
  return people === undefined
    ? { ...of, quantity: months, unit: '月', months: null, amount: months * price.fen }
    : { ...of, quantity: people, unit: '人', months, amount: people * months * price.fen }
}

/** What a production line costs: as said, or by the county's ratio; null where neither is known. */
function costOf(
  account: Account,
  raw: RawLine,
  amountFen: number,
  { percents }: LineContext,
): Pick<AccountLine, 'costFen' | 'isCostByRatio'> | null {
  if (account !== 'production') return { costFen: 0, isCostByRatio: false }
  if (raw.cost) {
    const { per, fen } = raw.cost
    const count = per === null ? 1 : countOf(raw, per)
    const costFen = Math.round((count ?? NaN) * fen)
    return Number.isFinite(costFen) ? { costFen, isCostByRatio: false } : null
  }
  const kind = costKindOf(
    raw.what,
    raw.quantities.map(({ unit }) => unit),
  )
  const percent = kind && percents[kind]
  if (percent === null || percent === undefined) return null
  return { costFen: Math.round((amountFen * percent) / 100), isCostByRatio: true }
}
