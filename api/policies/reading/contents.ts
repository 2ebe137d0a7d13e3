import type { Line } from './line'
import { articleMark, looksLikeHeading, partMark } from './marks'

export interface Trimmed {
  lines: Line[]
  leftOut: Line[]
}

const CONTENTS = /^[#*\s]*目[\s\u3000]*[录次][\s\u3000]*$/u
const LEADERS = /[\s.．·…‥。]{2,}[\d\s-]*$|\s+\d{1,4}$/u
const LONGEST = 200
/** So many headings a table of contents may have. */
const MOST = 400

/** Without the table of contents, whose headings all come again. */
export function withoutContents(lines: readonly Line[]): Trimmed {
  const named = lines.findIndex(({ text }) => CONTENTS.test(text))
  const from = named === -1 ? lines.findIndex(({ text }) => partMark(plain(text))) : named
  if (from === -1) return { lines: [...lines], leftOut: [] }
  const end = named === -1 ? againFrom(lines, from) : contentsEnd(lines, from)
  return {
    lines: lines.filter((_, at) => at < from || at >= end),
    leftOut: lines.slice(from, end),
  }
}

/** Its entries have pages behind dots, or all come again. */
function contentsEnd(lines: readonly Line[], at: number): number {
  const last = new Map(lines.map(({ text }, line) => [plain(text), line]))
  let end = at + 1
  while (end < lines.length) {
    const text = lines[end]?.text ?? ''
    if (!isEntry(text) && last.get(plain(text)) === end) break
    end += 1
  }
  return end
}

/** Where the heading at `from` stands a second time with nothing but headings between, else `from`. */
function againFrom(lines: readonly Line[], from: number): number {
  const first = plain(lines[from]?.text ?? '')
  for (let at = from + 1; at < Math.min(lines.length, from + MOST); at += 1) {
    const text = plain(lines[at]?.text ?? '')
    if (text === first) return at
    if (!looksLikeHeading(text) || isArticleWithText(text)) return from
  }
  return from
}

const isEntry = (text: string) => text.length <= LONGEST && LEADERS.test(text)

const isArticleWithText = (text: string) => (articleMark(text)?.rest.length ?? 0) > 20

/** As it can be compared, without dots, page and spaces; a long line is no heading anyway. */
const plain = (text: string) =>
  text.length > LONGEST ? text : text.replace(LEADERS, '').replace(/[\s\u3000]/g, '')
