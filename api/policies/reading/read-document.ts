import { extname } from 'node:path'
import { readDocx } from './docx'
import { readJsonLines } from './json-lines'
import type { Doubt } from './line'
import { readMarkdown } from './markdown'
import { readPdf } from './pdf'
import { decodeText, readPlainText } from './plain-text'
import { ReadingError } from './reading-error'
import { split, type Split } from './split'

/** An article of a document, or a section of one that has no articles. */
export interface ReadArticle {
  /**
   * As the document counts it: 第十五条, 三、（二）, or null where it has no number. Pieces of a long
   * section have the same.
   */
  label: string | null
  /** Headings it stands under, outermost first: 第三章 保障措施, 第一节 …. */
  headings: string[]
  /** Paragraphs and items in order; joined by line breaks they are the whole text. */
  passages: string[]
}

export interface ReadDocument {
  title: string
  articles: ReadArticle[]
  /** What was left out or looks odd, for the preview. */
  doubts: Doubt[]
}

const MOST_BYTES = 20 * 1024 * 1024

/**
 * The documents of a file, cut into articles: one, but for a .jsonl which may hold several. What
 * the bytes are counts for more than what the name says. Throws ReadingError.
 */
export async function readDocument(fileName: string, bytes: Uint8Array): Promise<ReadDocument[]> {
  if (bytes.length > MOST_BYTES) throw new ReadingError('too_large')
  const name = fileName.replace(/^.*[\\/]/u, '')
  const title = name.slice(0, name.length - extname(name).length)
  const splits = await splitsOf(extname(name).toLowerCase(), bytes, title)
  const documents = splits.filter(({ articles }) => articles.length > 0)
  if (documents.length === 0) throw new ReadingError('no_text')
  return documents.map(({ title, articles, doubts }) => ({
    title,
    articles: articles.map(({ label, headings, passages }) => ({ label, headings, passages })),
    doubts,
  }))
}

async function splitsOf(extension: string, bytes: Uint8Array, name: string): Promise<Split[]> {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (start.startsWith('PK\x03\x04')) return [split(await readDocx(bytes), name)]
  if (/^[\s\S]{0,16}%PDF-/.test(start)) return [split(await readPdf(bytes), name)]
  if (start.startsWith('\xd0\xcf\x11\xe0')) throw new ReadingError('old_word')
  switch (extension) {
    case '.txt':
      return [split(readPlainText(decodeText(bytes)), name)]
    case '.md':
    case '.markdown':
      return [split(readMarkdown(decodeText(bytes)), name)]
    case '.jsonl':
      return readJsonLines(decodeText(bytes), name)
    case '.docx':
    case '.pdf':
      throw new ReadingError('damaged')
    default:
      throw new ReadingError('unknown_kind')
  }
}
