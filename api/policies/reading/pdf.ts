import { doubt, type Doubt, type Lines } from './line'
import { printedLines, withoutMargins } from './pdf-lines'
import { ReadingError } from './reading-error'
import { joinWrapped } from './wrapped'

/** A longer one is no policy. */
const MOST_PAGES = 500
/** Of characters that a page with text has at least; a scan may carry a stamp's. */
const FEW_CHARS = 10

/** The text layer of a PDF, its lines joined to paragraphs, page numbers and running heads dropped. */
export async function readPdf(bytes: Uint8Array): Promise<Lines> {
  const pages = await itemsOf(bytes)
  const lines = pages.map(printedLines)
  const empty = lines.flatMap((page, at) => (charsIn(page) < FEW_CHARS ? [at + 1] : []))
  if (empty.length === pages.length) throw new ReadingError('no_text_layer')
  const { kept, dropped } = withoutMargins(lines)
  const doubts: Doubt[] = empty.map((page) => doubt('picture', { text: '', place: `第${page}页` }))
  const [first] = dropped
  if (first) {
    const texts = [...new Set(dropped.map(({ text }) => text))]
    doubts.push(doubt('left_out', { text: texts.join(' '), place: first.place }))
  }
  return { lines: joinWrapped(kept), doubts: [...doubts, ...unreadable(kept)] }
}

const charsIn = (lines: readonly { text: string }[]) =>
  lines.reduce((chars, { text }) => chars + text.length, 0)

const unreadable = (lines: readonly { text: string; place: string }[]) =>
  lines
    .filter(({ text }) => /[\ufffd\ue000-\uf8ff]/.test(text))
    .map((line) => doubt('unreadable', line))

/** Loaded by the first who needs it: it is some two megabytes. */
async function itemsOf(bytes: Uint8Array) {
  const { extractTextItems, getDocumentProxy } = await import('unpdf')
  try {
    // A copy, as the reader takes its bytes away and takes no Buffer.
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), {
      verbosity: 0,
      stopAtErrors: false,
    })
    if (pdf.numPages > MOST_PAGES) throw new ReadingError('too_large')
    const { items } = await extractTextItems(pdf)
    return items
  } catch (error) {
    if (error instanceof ReadingError) throw error
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    throw new ReadingError(isLocked ? 'encrypted' : 'damaged')
  }
}
