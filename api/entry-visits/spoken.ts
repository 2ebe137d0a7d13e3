import type { HousingGrade } from '../../db/values/roll'
import { AMOUNT, numberOf } from '../wording/numerals'
import { readHandbook } from '../visits/handbook'
import { NEGATION, NOT_SO } from '../visits/handbook-words'
import { isOfAssurances, readAssurances } from './assurance-words'
import { ASPECTS, VALUE_OF } from './differences'
import { type AssuranceFacts, NO_FACTS, NOT_ASKED } from './facts'

/** A part of what was said, up to the next gap or stop, and where it begins. */
export interface Clause {
  text: string
  start: number
}

const CLAUSE = /(?:[^\s,，。;；、!！:：.]|(?<=\d)\.(?=\d)|(?<=\d),(?=\d{3}(?!\d)))+/gu

export const clausesOf = (text: string): Clause[] =>
  [...text.matchAll(CLAUSE)].map(({ 0: clause, index }) => ({ text: clause, start: index }))

/** The facts of a household a line of everyday words speaks of; null where it does not. */
export interface SpokenFacts {
  size: number | null
  workers: number | null
  grade: HousingGrade | null
  areaM2: number | null
  netIncomePerHeadFen: number | null
  assurances: AssuranceFacts
}

const OF_HOUSEHOLD = '(?:他|她)?(?:全|一)?(?:家里?|家中|屋头|户)?(?:现在|目前)?'
const SIZE = new RegExp(
  `^${OF_HOUSEHOLD}(?:(?:人口|共|总共|一共|有|是|就|只有)*${AMOUNT}(?:口人?|个人|人)|人口${AMOUNT})$`,
  'u',
)
const NO_WORKERS = /^(?:家里?|家中|屋头)?(?:没有?|无|莫得|没得)(?:一个)?劳动?力[了的]?$/u
const ABOUT = '(?:大概|大约|约|差不多|估摸|估计|也就|只有|才|在|有|是|得)*'
const MONEY = `${AMOUNT}(?:元钱?|块钱?)?(?:左右|上下)?`
const INCOME = new RegExp(
  `^(人均|每人|平均|全家|家庭|一家|总)?(年?(?:纯|可支配|总)?年?收入)?(${ABOUT})${MONEY}$`,
  'u',
)
const WHOLE = /^(?:全家|家庭|一家|总)/u

/**
 * Reads size, workers, housing and income; an income without more is one head's in a year, as the line
 * it is held against. What is denied, supposed, or said in two ways is not read.
 * @param rollSize By which a household's whole income is divided where the line says no size.
 */
export function readSpokenFacts(text: string, rollSize: number | null = null): SpokenFacts {
  const said = clausesOf(text)
    .map(({ text: clause }) => clause)
    .filter((clause) => !NOT_SO.test(clause.replace(/估计|估摸/gu, '')))
  const size = onlyOne(said.flatMap(sizeIn))
  const handbook = readHandbook(text)
  const number = (value: string | undefined) => (value === undefined ? null : Number(value))
  const workers = said.some((clause) => NO_WORKERS.test(clause)) ? 0 : number(handbook.workers)
  const income = onlyOne(said.flatMap((clause) => incomeIn(clause, size ?? rollSize)))
  return {
    size,
    workers,
    grade: (handbook.housing_grade as HousingGrade | undefined) ?? null,
    areaM2: number(handbook.housing_area_m2),
    netIncomePerHeadFen: number(handbook.net_income_per_head_fen) ?? income,
    assurances: assurancesIn(said),
  }
}

/** 缺饮水, 吃穿不愁. */
const assurancesIn = (clauses: readonly string[]): AssuranceFacts => ({
  ...NOT_ASKED,
  ...readAssurances(clauses.filter(isOfAssurances).join(' '), false).found,
})

/** Nobody knows which of two is meant. */
function onlyOne(values: readonly number[]): number | null {
  const [value] = values
  return value === undefined || new Set(values).size > 1 ? null : value
}

function sizeIn(clause: string): number[] {
  const [, people, population] = NEGATION.test(clause) ? [] : (SIZE.exec(clause) ?? [])
  const size = numberOf(people ?? population ?? '') ?? 0
  return Number.isInteger(size) && size >= 1 && size <= 20 ? [size] : []
}

/** Of one head in fen; 3000 alone may be anything. */
function incomeIn(clause: string, size: number | null): number[] {
  const [, whose = '', what = '', about = '', amount] = NEGATION.test(clause)
    ? []
    : (INCOME.exec(clause) ?? [])
  if (amount === undefined) return []
  const isOfHead = /^(?:人均|每人|平均)/u.test(whose)
  const isMoney = isOfHead || what !== '' || /约|大概|差不多/u.test(about) || /[元块]/u.test(clause)
  // 年收入 alone: of the household, or of one?
  if (!isMoney || (whose === '' && what.includes('年'))) return []
  const yuan = numberOf(amount) ?? 0
  if (yuan < 100 || yuan > 1_000_000) return []
  const divisor = WHOLE.test(whose) ? size : 1
  return divisor === null ? [] : [Math.round((yuan * 100) / divisor)]
}

/** As a template carries them, `size=4;workers=1`. */
export const factsLine = (facts: SpokenFacts): string => {
  const { grade, areaM2, ...others } = facts
  const found = { ...NO_FACTS, ...others, housing: { ...NO_FACTS.housing, grade, areaM2 } }
  return ASPECTS.flatMap((aspect) => {
    const value = VALUE_OF[aspect](found)
    return value === null ? [] : [`${aspect}=${value}`]
  }).join(';')
}
