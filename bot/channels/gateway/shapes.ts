import type { Language, Reply, TemplateName } from '../../../api/client'
import { render } from '../../messages/render'
import { choicesOf, longestLabel } from './asks'
import { fit } from './fit'
import type { TemplateRules } from './profile'
import { exampleOf, type Shape, textOfShape } from './shape'
import { shapeOfRow } from './span'
import { waysOf } from './ways'

export interface Said {
  language: Language
  isResend: boolean
}

const SMS = { isSms: true, hasButtons: false, isTemplated: true } as const

/** What goes to the phone behind the signature, which the gateway puts there itself. */
const wordsOf = (reply: Reply, { language, isResend }: Said) =>
  render(reply, language, SMS, '', { isResend }).text.slice('【】'.length)

/** The approved texts of a sentence: every way it is said, with what differs each time left blank. */
export function shapesOf(
  template: TemplateName,
  said: Said,
  hotline: string,
  rules: TemplateRules,
): Shape[] {
  const found = new Map<string, Shape>()
  for (const choices of choicesOf(template)) {
    const words = (vars: Reply['vars']) =>
      wordsOf({ template, vars, ...(choices && { choices }) }, said)
    for (const rows of waysOf(template, words, hotline, rules)) {
      const labels = (choices ?? []).map(() => longestLabel(template))
      const shapes = shapeOfRow(rows, words, labels, rules)
      const [first] = shapes
      const isCovered = (other: Shape) => first && fit(exampleOf(first), other, rules)
      if (rows.some((row) => row.isEdge) && [...found.values()].some(isCovered)) continue
      for (const shape of shapes) found.set(textOfShape(shape), shape)
    }
  }
  return [...found.values()]
}
