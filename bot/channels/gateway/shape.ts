import type { TemplateRules } from './profile'

/** A variable of an approved text. */
export interface Blank {
  /** As it stands in `${…}`; once in a text. */
  name: string
  holds: 'text' | 'code' | 'phone'
  /** What it can hold at most, in UTF-16 units. */
  most: number
  /** As an example to show to who approves it. */
  example: string
}

/** The approved text of a sentence: words and blanks in turn. */
export type Shape = readonly (string | Blank)[]

/** As it is handed in: 您好，${head}家。 */
export const textOfShape = (shape: Shape): string =>
  shape.map((part) => (typeof part === 'string' ? part : `\${${part.name}}`)).join('')

export const blanksOf = (shape: Shape): Blank[] =>
  shape.filter((part): part is Blank => typeof part !== 'string')

/** With an example in every blank. */
export const exampleOf = (shape: Shape): string =>
  shape.map((part) => (typeof part === 'string' ? part : part.example)).join('')

/** Why an operator would not approve a text; null where nothing speaks against it. */
export const unfitting = (shape: Shape, rules: TemplateRules): string | null => {
  const blanks = blanksOf(shape)
  const text = textOfShape(shape)
  const literal = shape.filter((part) => typeof part === 'string').join('')
  if (blanks.length > rules.mostVariables) return 'there are too many variables'
  if (text.length > rules.longestText) return 'it is too long'
  if (rules.forbidden.test(text)) return 'it holds a character that is not allowed'
  if (literal.replace(/[\s\p{P}]/gu, '').length < 2) return 'it is nothing but variables'
  const isAdjoining = shape.some(
    (part, i) => typeof part !== 'string' && typeof shape[i + 1] === 'object',
  )
  if (isAdjoining && !rules.mayAdjoin) return 'variables stand next to each other'
  return null
}

/** What may be too long for it: such a sentence is sent where it is short enough. */
export const mayOverflow = (shape: Shape, { longestVariable }: TemplateRules): boolean =>
  blanksOf(shape).some(({ most }) => most > longestVariable)
