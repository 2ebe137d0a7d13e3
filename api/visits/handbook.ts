import { Converter } from 'opencc-js/t2cn'
import { HANDBOOK_FIELDS, type HandbookField } from '../../db/values/visits'
import { FIELDS, NEGATION, NOT_SO, REACH, type Spoken } from './handbook-words'

/** What a note says of the handbook's fields; a field it does not speak of is not there. */
export type HandbookReading = Partial<Record<HandbookField, string>>

const ENTRIES = Object.entries(FIELDS) as [HandbookField, (typeof FIELDS)[HandbookField]][]

/**
 * The fields of the handbook a note speaks of in everyday words. Whatever is denied, supposed, over,
 * or said in two ways is not read: an empty field is asked for again, a wrong one is believed.
 */
export function readHandbook(text: string): HandbookReading {
  const clauses = clausesOf(text)
  const reading: HandbookReading = {}
  for (const [field, { tiers, isCount }] of ENTRIES) {
    for (const tier of tiers) {
      const said = valuesIn(clauses, tier)
      if (said.length === 0) continue
      const [value] = said
      // None and none again is none.
      const isOne = said.length === 1 || value === '0'
      const isPlain = (isOne || !isCount) && new Set(said).size === 1
      if (isPlain && value !== undefined) reading[field] = value
      break
    }
  }
  return reading
}

/** As a template carries it, `pigs=3;water=tap`: each language has its own words for it. */
export const handbookLine = (reading: HandbookReading): string =>
  HANDBOOK_FIELDS.flatMap((field) => (reading[field] ? [`${field}=${reading[field]}`] : [])).join(
    ';',
  )

const toSimplified = Converter({ from: 't', to: 'cn' })

/** Spaces within one thing said: 猪 3 头, 医保 已交. */
const SPACES_WITHIN =
  /(?<=[\u4e00-\u9fff])\s+(?=[\dCD零〇一二两三四五六七八九十百千半])|(?<=医保|住房|房子|危房|水)\s+(?=[\u4e00-\u9fff])|(?<=\d)\s+(?=[平亩头个人元万分口名])/gu

function clausesOf(text: string): string[] {
  return toSimplified(text.normalize('NFKC'))
    .toUpperCase()
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/一共|总共|共计|一起/g, '共')
    .replace(SPACES_WITHIN, '')
    .split(/(?<!\d)[、.]|[、.](?!\d)|[,。;!?\s]+/u)
    .filter((clause) => clause !== '' && !NOT_SO.test(clause))
}

interface Match {
  clause: number
  start: number
  end: number
  value: string | undefined
}

/** What a tier says over all clauses; two ways to read the same words are one. */
function valuesIn(clauses: readonly string[], tier: readonly Spoken[]): (string | undefined)[] {
  const matches = clauses.flatMap((clause, i) =>
    tier.flatMap(({ pattern, value, mayBeNegated }): Match[] =>
      [...clause.matchAll(pattern)].flatMap((found) => {
        const start = Math.max(0, found.index - REACH)
        const heard = clause.slice(start, found.index) + found[0]
        if (!mayBeNegated && NEGATION.test(heard)) return []
        const end = found.index + found[0].length
        const said = value(found)
        return said === null ? [] : [{ clause: i, start: found.index, end, value: said }]
      }),
    ),
  )
  const apart = matches.filter(
    (match, i) =>
      !matches
        .slice(0, i)
        .some(
          (other) =>
            other.clause === match.clause &&
            other.value === match.value &&
            other.start < match.end &&
            match.start < other.end,
        ),
  )
  return apart.map(({ value }) => value)
}
