import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { articleNumber } from './article-number'
import { list } from './card'

const FOLDER = join(import.meta.dirname, 'asked')

/** How people ask for what an article says; `says` stands in it, lest a law was renumbered since. */
export interface AskedOf {
  says: string | null
  wordings: readonly string[]
}

/** By the short name of a law and the number of its article, 102 or 253-1. */
export type Asked = ReadonlyMap<string, ReadonlyMap<string, AskedOf>>

/** 《中华人民共和国义务教育法》 is 义务教育法, as people and the headings of our lists have it. */
export const shortLawName = (name: string): string =>
  name.replace(/[《》\s]/g, '').replace(/^中华人民共和国/, '')

/** A file a law, or a part of one: its name, then a line an article: `15 户口簿: wording, wording`. */
export function readAsked(folder = FOLDER): Asked {
  const asked = new Map<string, Map<string, AskedOf>>()
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'))
  for (const file of files.toSorted()) {
    const [name = '', ...lines] = readFileSync(join(folder, file), 'utf8').trim().split('\n')
    const articles = asked.get(name) ?? new Map<string, AskedOf>()
    for (const line of lines) {
      const [, number = '', says = null, wordings = ''] =
        /^([\d-]+)(?: ([^:]+))?: (.*)$/.exec(line) ?? []
      articles.set(number, { says, wordings: list(wordings) })
    }
    asked.set(name, articles)
  }
  return asked
}

/** The longest name first: 劳动合同法实施条例 is no article of 劳动合同法. */
const namesOf = new WeakMap<Asked, string[]>()
function lawIn(title: string, asked: Asked): string | undefined {
  let names = namesOf.get(asked)
  if (!names) {
    names = [...asked.keys()].toSorted((a, b) => b.length - a.length)
    namesOf.set(asked, names)
  }
  const short = shortLawName(title)
  return names.find(
    (name) =>
      short.startsWith(name) &&
      /^第?[0-9０-９〇零一二两三四五六七八九十百千]/u.test(short.slice(name.length)),
  )
}

/** How an article is asked for; nothing where it does not say any more what it was written for. */
export function wordingsFor(
  { title, text }: { title: string; text: string },
  asked: Asked,
): readonly string[] {
  const law = lawIn(title, asked)
  const number = articleNumber(title)
  const of = law === undefined || number === null ? undefined : asked.get(law)?.get(number)
  if (!of || (of.says !== null && !text.replace(/\s/g, '').includes(of.says))) return []
  return of.wordings
}
