import type { ProjectSector } from '../../db/values/projects'
import type { Day } from '../shared/day'
import { amountsIn } from '../wording/amounts'
import { daysIn } from '../wording/days'
import { NUMERALS, numberOf } from '../wording/numerals'
import type { Goal } from './rules'

const NUMBER = `[\\d${NUMERALS}]{1,6}`
const CAME = '(?:参加|参会|到会|到场|出席|开会|来了?)'
const FOR = '(?:同意|赞成|赞同|支持)'
const PRESENT = new RegExp(
  `(${NUMBER})(?:多)?(?:个|位|户)?人?(?:代表|村民)?${CAME}(?:的|了)?|${CAME}(?:的|了)?(${NUMBER})(?:个|位|户)?人?`,
  'u',
)
const IN_FAVOUR = new RegExp(
  `(${NUMBER})(?:个|位|户|票)?人?${FOR}(?:的|了)?|${FOR}(?:的|了)?(${NUMBER})(?:个|位|户|票)?人?`,
  'u',
)
const ALL = new RegExp(`(?:全部|全体|都|一致|全都|全票)${FOR}`, 'u')

const SEPARATORS = /^[\s,，。:：;；、.·-]+|[\s,，。:：;；、.·-]+$/gu
const tidy = (text: string) => text.replace(/\s+/gu, ' ').replace(SEPARATORS, '')

/** Who came to a discussion and who was for it, and what else is said. */
export interface SaidVotes {
  present: number | null
  inFavour: number | null
  rest: string
}

/** 修3社水池 25人参加 23人同意. */
export function readVotes(text: string): SaidVotes {
  let rest = text.normalize('NFKC')
  const take = (pattern: RegExp): number | null => {
    const found = pattern.exec(rest)
    const count = found && numberOf(found[1] ?? found[2] ?? '')
    if (!found || count === undefined || count === null) return null
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`
    return count
  }
  const present = take(PRESENT)
  const isAll = ALL.exec(rest)
  if (isAll) rest = rest.replace(isAll[0], ' ')
  const inFavour = isAll ? present : take(IN_FAVOUR)
  return { present, inFavour, rest: tidy(rest) }
}

/** A count alone, 25 or 25人. */
export function readCount(text: string): number | null {
  const found = new RegExp(NUMBER, 'u').exec(text.normalize('NFKC'))
  return (found && numberOf(found[0])) ?? null
}

/** How each of the ten sectors is said 十大行业. */
export const SECTOR_NAMES = {
  transport: '交通',
  water: '水利',
  culture: '文化',
  finance: '金融',
  science: '科技',
  ecommerce: '电商',
  tourism: '乡村旅游',
  training: '就业培训',
  environment: '环境改善',
  enterprise_pairing: '村企结对',
} as const satisfies Record<ProjectSector, string>

const SECTORS = Object.entries({
  ...SECTOR_NAMES,
  tourism: '(?:乡村)?旅游',
  training: '(?:就业)?培训|就业',
  environment: '环境(?:改善)?',
  enterprise_pairing: '村企(?:结对)?',
}).map(([sector, words]) => ({
  sector: sector as ProjectSector,
  alone: new RegExp(`(?:^|[\\s,，、])(?:${words})(?:类|行业|项目)?(?=$|[\\s,，、。])`, 'u'),
}))

/** A sector said as a word of its own, 水利, and the rest. */
export function readSector(text: string): { sector: ProjectSector | null; rest: string } {
  for (const { sector, alone } of SECTORS) {
    const found = alone.exec(text)
    if (found) return { sector, rest: tidy(text.replace(found[0], ' ')) }
  }
  return { sector: null, rest: tidy(text) }
}

/** 20万, 3500元: every sum that is said, in fen; what is asked for is money, whether its unit is said or not. */
export const moneySaid = (text: string): number[] =>
  amountsIn(`钱${text.normalize('NFKC').trim()}`)
    .filter(({ kind }) => kind === 'money')
    .map(({ value }) => value)

/** The first sum; null where none is said. */
export function readMoney(text: string): number | null {
  return moneySaid(text)[0] ?? null
}

/** A sum in answer to how much: 200000 as well, which is in yuan; 20 alone may be as many 万. */
export function readAskedMoney(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  return /^\d{4,9}$/u.test(plain) ? Number(plain) * 100 : readMoney(plain)
}

/** 12月1日到明年5月30日: the first and the last day; null where not both are said. */
export function readSpan(text: string, today: Day): { startsOn: Day; endsOn: Day } | null {
  const plain = text.normalize('NFKC')
  const days = daysIn(plain, today, 'coming')
  const first = days[0]
  const last = days.at(-1)
  if (!first || !last || first.from === last.to) return null
  if (last.to < first.from) {
    // 12月20日到5月30日: the next one there is after the first.
    const after = daysIn(plain.slice(last.at), first.from, 'coming').at(-1)
    if (after) return { startsOn: first.from, endsOn: after.to }
  }
  return { startsOn: first.from, endsOn: last.to }
}

const GOAL =
  /^(?<before>\D*?)(?<number>\d{1,9}(?:\.\d+)?)(?<many>万)?(?<unit>[^\d\s]*)(?<after>.*)$/u
/** Whole numbers are kept: of a smaller unit there are. */
const SMALLER = { 公里: ['米', 1000], 千米: ['米', 1000], 吨: ['公斤', 1000] } as const
const MOST_GOALS = 5

/** 受益80户；新增硬化3公里: each with its number and unit; what has none is no goal. */
export function readGoals(text: string): Goal[] {
  const goals: Goal[] = []
  for (const part of text.normalize('NFKC').split(/[;,、。\n；，]|和(?=\D*\d)/u)) {
    const {
      before = '',
      number,
      many,
      unit: said = '',
      after = '',
    } = GOAL.exec(part.trim())?.groups ?? {}
    if (number === undefined) continue
    const split =
      /^(个?百分点|%|[口个]?人|户|人次|公里|千米|米|亩|吨|公斤|斤|万元|元|头|只|方|立方米|平方米|座|口|条|盏|处|个|.)(.*)$/u.exec(
        said,
      )
    const unit = split?.[1] ?? ''
    const smaller = Number.isInteger(Number(number))
      ? undefined
      : SMALLER[unit as keyof typeof SMALLER]
    // 4.35公里 is 4350米, whatever the machine makes of the product.
    const factor = (smaller?.[1] ?? 1) * (many ? 10_000 : 1)
    const target = Math.round(Number(number) * factor * 1000) / 1000
    const words = tidy(`${before}${split?.[2] ?? ''}${after}`)
    if (!Number.isSafeInteger(target) || target <= 0 || target > 2_000_000_000 || unit === '')
      continue
    goals.push({ text: (words || unit).slice(0, 100), target, unit: smaller?.[0] ?? unit })
  }
  return goals.slice(0, MOST_GOALS)
}

/** 40%, 百分之四十: how far the work is, in a report of progress; null where none is said. */
export function readPercent(text: string): number | null {
  const plain = text.normalize('NFKC')
  const found = /(\d{1,3})\s*%/u.exec(plain) ?? new RegExp(`百分之(${NUMBER})`, 'u').exec(plain)
  const percent = found && numberOf(found[1] ?? '')
  return typeof percent === 'number' && percent >= 0 && percent <= 100 ? percent : null
}
