import { SheetError } from '../../sheets/sheet-error'
import { Zip } from '../../sheets/zip'
import { paragraphsOf, type Paragraph } from './docx-paragraphs'
import { readStyles } from './docx-styles'
import { createNumbering } from './docx-numbering'
import { doubt, type Doubt, type Line, type Lines } from './line'
import { ReadingError, type ReadingErrorCode } from './reading-error'

const MIB = 1024 * 1024
/** A hundred pages are some 2 MiB; the whole is held in memory. */
const LIMITS = { smallPartBytes: 64 * MIB, ratio: 100, ratioFromBytes: 8 * MIB }
const BODY = 'word/document.xml'

/**
 * Paragraphs of a Word document, with the numbers that Word itself writes before them: libraries
 * that turn Word into text drop these, and with them every 第一条 of a document numbered so.
 */
export async function readDocx(bytes: Uint8Array): Promise<Lines> {
  try {
    const zip = await Zip.open(bytes, LIMITS)
    if (!zip.has(BODY)) throw new ReadingError('unknown_kind')
    const part = async (name: string) => (zip.has(name) ? await zip.text(name) : '')
    const styles = readStyles(await part('word/styles.xml'))
    const numberOf = createNumbering(await part('word/numbering.xml'))
    const { paragraphs, has } = paragraphsOf(await zip.text(BODY))
    const doubts: Doubt[] = []
    const numbered: Line[] = []
    const lines = paragraphs.flatMap((paragraph, at): Line[] => {
      const style = styles.get(paragraph.style ?? '') ?? {}
      if (style.isContents) return []
      const place = `第${at + 1}段`
      const number = paragraph.text.trim() === '' ? '' : numberOf(paragraph, style)
      const [first = '', ...rest] = textsOf(paragraph)
      const level = paragraph.level ?? style.level
      const line = { text: `${number}${first}`, place, ...(level !== undefined && { level }) }
      if (number !== '') numbered.push(line)
      return [line, ...rest.map((text) => ({ text, place }))].filter(({ text }) => text !== '')
    })
    const [firstNumbered] = numbered
    if (firstNumbered) doubts.push(doubt('numbered_by_word', firstNumbered))
    for (const kind of has) doubts.push(doubt(kind, null))
    return { lines, doubts }
  } catch (error) {
    if (error instanceof SheetError) throw new ReadingError(CODES[error.code] ?? 'damaged')
    throw error
  }
}

const CODES: Partial<Record<SheetError['code'], ReadingErrorCode>> = {
  file_too_large: 'too_large',
  file_encrypted: 'encrypted',
}

/** A line break within a paragraph is one to the reader. */
const textsOf = ({ text }: Paragraph) => text.split('\n').map((each) => each.trim())
