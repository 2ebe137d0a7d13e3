import type { HousingStructure } from '../../db/values/entry-visits'
import type { HousingGrade } from '../../db/values/roll'
import type { HousingFacts } from '../entry-visits/facts'
import { numberOf } from '../wording/numerals'
import { NUMBER, VAGUE } from './numbers'
import { NOTHING_READ, type Reading } from './readings'

const STRUCTURE_WORDS: readonly (readonly [HousingStructure, RegExp])[] = [
  ['brick_timber', /砖木(?:结构)?/u],
  ['concrete', /钢(?:筋)?混(?:凝土)?(?:结构)?|框架(?:结构)?|混凝土|现浇/u],
  ['brick', /砖混(?:结构)?|砖瓦房?|砖房|砖墙|砖结构/u],
  ['earth', /土木(?:结构)?|土坯房?|土墙房?|土房|土结构|泥墙|夯土/u],
  ['timber', /木房|木屋|木结构|木架房?|全木|吊脚楼/u],
]
const STRUCTURE_TEXT = {
  earth: '土木',
  timber: '木房',
  brick_timber: '砖木',
  brick: '砖混',
  concrete: '钢混',
} as const satisfies Record<HousingStructure, string>

const GRADE_WORDS: readonly (readonly [HousingGrade | null, RegExp])[] = [
  ['safe', /不是危房|非危房|没有?危险|[AB]级|安全(?:住房)?|房子?牢固/iu],
  ['c', /(?:危房)?[C]级(?:危房)?|危房C/iu],
  ['d', /(?:危房)?[D]级(?:危房)?|危房D/iu],
  // Of which grade?
  [null, /危房/u],
]
const GRADE_TEXT = { safe: '安全', c: 'C级', d: 'D级' } as const satisfies Record<
  HousingGrade,
  string
>

const AREA = new RegExp(`(${NUMBER})个?(?:平方米|平方|平米|平|m2|M2)`, 'u')
const [LEAST_M2, MOST_M2] = [5, 2_000]
/** Say nothing of their own, standing alone. */
const FILLERS = /^(?:房子|住房|房屋|房|面积|结构|有|是|的|住|为|[:：()（）])+$/u

/** Whether an item speaks of the house by its own words. */
export const isOfHousing = (text: string): boolean =>
  AREA.test(text) ||
  /危房|^(?:C|D)级$/iu.test(text) ||
  STRUCTURE_WORDS.some(([, words]) => words.test(text))

/** 80平 土木 C级. */
export function readHousing(text: string): Reading {
  let rest = text
  const take = (pattern: RegExp) => {
    const found = pattern.exec(rest)
    if (found) rest = rest.replace(found[0], ' ')
    return found
  }
  const unclear = (why: 'range' | 'absurd' | 'grade', at: string): Reading => ({
    ...NOTHING_READ,
    unclear: [{ topic: 'housing', text, at, why }],
  })
  const vague = VAGUE.exec(text)
  if (vague) return unclear('range', vague[0])
  const area = take(AREA)
  const areaM2 = area ? (numberOf(area[1] ?? '') ?? NaN) : null
  if (areaM2 !== null && !(areaM2 >= LEAST_M2 && areaM2 <= MOST_M2)) {
    return unclear('absurd', area?.[1] ?? '')
  }
  const structure = STRUCTURE_WORDS.find(([, words]) => take(words))?.[0] ?? null
  const graded = GRADE_WORDS.find(([, words]) => take(words))
  if (graded && graded[0] === null) return unclear('grade', '危房')
  const housing = {
    ...(areaM2 !== null && { areaM2 }),
    ...(structure && { structure }),
    ...(graded?.[0] && { grade: graded[0] }),
  }
  const words = rest
    .split(/[\s，、]+/u)
    .filter((word) => word !== '' && !FILLERS.test(word))
    .join(' ')
  return {
    ...NOTHING_READ,
    findings: Object.keys(housing).length > 0 ? [{ topic: 'housing', housing }] : [],
    rest: words === '' ? [] : [`房：${words}`],
  }
}

/** Read again it is the same. */
export const formatHousing = ({ areaM2, structure, grade }: Partial<HousingFacts>): string =>
  [
    areaM2 ? `${areaM2}平` : '',
    structure ? STRUCTURE_TEXT[structure] : '',
    grade ? GRADE_TEXT[grade] : '',
  ]
    .filter((word) => word !== '')
    .join(' ')

const MONTHS = new RegExp(`(${NUMBER})个?(半)?月(半)?`, 'u')
/** How long it lasts in other words; 不够 alone says not how long. */
const LASTS: readonly (readonly [RegExp, number | null])[] = [
  [/(?:够吃)?半年/u, 6],
  [/不够吃?/u, null],
  [/(?:够吃)?(?:一年|全年|整年)(?:够吃)?|够吃|吃不完|有余/u, 12],
  [/没有?粮?|没得粮?|无|全?靠?买(?:来|着)?吃?/u, 0],
]
const OF_GRAIN = /^(?:自家|自己|的|粮食?|口粮|大概|够吃?|能吃|吃|有|[，、:：])+$/u

/** 7个月, 半年, 够吃一年, 没有. Null: nothing about it. */
export function readGrain(text: string): Reading | null {
  const unclear = (why: 'range' | 'months', at: string): Reading => ({
    ...NOTHING_READ,
    unclear: [{ topic: 'grain', text, at, why }],
  })
  const vague = VAGUE.exec(text)
  if (vague) return unclear('range', vague[0])
  const found = monthsIn(text)
  if (!found) return null
  const { months, words } = found
  if (months === null || !(months >= 0 && months <= 12)) return unclear('months', '')
  const rest = text
    .replace(words, ' ')
    .split(/[\s，、]+/u)
    .filter((word) => word !== '' && !OF_GRAIN.test(word))
  return {
    ...NOTHING_READ,
    findings: [{ topic: 'grain', months }],
    rest: rest.length === 0 ? [] : [`粮：${rest.join(' ')}`],
  }
}

function monthsIn(text: string): { months: number | null; words: string } | null {
  const counted = MONTHS.exec(text)
  if (counted) {
    const months = (numberOf(counted[1] ?? '') ?? NaN) + (counted[2] || counted[3] ? 0.5 : 0)
    return { months, words: counted[0] }
  }
  if (/^\s*\d{1,2}\s*$/u.test(text)) return { months: Number(text), words: text }
  for (const [pattern, months] of LASTS) {
    const words = pattern.exec(text)?.[0]
    if (words !== undefined) return { months, words }
  }
  return null
}
