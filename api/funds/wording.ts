import type { FundKind } from '../../db/values/funds'
import type { ProjectSector } from '../../db/values/projects'
import { readMoney, readSector } from '../projects/wording'

/** How each kind of source is said. */
export const KIND_NAMES = {
  central: '中央',
  municipal: '市级',
  county: '县级',
  department: '部门',
  bank: '银行',
  donor: '社会捐赠',
  pupils: '助学捐赠',
} as const satisfies Record<FundKind, string>

const KINDS: readonly (readonly [FundKind, RegExp])[] = [
  ['central', /^(?:中央|中央专项|中央资金|国家)$/u],
  ['municipal', /^(?:市级?|重庆市?|市级专项|市级资金)$/u],
  ['county', /^(?:县级?|县级资金|县财政|本县)$/u],
  ['department', /^(?:部门|行业部门?|行业资金)$/u],
  ['bank', /^(?:银行|贷款|信贷)$/u],
  ['pupils', /^(?:助学|助学捐赠|捐资助学)$/u],
  ['donor', /^(?:社会捐赠|社会|捐赠|捐款|捐助)$/u],
]

export const readKind = (word: string): FundKind | null =>
  KINDS.find(([, words]) => words.test(word.normalize('NFKC').trim()))?.[0] ?? null

const ALL_SECTORS = /^(?:不限|都可以|都行|全部|所有|全部行业|所有行业|不限行业|各行业|十大行业)$/u

/** 交通、水利; empty: all ten; null where a word is no sector. */
export function readSectors(words: string): ProjectSector[] | null {
  const plain = words.normalize('NFKC').trim()
  if (ALL_SECTORS.test(plain)) return []
  const sectors: ProjectSector[] = []
  for (const part of plain.split(/[\s,、;和及]+/u)) {
    const { sector, rest } = readSector(part)
    if (!sector || rest !== '') return null
    sectors.push(sector)
  }
  return [...new Set(sectors)]
}

/** 947万, 3500元, and nothing behind it. */
export function readAmount(word: string): number | null {
  const plain = word.normalize('NFKC').trim()
  return /^[约]?[\d零一二两三四五六七八九十百千万亿点.,]+(?:块钱|块|元钱|元|圆)?$/u.test(plain)
    ? readMoney(plain)
    : null
}

/** 溪财发〔2021〕174号 is typed as 溪财发174 as well: year, brackets and 号 are left away. */
export const looseName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[〔[(【]\d{4}[〕\])】]/gu, '')
    .replace(/[\s号〔〕[\]()【】]/gu, '')
    .toUpperCase()

/** The source a text begins with, the longest name first, and what follows. */
export function sourceAtStart<T extends { name: string }>(
  text: string,
  sources: readonly T[],
): { sources: T[]; rest: string } {
  const plain = text.normalize('NFKC').trim()
  const [word = ''] = plain.split(/[\s,，;；]/u)
  const rest = plain.slice(word.length).replace(/^[\s,，;；]+/u, '')
  const exact = sources.filter(({ name }) => name.normalize('NFKC') === word)
  const found = exact.length > 0 ? exact : sources.filter((each) => isSame(each.name, word))
  return found.length > 0 ? { sources: found, rest } : { sources: [], rest: plain }
}

const isSame = (name: string, word: string) => looseName(name) === looseName(word)
