import type { PrintedLine } from './wrapped'

/** A piece of text on a page; the page's `y` counts from below. */
export interface Item {
  str: string
  x: number
  y: number
  width: number
  fontSize: number
}

/** A line of a page, its height kept until the margins are gone. */
export interface PageLine extends PrintedLine {
  y: number
}

/** The lines of a page from above, each from the left. */
export function printedLines(items: readonly Item[], page: number): PageLine[] {
  const lines: Item[][] = []
  for (const item of items) {
    if (item.str.trim() === '' || item.fontSize === 0) continue
    const open = lines.at(-1)
    const first = open?.[0]
    if (first && Math.abs(first.y - item.y) < 0.5 * first.fontSize) open.push(item)
    else lines.push([item])
  }
  const printed = merged(lines).map((line): PageLine => {
    const sorted = line.toSorted((one, other) => one.x - other.x)
    const em = Math.max(...sorted.map(({ fontSize }) => fontSize))
    const last = sorted.at(-1)
    const [start, end] = [sorted[0]?.x ?? 0, (last?.x ?? 0) + (last?.width ?? 0)]
    const place = `第${page + 1}页`
    return { text: textOf(sorted), place, start, end, em, isAfterGap: false, y: sorted[0]?.y ?? 0 }
  })
  return printed.toSorted((one, other) => other.y - one.y)
}

/** Pieces of one line may arrive apart, a page number before the text. */
function merged(lines: readonly Item[][]): Item[][] {
  const sorted = lines.toSorted(([one], [other]) => (other?.y ?? 0) - (one?.y ?? 0))
  const found: Item[][] = []
  for (const line of sorted) {
    const [above] = found.at(-1) ?? []
    const [first] = line
    if (above && first && Math.abs(above.y - first.y) < 0.4 * first.fontSize) {
      found.at(-1)?.push(...line)
    } else found.push([...line])
  }
  return found
}

/** A gap as wide as a character was a space; a narrower one is how the line was filled. */
function textOf(items: readonly Item[]): string {
  let text = ''
  let end: number | undefined
  for (const { str, x, width, fontSize } of items) {
    const gap = end === undefined ? 0 : x - end
    const isWord = /[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(str)
    if (gap > (isWord ? 0.15 : 0.7) * fontSize) text += ' '
    text += str
    end = x + width
  }
  return withoutFiller(text.replace(/\s+/g, ' ').trim())
}

/** Typesetting stands numbers and letters off from Chinese: 满 80 岁. */
const withoutFiller = (text: string) =>
  text.replace(
    /(?<=[\p{Script=Han}，。；：、（）]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) (?=[\p{Script=Han}，。；：、（）])/gu,
    '',
  )

/** Between paragraphs there may be more room than between their lines. */
const GAP = 1.35

function withGaps(lines: readonly PageLine[]): PageLine[] {
  const steps = lines.slice(1).map(({ y }, at) => (lines[at]?.y ?? 0) - y)
  const usual = steps.toSorted((one, other) => one - other)[Math.floor(steps.length / 3)] ?? 0
  return lines.map((line, at) => ({
    ...line,
    isAfterGap: at > 0 && (steps[at - 1] ?? 0) > GAP * usual,
  }))
}

const PAGE_NUMBER =
  /^[-—－–·\s]*第?\s*\d{1,4}\s*页?\s*(?:[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[-—－–·\s]*$/u
/** So many lines above and below may be the same on every page. */
const MARGIN_LINES = 3

/** Without page numbers and what stands above or below the text of most pages. */
export function withoutMargins(pages: readonly PageLine[][]): {
  kept: PageLine[]
  dropped: PageLine[]
} {
  const seen = new Map<string, number>()
  for (const page of pages) {
    for (const key of new Set(marginsOf(page).map(keyOf))) seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  const isRepeated = (line: PageLine) =>
    pages.length > 1 && (seen.get(keyOf(line)) ?? 0) >= Math.max(2, pages.length / 2)
  const isMargin = (line: PageLine) => PAGE_NUMBER.test(line.text) || isRepeated(line)
  const kept: PageLine[] = []
  const dropped: PageLine[] = []
  for (const page of pages) {
    // From the edge inwards, up to the first line that is text.
    const from = page.slice(0, MARGIN_LINES).findIndex((line) => !isMargin(line))
    const start = from === -1 ? Math.min(MARGIN_LINES, page.length) : from
    const below = page.slice(Math.max(start, page.length - MARGIN_LINES))
    const end = page.length - below.length + below.findLastIndex((line) => !isMargin(line)) + 1
    kept.push(...withGaps(page.slice(start, end)))
    const margins = [...page.slice(0, start), ...page.slice(end)]
    dropped.push(...margins.filter(({ text }) => !PAGE_NUMBER.test(text)))
  }
  return { kept, dropped }
}

const marginsOf = (page: readonly PageLine[]) =>
  page.filter((_, at) => at < MARGIN_LINES || at >= page.length - MARGIN_LINES)

/** The same words at the same height, whatever number is in them. */
const keyOf = ({ text, y }: PageLine) => `${text.replace(/\d+/g, '#')} ${Math.round(y / 4)}`
