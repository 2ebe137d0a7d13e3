import type { Blank } from './shape'

type Value = string | number | null

/** How values of a kind come to stand in a sentence. */
export interface KindShape {
  /**
   * Values that are said in the same words but for themselves; each row is a way of its own to say the
   * sentence. They differ in their first and last character, so that where they stand can be seen.
   */
  rows: readonly (readonly Value[])[]
  /** Ways that need an approved text of their own only if the first row does not cover them. */
  edges: readonly Value[]
  holds: Blank['holds']
  /** What stands between its parts, where it is a list that may need more than one variable. */
  between: string | null
  /** To show to who approves it. */
  example: string | null
}

/** A kind, of which only what is particular is said. */
export const shape = (change: Partial<KindShape>): KindShape => ({
  rows: [],
  edges: [],
  holds: 'text',
  between: null,
  example: null,
  ...change,
})

/** One of a list: its words are part of the approved text. */
export const oneOf = (all: readonly string[], ...more: null[]) =>
  shape({ rows: [...all, ...more].map((value) => [value]) })
