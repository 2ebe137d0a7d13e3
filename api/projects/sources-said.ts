import { type MoneyLine } from './rules'
import { moneySaid } from './wording'

interface Source {
  id: string
  name: string
}

/** Which money was said. */
export interface SourcesSaid {
  lines: MoneyLine[]
  /** Money is said of a source nobody has recorded, or that several may be. */
  isUnknown: boolean
}

const YEAR = /[〔[(【](\d{4})[〕\])】]/u
const plainOf = (text: string) => text.normalize('NFKC').toUpperCase()

/** Of a document's number neither year nor 号 is looked at where sums are. */
const bareOf = (plain: string) =>
  plain.replace(new RegExp(YEAR, 'gu'), '').replace(/(?<=\d)号/gu, '')
const sumsIn = (part: string) => moneySaid(bareOf(part))

interface Found {
  id: string
  at: number
  end: number
  /** Its year was said as well, or neither has one. */
  isExact: boolean
}

/** Each source that is named, with the sum behind it; the longer name first, so that none is found in another. */
export function readSources(said: string, known: readonly Source[]): SourcesSaid {
  const text = plainOf(said)
  const all = known
    .flatMap((source) => findAll(text, source))
    .toSorted((a, b) => b.end - b.at - (a.end - a.at) || Number(b.isExact) - Number(a.isExact))
  const taken: Found[] = []
  let isDoubtful = false
  for (const each of all) {
    const other = taken.find(({ at, end }) => each.at < end && at < each.end)
    if (!other) taken.push(each)
    // As long as the other and no better said: it may be either.
    else if (other.at === each.at && other.end === each.end && other.isExact === each.isExact)
      isDoubtful = true
  }
  const inOrder = taken.toSorted((a, b) => a.at - b.at)
  const parts = inOrder.map(({ id, end }, i) => ({
    id,
    sums: sumsIn(text.slice(end, inOrder[i + 1]?.at)),
  }))
  const isStray =
    sumsIn(text.slice(0, inOrder[0]?.at)).length > 0 || parts.some(({ sums }) => sums.length > 1)
  return {
    lines: parts.flatMap(({ id, sums: [amountFen] }) =>
      amountFen ? [{ sourceId: id, amountFen }] : [],
    ),
    isUnknown: isStray || isDoubtful,
  }
}

/** 溪财发〔2026〕174号 is typed as 溪财发174, and the other way round; of another year it is another. */
function findAll(text: string, { id, name }: Source): Found[] {
  const plain = plainOf(name).trim()
  const year = YEAR.exec(plain)?.[1]
  const bare = bareOf(plain)
  if (bare === '') return []
  const words = bare.split(/(\d+)/u).filter((part) => part !== '')
  // 174 is not found in 1745, nor 县级20 in 县级2026.
  const pattern = words
    .map((part) =>
      /^\d/u.test(part) ? `(?<!\\d)(?:${YEAR.source})?${part}(?!\\d)号?` : quoted(part),
    )
    .join('')
  return [...text.matchAll(new RegExp(pattern, 'gu'))].flatMap((found) => {
    const saidYear = found.slice(1).find((each) => each !== undefined)
    if (year !== undefined && saidYear !== undefined && year !== saidYear) return []
    const end = found.index + found[0].length
    return [{ id, at: found.index, end, isExact: year === saidYear }]
  })
}

const quoted = (words: string) => words.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&')
