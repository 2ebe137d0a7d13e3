import { type HouseholdType, POVERTY_CAUSES, type PovertyCause } from '../../db/values/roll'
import { NOTHING_READ, type Reading } from './readings'

const TYPE_WORDS: readonly (readonly [HouseholdType, RegExp])[] = [
  ['subsistence_allowance', /^(?:低保)(?:贫困)?户?$/u],
  ['extreme_hardship', /^(?:特困|五保)(?:供养|贫困)?户?$/u],
  ['ordinary', /^(?:一般|普通)(?:贫困|农)?户?$/u],
]
export const TYPE_TEXT = {
  ordinary: '一般',
  subsistence_allowance: '低保',
  extreme_hardship: '特困',
} as const satisfies Record<HouseholdType, string>

/** The type one word names; undefined for any other. */
export const typeOf = (word: string): HouseholdType | undefined =>
  TYPE_WORDS.find(([, words]) => words.test(word))?.[0]

/** 致贫原因: the word it is written back with, and how else it is said. */
const CAUSE_WORDS: Record<PovertyCause, readonly [text: string, others: string]> = {
  illness: ['因病', '患大病|大病|慢性病|生病|患病|有病|疾病|病'],
  disability: ['因残', '残疾|残'],
  schooling: ['因学', '上学|学费|读书|学'],
  disaster: ['因灾', '受灾|遭灾|灾害|灾'],
  lack_of_land: ['缺土地', '缺地|没地|无地|少地|土地'],
  lack_of_water: ['缺水', '没水|水'],
  lack_of_skill: ['缺技术', '没技术|无技术|缺技能|没手艺|技术|技能'],
  lack_of_labour: ['缺劳力', '缺劳动力|没劳力|没劳动力|无劳力|无劳动力|缺少劳力|劳动力|劳力'],
  lack_of_funds: ['缺资金', '缺钱|没钱|没资金|资金'],
  poor_transport: ['交通落后', '交通条件落后|交通不便|路不通|不通路|没路|交通'],
  lack_of_drive: ['动力不足', '自身发展动力不足|发展动力不足|内生动力不足|没动力|懒|动力'],
  marriage_cost: ['因婚', '结婚|彩礼|婚'],
  funeral_cost: ['因丧', '丧事|办丧|丧'],
  other: ['其他', '其它|别的'],
}
export const causeText = (cause: PovertyCause): string => CAUSE_WORDS[cause][0]

const EVERY_WORD = POVERTY_CAUSES.flatMap((cause) => {
  const [text, others] = CAUSE_WORDS[cause]
  return [text, ...others.split('|')].map((word) => ({ word, cause }))
}).toSorted((a, b) => b.word.length - a.word.length)
const LEADING =
  /^(?:主要(?:原因)?|主因|因为|原因|其次|次要|另外|还有|再加上|加上|还|又|和|与|及|是|有)+/u
const MAIN = /主要|主因/u

/** Whether an item is nothing but words for causes, with 因 or 缺 among them: 缺劳力 病. */
export function isOfCauses(text: string): boolean {
  const { findings, rest } = readCauses(text)
  const isSaidSo = /[因缺没无懒]|动力|交通|其他/u.test(text)
  return findings.length > 0 && rest.length === 0 && isSaidSo
}

/**
 * Causes in words, or by the numbers of the list as the question shows it; the first is the main one
 * unless another is said to be. Other lists number otherwise (domain.md 2.2), so that the words are
 * always said back.
 */
export function readCauses(text: string): Reading {
  const words = text.split(/[\s,，、;；]+/u).filter((word) => word !== '')
  const read = words.map((word) => ({ word, isMain: MAIN.test(word), causes: causesIn(word) }))
  const causes = read.flatMap((each) => each.causes ?? [])
  const main = read.find(({ isMain, causes: own }) => isMain && own?.length)?.causes?.[0]
  const rest = read.flatMap((each) => (each.causes ? [] : [each.word])).join(' ')
  const first = main ?? causes[0]
  if (!first) return { ...NOTHING_READ, rest: rest === '' ? [] : [rest] }
  const others = [...new Set(causes)].filter((cause) => cause !== first)
  return {
    ...NOTHING_READ,
    findings: [{ topic: 'causes', main: first, others }],
    rest: rest === '' ? [] : [`原因：${rest}`],
  }
}

/** Those a word is made of, 缺劳力病; null where anything of it is none: 今年雨水多. */
function causesIn(word: string): PovertyCause[] | null {
  const causes: PovertyCause[] = []
  // 因病 begins with a word that may also lead.
  let rest = causeAt(word) ? word : word.replace(LEADING, '')
  while (rest !== '') {
    const found = causeAt(rest)
    if (!found) return null
    causes.push(found.cause)
    rest = rest.slice(found.length).replace(/^[和与及]|^了$/u, '')
  }
  return causes
}

function causeAt(text: string): { cause: PovertyCause; length: number } | null {
  const number = /^(\d{1,2})(?!\d)/u.exec(text)?.[1]
  const numbered = number ? POVERTY_CAUSES[Number(number) - 1] : undefined
  if (number && numbered) return { cause: numbered, length: number.length }
  const found = EVERY_WORD.find(({ word }) => text.startsWith(word))
  return found ? { cause: found.cause, length: found.word.length } : null
}

/** Read again they are the same. */
export const formatCauses = (main: PovertyCause, others: readonly PovertyCause[]): string =>
  [main, ...others].map(causeText).join(' ')
