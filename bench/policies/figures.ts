import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Card, inSource, said } from '../../api/policies/card'

interface Article {
  id: string
  title: string
  text: string
}

export const readLines = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)

/**
 * Looks every figure, name and date of every card up in the texts they were written from.
 * @param laws articles, one JSON object a line
 * @param facts the fact sheet; by default `domain.md` one folder above the laws
 * @returns a line for whatever does not stand there
 */
export function checkFigures(
  cards: readonly Card[],
  laws: string,
  facts = join(dirname(laws), '..', 'domain.md'),
): string[] {
  const articles = readLines<Article>(laws)
  const byId = new Map(articles.map((article) => [article.id, article]))
  const sheet = existsSync(facts) ? readFileSync(facts, 'utf8') : ''

  const wrongIn = ({ id, source, figures }: Card): string[] => {
    const { ref, document, article, date } = source
    if (ref.startsWith('domain:')) {
      const section = sectionOf(sheet, ref.slice('domain:'.length))
      if (!section) return [`${id}: no section ${ref}`]
      return figures
        .filter((figure) => !section.includes(inSource(figure)))
        .map((figure) => `${id}: “${inSource(figure)}” is not in ${ref}`)
    }
    const found = byId.get(ref)
    if (!found) return [`${id}: no article ${ref}`]
    const [title = '', number] = found.title.split(' ')
    const letters = ref.replace(/\d+/, '')
    const whole = articles.filter((each) => each.id.replace(/\d+/, '') === letters)
    return [
      ...(title === document && number === article ? [] : [`${id}: ${ref} is ${found.title}`]),
      ...(date === null || whole.some(({ text }) => comesIntoForce(text, date))
        ? []
        : [`${id}: ${document} does not say ${date}`]),
      ...figures
        .filter((figure) => !found.text.includes(inSource(figure)))
        .map((figure) => `${id}: “${said(figure)}” is not in ${ref}`),
    ]
  }
  return cards.flatMap(wrongIn)
}

/** 2016-05-01 as 2016年5月1日起施行, spaces or not. */
function comesIntoForce(text: string, date: string): boolean {
  const [year, month, day] = date.split('-').map(Number)
  return text.replaceAll(' ', '').includes(`${year}年${month}月${day}日起施行`)
}

/** From its heading to the next one of the same depth or less. */
function sectionOf(sheet: string, number: string): string | undefined {
  const lines = sheet.split('\n')
  const start = lines.findIndex((line) => /^#+ /.test(line) && headed(line) === number)
  if (start < 0) return undefined
  const depth = lines[start]?.indexOf(' ') ?? 0
  const rest = lines.slice(start + 1)
  const end = rest.findIndex((line) => /^#+ /.test(line) && line.indexOf(' ') <= depth)
  return (end < 0 ? rest : rest.slice(0, end)).join('\n')
}

const headed = (line: string) => /^#+ ([\d.]*\d)/.exec(line)?.[1]
