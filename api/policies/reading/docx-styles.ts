import { attribute } from '../../sheets/xml'
import { valueOf } from './docx-paragraphs'

/** What a style says of the paragraphs in it. */
export interface Style {
  /** 0 for the title, from 1 for headings. */
  level?: number
  numbering?: string
  depth?: number
  /** Of a table of contents. */
  isContents?: boolean
}

const STYLE = /<(?:\w+:)?style(?=[\s>])([^>]*)>([\s\S]*?)<\/(?:\w+:)?style>/g
/** A style is based on another, that on a third; a circle ends. */
const MOST_BASES = 10

export function readStyles(xml: string): ReadonlyMap<string, Style> {
  const bodies = new Map<string, string>()
  for (const [, tag = '', body = ''] of xml.matchAll(STYLE)) {
    const id = / (\w+:)?styleId=/.exec(tag)
    const name = id && attribute(tag, `${id[1] ?? ''}styleId`)
    if (name) bodies.set(name, body)
  }
  return new Map([...bodies.keys()].map((id) => [id, resolved(id, bodies)]))
}

function resolved(id: string, bodies: ReadonlyMap<string, string>): Style {
  let style: Style = {}
  let next: string | undefined = id
  for (let steps = 0; next !== undefined && steps < MOST_BASES; steps += 1) {
    const body: string = bodies.get(next) ?? ''
    style = { ...own(body), ...style }
    next = elementValue(body, 'basedOn')
  }
  return style
}

function own(body: string): Style {
  const name = elementValue(body, 'name')?.toLowerCase() ?? ''
  const outline = elementValue(body, 'outlineLvl')
  const heading = /^(?:heading|标题) ?([1-9])$/u.exec(name)?.[1] ?? levelOf(outline)
  const numbering = elementValue(body, 'numId')
  const depth = elementValue(body, 'ilvl')
  return {
    ...(heading !== undefined && { level: Number(heading) }),
    ...(name === 'title' && { level: 0 }),
    ...(numbering !== undefined && { numbering }),
    ...(depth !== undefined && { depth: Number(depth) }),
    ...(/^toc ?(?:\d|heading)/.test(name) && { isContents: true }),
  }
}

const levelOf = (outline: string | undefined) =>
  outline === undefined || Number(outline) > 8 ? undefined : Number(outline) + 1

function elementValue(xml: string, name: string): string | undefined {
  const tag = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])([^>]*)>`).exec(xml)?.[1]
  return tag === undefined ? undefined : valueOf(tag)
}
