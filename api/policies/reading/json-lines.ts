import { z } from 'zod'
import type { PlacedArticle } from './articles'
import { sizeDoubts, numberingDoubts } from './look-over'
import { headingText } from './marks'
import { NUMBER } from './numerals'
import { linesOf } from './plain-text'
import { ReadingError } from './reading-error'
import type { Split } from './split'

const Row = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  /** What the rows of a document have in common. */
  doc: z.string().optional(),
  /** The document's name, the article's number, and what it stands under. */
  title: z.string().max(500),
  text: z.string(),
})

interface Named extends z.infer<typeof Row> {
  place: string
  /** Without the article; null where the title names none. */
  document: string | null
  label: string | null
  heading: string
}

const TITLE = new RegExp(
  `^(.*?)[\\s\\u3000]*(第[\\s\\u3000]*${NUMBER}[\\s\\u3000]*条(?:之${NUMBER})?)[\\s\\u3000]*(.*)$`,
  'su',
)

/** One article a line; the lines of a document belong together wherever they stand. */
export function readJsonLines(text: string, name: string): Split[] {
  const rows = linesOf(text)
    .lines.filter((line) => line.text.trim() !== '')
    .map(named)
  const documents = Map.groupBy(rows, (row) => row.doc ?? row.document ?? row.title)
  return [...documents.values()].map((each) => document(each, name))
}

function named({ text, place }: { text: string; place: string }): Named {
  const row = Row.safeParse(parsed(text, place))
  if (!row.success) throw new ReadingError('bad_line', place)
  const [whole, before = '', label = '', heading = ''] = TITLE.exec(row.data.title.trim()) ?? []
  return {
    ...row.data,
    place,
    document: whole === undefined ? null : before.replace(/^《(.*)》$/u, '$1'),
    label: whole === undefined ? null : label.replace(/[\s\u3000]/g, ''),
    heading: headingText(whole === undefined ? row.data.title.trim() : heading.trim()),
  }
}

function parsed(text: string, place: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ReadingError('bad_line', place)
  }
}

function document(rows: readonly Named[], name: string): Split {
  const title = titleOf(rows) || name
  const articles = rows.map(({ label, heading, text, place }): PlacedArticle => ({
    label,
    headings: heading === '' || heading === title ? [] : [heading],
    passages: text
      .split(/\s*\n\s*/u)
      .map((passage) => passage.trim())
      .filter(Boolean),
    place,
  }))
  return {
    title,
    articles,
    doubts: [...numberingDoubts(articles), ...sizeDoubts(articles)],
  }
}

function titleOf(rows: readonly Named[]): string | undefined {
  const [first] = rows
  const said = rows.find((row) => row.document)?.document
  if (said) return said
  const isNumbered = rows.some(({ label }) => label !== null)
  return isNumbered || rows.length > 1 ? first?.doc : first?.title
}
