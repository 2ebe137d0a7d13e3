import type { PlacedArticle } from './articles'
import type { Line } from './line'
import {
  annexMark,
  headingText,
  looksLikeHeading,
  partMark,
  QUESTION,
  sectionMark,
  type SectionMark,
} from './marks'

/** A longer section is cut into its parts, and these into paragraphs, in characters. */
const LONG = 400

/** Ranks below are headings as such; those above may as well count things in a sentence. */
const NUMBERED_FROM = 15
const QUESTION_RANK = 14

/** Cuts a document without 条 by its numbered headings, questions or paragraphs. */
export function cutIntoSections(lines: readonly Line[]): PlacedArticle[] {
  return cut(lines, { label: null, headings: [] }, -1)
}

interface Within {
  label: string | null
  headings: string[]
}

/** @param above the rank that was cut at already */
function cut(lines: readonly Line[], within: Within, above: number): PlacedArticle[] {
  if (lines.length === 0) return []
  const ranks = lines.map((line) => rankOf(line))
  const rank = Math.min(...distinct(ranks).filter((each) => each > above))
  const starts = ranks.flatMap((each, at) => (each === rank ? [at] : []))
  const isNeeded =
    above === -1 || rank < NUMBERED_FROM || lengthOf(lines) > LONG || areHeadings(lines, starts)
  if (rank === Number.POSITIVE_INFINITY || !isNeeded) return inParagraphs(lines, within)
  return [
    ...cut(lines.slice(0, starts[0]), within, rank),
    ...starts.flatMap((start, at) => section(lines.slice(start, starts[at + 1]), within, rank)),
  ]
}

/** Each short, with something below it; else they are the items of a list. */
const areHeadings = (lines: readonly Line[], starts: readonly number[]) =>
  starts.every(
    (start, at) =>
      looksLikeHeading(lines[start]?.text ?? '') && (starts[at + 1] ?? lines.length) > start + 1,
  )

function section(lines: readonly Line[], within: Within, rank: number): PlacedArticle[] {
  const [first, ...rest] = lines
  if (!first) return []
  const annex = annexMark(first.text)
  if (annex) {
    const inside = { label: annex.label, headings: annex.title === '' ? [] : [annex.title] }
    return orEmpty(cut(rest, inside, rank), inside, first)
  }
  if (rank === QUESTION_RANK) {
    const number = sectionMark(first.text)?.label ?? null
    return cut(lines, { ...within, label: number ?? within.label }, rank)
  }
  const mark = markOf(first)
  const label = mark ? `${within.label ?? ''}${mark.label}` : within.label
  const isHeading = first.level !== undefined || (rest.length > 0 && looksLikeHeading(first.text))
  if (!isHeading) {
    const text = { ...first, text: mark?.rest ?? first.text }
    return cut(text.text === '' ? rest : [text, ...rest], { ...within, label }, rank)
  }
  const inside = { label, headings: [...within.headings, headingText(first.text)] }
  return orEmpty(cut(rest, inside, rank), inside, first)
}

/** A heading with nothing below it is kept, for its words may be all there is. */
const orEmpty = (articles: PlacedArticle[], within: Within, { place }: Line): PlacedArticle[] =>
  articles.length > 0 ? articles : [{ ...within, passages: [], place }]

/** One article, or several of whole paragraphs where they are long. */
function inParagraphs(lines: readonly Line[], within: Within): PlacedArticle[] {
  const articles: PlacedArticle[] = []
  let length = 0
  for (const { text, place } of lines) {
    const open = articles.at(-1)
    if (open && length + text.length <= LONG) {
      open.passages.push(text)
      length += text.length
    } else {
      articles.push({ ...within, passages: [text], place })
      length = text.length
    }
  }
  return articles
}

function rankOf(line: Line): number {
  if (annexMark(line.text)) return 0
  if (line.level !== undefined) return line.level
  const part = partMark(line.text)
  if (part) return 10 + part.rank
  if (QUESTION.test(line.text)) return QUESTION_RANK
  const mark = sectionMark(line.text)
  return mark ? 10 + mark.rank : Number.POSITIVE_INFINITY
}

const markOf = ({ text }: Line): SectionMark | null => partMark(text) ?? sectionMark(text)

const lengthOf = (lines: readonly Line[]) =>
  lines.reduce((length, { text }) => length + text.length, 0)

const distinct = (ranks: readonly number[]) => [...new Set(ranks)]
