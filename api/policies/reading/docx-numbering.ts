import { attribute, unescapeXml } from '../../sheets/xml'
import type { Paragraph } from './docx-paragraphs'
import { valueOf } from './docx-paragraphs'
import type { Style } from './docx-styles'
import { inChinese } from './numerals'

interface Level {
  start: number
  format: string
  /** 第%1条, where %1 stands for the number of the outermost level. */
  text: string
}

/** Writes the numbers Word writes itself, when asked for paragraph after paragraph in order. */
export function createNumbering(xml: string) {
  const lists = readLists(xml)
  /** By the list that is shared: two numberings of the same go on counting. */
  const counts = new Map<string, number[]>()
  const restarted = new Set<string>()
  return function numberOf(paragraph: Paragraph, style: Style): string {
    const id = paragraph.numbering ?? style.numbering ?? '0'
    const list = lists.get(id)
    const depth = paragraph.depth ?? style.depth ?? 0
    const level = list?.levels.get(depth)
    if (!list || !level) return ''
    const count = counts.get(list.shared) ?? []
    counts.set(list.shared, count)
    const isRestart = list.restarts.has(depth) && !restarted.has(`${id}/${depth}`)
    if (isRestart) restarted.add(`${id}/${depth}`)
    const last = isRestart ? undefined : count[depth]
    count[depth] = last === undefined ? level.start : last + 1
    count.length = depth + 1
    const text = level.text.replace(/%([1-9])/g, (_, place: string) => {
      const at = Number(place) - 1
      const counted = list.levels.get(at)
      return written(count[at] ?? counted?.start ?? 1, counted?.format ?? level.format)
    })
    if (level.format === 'bullet' || text === '') return ''
    return /[）)、．]$/u.test(text) ? text : `${text} `
  }
}

interface List {
  shared: string
  levels: ReadonlyMap<number, Level>
  /** Depths at which this numbering begins anew. */
  restarts: ReadonlySet<number>
}

function readLists(xml: string): ReadonlyMap<string, List> {
  const shared = new Map(
    blocks(xml, 'abstractNum').map(({ tag, inside }) => [
      named(tag, 'abstractNumId') ?? '',
      levelsOf(inside),
    ]),
  )
  return new Map(
    blocks(xml, 'num').map(({ tag, inside }): [string, List] => {
      const id = firstValue(inside, 'abstractNumId') ?? ''
      const levels = new Map(shared.get(id))
      const restarts = new Set<number>()
      for (const override of blocks(inside, 'lvlOverride')) {
        const depth = Number(named(override.tag, 'ilvl') ?? 0)
        const start = firstValue(override.inside, 'startOverride')
        const level = levelsOf(override.inside).get(depth) ?? levels.get(depth)
        if (!level) continue
        levels.set(depth, start === undefined ? level : { ...level, start: Number(start) })
        if (start !== undefined) restarts.add(depth)
      }
      return [named(tag, 'numId') ?? '', { shared: id, levels, restarts }]
    }),
  )
}

const levelsOf = (xml: string): Map<number, Level> =>
  new Map(
    blocks(xml, 'lvl').map(({ tag, inside }) => [
      Number(named(tag, 'ilvl') ?? 0),
      {
        start: Number(firstValue(inside, 'start') ?? 1),
        format: firstValue(inside, 'numFmt') ?? 'decimal',
        text: unescapeXml(firstValue(inside, 'lvlText') ?? ''),
      },
    ]),
  )

/** Elements of a name with what is in them; none of those asked for stands in its like. */
function blocks(xml: string, name: string): { tag: string; inside: string }[] {
  const element = new RegExp(
    `<(?:\\w+:)?${name}(?=[\\s>])([^>]*)(?<!/)>([\\s\\S]*?)</(?:\\w+:)?${name}>`,
    'g',
  )
  return [...xml.matchAll(element)].map(([, tag = '', inside = '']) => ({ tag, inside }))
}

function firstValue(xml: string, name: string): string | undefined {
  const tag = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])([^>]*)>`).exec(xml)?.[1]
  return tag === undefined ? undefined : valueOf(tag)
}

function named(tag: string, name: string): string | undefined {
  const prefixed = new RegExp(` (\\w+:)?${name}=`).exec(tag)
  return prefixed ? attribute(tag, `${prefixed[1] ?? ''}${name}`) : undefined
}

const CHINESE = /^(?:chinese|japanese|taiwanese|ideograph|koreanCounting)/

/** A number as a format of Word writes it; rare formats come as digits. */
function written(number: number, format: string): string {
  if (format === 'none' || !Number.isInteger(number) || number < 0 || number > 9999) return ''
  if (CHINESE.test(format)) return inChinese(number)
  if (format === 'decimalEnclosedCircle' && number >= 1 && number <= 20) {
    return String.fromCodePoint(0x2460 + number - 1)
  }
  if (format === 'lowerLetter') return letter(number)
  if (format === 'upperLetter') return letter(number).toUpperCase()
  return `${number}`
}

/** 1 is a, 27 aa as Word goes on. */
const letter = (number: number) =>
  number < 1
    ? ''
    : String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(Math.min(number, 260) / 26))
