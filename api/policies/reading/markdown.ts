import { doubt, type Doubt, type Line, type Lines } from './line'
import { linesOf, paragraphs } from './plain-text'

const HEADING = /^(#{1,6})\s+(.*)$/u
const ROW = /^\|(.*)\|$/u
const RULE = /^(?:\|?[\s:|-]*-{3,}[\s:|-]*|\*{3,}|_{3,}|={3,}|(?:-\s){3,})$/u
const FENCE = /^\s*(?:```|~~~)/u

/** Markdown as text: its headings known as such, its emphasis, links and lists without their signs. */
export function readMarkdown(source: string): Lines {
  const { lines, doubts } = linesOf(withoutFrontMatter(source))
  const found: Doubt[] = [...doubts]
  let isInTable = false
  const texts = lines.map((line, at): Line => {
    const { text, place } = line
    if (FENCE.test(text)) return { text: '', place }
    if (/!\[[^\]]*\]\(/u.test(text)) found.push(doubt('picture', line))
    if (RULE.test(text.trim())) return { text: '', place }
    const row = ROW.exec(text.trim())?.[1]
    if (row !== undefined && !isInTable) found.push(doubt('table', line))
    isInTable = row !== undefined
    if (row !== undefined) return { text: words(row.split('|').map(words).join('　')), place }
    const [, signs, heading] = HEADING.exec(text.trim()) ?? []
    if (signs !== undefined)
      return { text: words((heading ?? '').replace(/ #+$/u, '')), place, level: signs.length }
    const under = lines[at + 1]?.text ?? ''
    if (text.trim() !== '' && /^(?:={3,}|-{3,})\s*$/u.test(under) && text.length < 60) {
      return { text: words(text), place, level: under.startsWith('=') ? 1 : 2 }
    }
    return { text: `${/^[\s\u3000]*/u.exec(text)?.[0] ?? ''}${words(text)}`, place }
  })
  return { lines: paragraphs(texts), doubts: found }
}

/** Nobody's paragraph; looking for pairs of signs in it could take for ever. */
const TOO_LONG = 4000

/** A line without its signs. */
function words(text: string): string {
  if (text.length > TOO_LONG) return text.trim()
  return text
    .replace(/<!--.*?-->|<\/?[a-z][^<>]*>/giu, '')
    .replace(/^\s*(?:>\s?)+/u, '')
    .replace(/^\s*[-*+]\s+(?:\[[ x]\]\s+)?/u, '')
    .replace(/!\[([^\]]*)\]\([^()]*\)/gu, '$1')
    .replace(/\[([^\]]+)\]\([^()]*\)/gu, '$1')
    .replace(/(\*\*|__|~~|`)(?=\S)(.+?)(?<=\S)\1/gu, '$2')
    .replace(/(?<![*\\])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?!\*)/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|>~-])/gu, '$1')
    .trim()
}

/** The lines stay, so that those below keep their number. */
const withoutFrontMatter = (source: string) =>
  source.replace(/^---\n[\s\S]*?\n---(?=\n|$)/u, (block) => block.replace(/[^\n]/g, ''))
