import { attribute, unescapeXml } from '../../sheets/xml'
import type { DoubtKind } from './line'
import { ReadingError } from './reading-error'

export interface Paragraph {
  text: string
  /** Id of its style. */
  style?: string
  /** Outline level, from 1; of the paragraph itself. */
  level?: number
  /** Which of the document's numberings counts it, by its own word; '0' takes the style's away. */
  numbering?: string
  /** How deep in it, from 0. */
  depth?: number
}

/** What a document holds that a text cannot show. */
type Held = Extract<DoubtKind, 'table' | 'picture' | 'footnotes'>

/** What was deleted, said otherwise for older programs, or is an instruction. */
const UNSEEN = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'instrText',
  'delText',
  'rt',
  'sectPr',
  'pPrChange',
  'rPrChange',
])
const HELD: Record<string, Held> = {
  tbl: 'table',
  drawing: 'picture',
  pict: 'picture',
  footnoteReference: 'footnotes',
  endnoteReference: 'footnotes',
}
const WRITTEN: Record<string, string> = { tab: ' ', br: '\n', cr: '\n', noBreakHyphen: '-' }

/** What never closes goes to the end, and a name is not tried letter by letter: a damaged file is read once. */
const PIECE =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<([/?!]?)(?:\w+:)?([\w.]+)(?![\w.])([^<>]*)>|([^<]+)/g

const isNeverClosed = (piece: string) =>
  (piece.startsWith('<!--') && !piece.endsWith('-->')) ||
  (piece.startsWith('<![CDATA[') && !piece.endsWith(']]>'))

/** The paragraphs of a Word document in reading order; a row of a table is one. */
export function paragraphsOf(xml: string): { paragraphs: Paragraph[]; has: Set<Held> } {
  const paragraphs: Paragraph[] = []
  const has = new Set<Held>()
  /** Open paragraphs: a text box stands within one and holds others. */
  const open: Paragraph[] = []
  /** Cells of the open rows, each of paragraphs. */
  const rows: string[][] = []
  let unseen: { name: string; depth: number } | null = null
  let isText = false
  let isProperties = false

  const finish = (paragraph: Paragraph | undefined) => {
    const row = rows.at(-1)
    if (!paragraph) return
    if (row && row.length > 0) row.push(`${row.pop() ?? ''}${paragraph.text} `)
    else paragraphs.push(paragraph)
  }
  const begin = (name: string, tag: string) => {
    const held = HELD[name]
    if (held) has.add(held)
    const paragraph = open.at(-1)
    if (name === 'p') open.push({ text: '' })
    else if (name === 't') isText = true
    else if (name === 'pPr') isProperties = true
    else if (name === 'tr') rows.push([])
    else if (name === 'tc') rows.at(-1)?.push('')
    else if (!paragraph) return
    else if (isProperties) setProperty(paragraph, name, tag)
    else if (!(name === 'br' && tag.includes('page'))) paragraph.text += WRITTEN[name] ?? ''
  }
  const end = (name: string) => {
    if (name === 'p') finish(open.pop())
    else if (name === 't') isText = false
    else if (name === 'pPr') isProperties = false
    else if (name === 'tr') {
      const cells = (rows.pop() ?? []).map((cell) => cell.trim())
      finish({ text: cells.filter(Boolean).join('　').replace(/\n/g, ' ') })
    }
  }

  for (const [whole, cdata, sign, name = '', tag = '', text] of xml.matchAll(PIECE)) {
    if (isNeverClosed(whole)) throw new ReadingError('damaged')
    if (cdata !== undefined || text !== undefined) {
      const paragraph = open.at(-1)
      if (isText && !unseen && paragraph) paragraph.text += cdata ?? unescapeXml(text ?? '')
    } else if (sign === '?') continue
    // A document type could define entities; Word writes none.
    else if (sign === '!') throw new ReadingError('damaged')
    else if (unseen) {
      if (name === unseen.name && !tag.endsWith('/')) unseen.depth += sign === '/' ? -1 : 1
      if (unseen.depth === 0) unseen = null
    } else if (sign === '/') end(name)
    else if (UNSEEN.has(name)) unseen = tag.endsWith('/') ? null : { name, depth: 1 }
    else {
      begin(name, tag)
      if (tag.endsWith('/')) end(name)
    }
  }
  if (open.length > 0 || !/<\/(?:\w+:)?document>\s*$/.test(xml)) throw new ReadingError('damaged')
  return { paragraphs, has }
}

/** A level of 9 is body text. */
const BODY_LEVEL = 9

function setProperty(paragraph: Paragraph, name: string, tag: string) {
  const value = valueOf(tag)
  if (value === undefined) return
  if (name === 'pStyle') paragraph.style = value
  else if (name === 'numId') paragraph.numbering = value
  else if (name === 'ilvl') paragraph.depth = Number(value)
  else if (name === 'outlineLvl' && Number(value) < BODY_LEVEL) paragraph.level = Number(value) + 1
}

/** `w:val` of an element, whatever the prefix. */
export const valueOf = (tag: string): string | undefined => {
  const prefixed = / (\w+:)?val=/.exec(tag)
  return prefixed ? attribute(tag, `${prefixed[1] ?? ''}val`) : undefined
}
