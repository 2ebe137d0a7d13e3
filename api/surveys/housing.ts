import type { HousingStructure } from '../../db/values/entry-visits'
import type { HousingGrade } from '../../db/values/roll'
import type { HousingFacts } from '../entry-visits/facts'
import { NUMBER, numberOf, VAGUE } from './numbers'
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
const FILLERS =
  /^(?:房子|住房|房屋|房|面积|结构|有|是|的|住|为|[\s,，、:：()（）])+|(?:房子|房|的|[\s,，、:：()（）])+$/gu

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
  const words = rest.replace(FILLERS, '').trim()
  return {
    ...NOTHING_READ,
    findings: Object.keys(housing).length > 0 ? [{ topic: 'housing', housing }] : [],
    rest: words === '' ? [] : [`房：${words.replace(/\s+/gu, ' ')}`],
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

const MONTHS = new RegExp(`(${NUMBER})个?月(半)?`, 'u')

/** 7个月, 半年, 够吃一年, 没有. Null: nothing about it. */
export function readGrain(text: string): Reading | null {
  const unclear = (why: 'range' | 'months', at: string): Reading => ({
    ...NOTHING_READ,
    unclear: [{ topic: 'grain', text, at, why }],
  })
  const grain = (months: number): Reading => ({
    ...NOTHING_READ,
    findings: [{ topic: 'grain', months }],
  })
  const vague = VAGUE.exec(text)
  if (vague) return unclear('range', vague[0])
  const found = MONTHS.exec(text)
  if (found) {
    const months = (numberOf(found[1] ?? '') ?? NaN) + (found[2] ? 0.5 : 0)
    return months >= 0 && months <= 12 ? grain(months) : unclear('months', '')
  }
  if (/半年/u.test(text)) return grain(6)
  if (/不够/u.test(text)) return unclear('months', '')
  if (/一年|全年|整年|够吃|吃不完|有余/u.test(text)) return grain(12)
  if (/^\s*\d{1,2}\s*$/u.test(text))
    return Number(text) <= 12 ? grain(Number(text)) : unclear('months', '')
  return /没有?|没得|无|买/u.test(text) ? grain(0) : null
}
