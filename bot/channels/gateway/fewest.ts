import { fit } from './fit'
import type { TemplateRules } from './profile'
import { type Blank, blanksOf, type Shape } from './shape'

const SIGNS = { text: '字', code: '8', phone: '8' } as const

const filled = (shape: Shape, isLong: (blank: Blank) => boolean, longest: number) =>
  shape
    .map((part) => {
      if (typeof part === 'string') return part
      return SIGNS[part.holds].repeat(isLong(part) ? Math.min(part.most, longest) : 1)
    })
    .join('')

/** With every blank as full as it may be, and as empty; and with one of them unlike the others. */
function extremesOf(shape: Shape, { longestVariable }: TemplateRules): string[] {
  const of = (isLong: (blank: Blank) => boolean) => filled(shape, isLong, longestVariable)
  return [
    of(() => false),
    of(() => true),
    ...blanksOf(shape).flatMap((blank) => [
      of((each) => each === blank),
      of((each) => each !== blank),
    ]),
  ]
}

/**
 * The fewest of these texts that still say all that each of them can: one is left out where another
 * says its shortest and its longest sentences to the letter. The ones that say most are taken first.
 */
export function fewest(shapes: readonly Shape[], rules: TemplateRules): Shape[] {
  const covers = shapes.map((shape) =>
    shapes.flatMap((other, i) =>
      extremesOf(other, rules).every((text) => fit(text, shape, rules)) ? i : [],
    ),
  )
  const left = new Set(shapes.map((_shape, i) => i))
  const kept = new Set<number>()
  while (left.size > 0) {
    const gain = covers.map((covered) => covered.filter((i) => left.has(i)).length)
    const best = gain.indexOf(Math.max(...gain))
    kept.add(best)
    left.delete(best)
    for (const i of covers[best] ?? []) left.delete(i)
  }
  return shapes.filter((_shape, i) => kept.has(i))
}
