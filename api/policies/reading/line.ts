/** A paragraph of a document before anything is made of it; never empty, never with a line break. */
export interface Line {
  text: string
  /** For whoever looks it up in the file: 第12行, 第3页, 第5段. */
  place: string
  /** The file itself says it is a heading: 1 for # or Heading 1, 0 for the document's title. */
  level?: number
}

/** What a format gives the splitting. */
export interface Lines {
  lines: Line[]
  doubts: Doubt[]
}

export type DoubtKind =
  /** Text that goes into no article: preamble, table of contents, signature. */
  | 'left_out'
  /** The numbers skip some. */
  | 'jump'
  /** The same number twice. */
  | 'double'
  /** The first number is not one. */
  | 'starts_late'
  /** Counts from one again: perhaps two documents in a file. */
  | 'counts_anew'
  /** Stands at the beginning of a line like an article, and was taken for part of the one before. */
  | 'not_an_article'
  | 'very_long'
  | 'empty'
  /** Numbers that Word writes and that are not in the text. */
  | 'numbered_by_word'
  /** Characters that could not be read. */
  | 'unreadable'
  /** Stood in a table; its cells are written in a row. */
  | 'table'
  /** Pictures, or pages without text. */
  | 'picture'
  | 'footnotes'

/** What was left out or looks odd, for a person to look at before the document is used. */
export interface Doubt {
  kind: DoubtKind
  place: string | null
  /** Of the article it concerns. */
  label: string | null
  /** The words of the document it is about, whole where they were left out; may be empty. */
  text: string
}

export const doubt = (
  kind: DoubtKind,
  line: { text: string; place: string } | null,
  label: string | null = null,
): Doubt => ({ kind, place: line?.place ?? null, label, text: line?.text ?? '' })

export const shortened = (text: string, to: number) =>
  text.length > to ? `${text.slice(0, to)}…` : text
